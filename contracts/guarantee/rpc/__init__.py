"""What guarantee can be asked."""

from contracts.call import Call, Nothing, Stored, command, page_of, query
from contracts.guarantee.rpc.applying import (
    Clauses,
    CreateGuarantee,
    GuaranteeCreated,
    ListGuarantees,
    OpenFromPreservation,
    SaveGuaranteeCreation,
    SaveInsurance,
    SignProposal,
    SurrenderGuarantee,
    ViewGuaranteeSection,
    WithdrawGuarantee,
)
from contracts.guarantee.rpc.progress import (
    GuaranteeColumn as GuaranteeColumn,
)  # the gateway shows it as part of another
from contracts.guarantee.rpc.progress import GuaranteeRow, GuaranteeView
from contracts.guarantee.rpc.quoting import AskQuotes, Insurers, ListInsurers, QuoteId, Quotes
from contracts.guarantee.rpc.underwriting import (
    DecideClaim,
    DischargeGuarantee,
    EndorseGuarantee,
    Exposure,
    GuaranteeSnapshot,
    IssueGuarantee,
    ListOfficeGuarantees,
    OfficeGuaranteeRow,
    OpenClaim,
    ReviewGuarantee,
)
from contracts.guarantee.rpc.verifying import (
    Certificates,
    FileVerified,
    LetterVerified,
    SealedPaper,
    Statement,
    VerifyFile,
    VerifyLetter,
)
from contracts.preservation.rpc.applying import OrderMaterials, PaperId
from contracts.preservation.rpc.carrying import CarriedOver
from contracts.preservation.rpc.deciding import PaperFile
from contracts.preservation.rpc.drafting import (
    AddMaterial,
    ApplicationId,
    Check,
    MaterialId,
    Removed,
    SaveBasicInformation,
    Section,
)
from contracts.preservation.rpc.office import ListOfficeEvents, OfficeEvents
from contracts.preservation.rpc.progress import MaterialFile, Paper, Timeline

# insurers and quotes
LIST_INSURERS = query("guarantee.list_insurers", ListInsurers, Insurers)
ASK_QUOTES = command("guarantee.ask_quotes", AskQuotes, Quotes)
VIEW_QUOTES = query("guarantee.view_quotes", QuoteId, Quotes)

# the applicant, until the submission
CREATE_APPLICATION = command("guarantee.create_application", CreateGuarantee, GuaranteeCreated)
OPEN_FROM_PRESERVATION = command("guarantee.open_from_preservation", OpenFromPreservation, GuaranteeCreated)
LIST_APPLICATIONS = query(
    "guarantee.list_applications", ListGuarantees, page_of(GuaranteeRow, "GuaranteeRows")
)
VIEW_APPLICATION = query("guarantee.view_application", ApplicationId, GuaranteeView)
VIEW_SECTION = query("guarantee.view_section", ViewGuaranteeSection, Section)
SAVE_CREATION = command("guarantee.save_creation", SaveGuaranteeCreation, Stored)
SAVE_BASIC_INFORMATION = command("guarantee.save_basic_information", SaveBasicInformation, Stored)
SAVE_INSURANCE = command("guarantee.save_insurance", SaveInsurance, Stored)
RENEW_QUOTE = command("guarantee.renew_quote", ApplicationId, Stored)
ADD_MATERIAL = command("guarantee.add_material", AddMaterial, Stored)
REMOVE_MATERIAL = command("guarantee.remove_material", MaterialId, Removed)
ORDER_MATERIALS = command("guarantee.order_materials", OrderMaterials, Stored)
VIEW_MATERIAL = query("guarantee.view_material", MaterialId, MaterialFile)
CHECK_APPLICATION = query("guarantee.check_application", ApplicationId, Check)
VIEW_CLAUSES = query("guarantee.view_clauses", ApplicationId, Clauses)
PRINT_PROPOSAL = query("guarantee.print_proposal", ApplicationId, Paper)
SIGN_PROPOSAL = command("guarantee.sign_proposal", SignProposal, Stored)
SUBMIT_APPLICATION = command("guarantee.submit_application", ApplicationId, Stored)
DELETE_APPLICATION = command("guarantee.delete_application", ApplicationId, Stored)

# the applicant, after it
SUPPLY_MATERIALS = command("guarantee.supply_materials", ApplicationId, Stored)
WITHDRAW_APPLICATION = command("guarantee.withdraw_application", WithdrawGuarantee, Stored)
SURRENDER = command("guarantee.surrender", SurrenderGuarantee, Stored)
VIEW_TIMELINE = query("guarantee.view_timeline", ApplicationId, Timeline)
PRINT_PAPER = query("guarantee.print_paper", PaperId, PaperFile)
VIEW_STATEMENT = query("guarantee.view_statement", SealedPaper, Statement)
CARRY_OVER = query("guarantee.carry_over", ApplicationId, CarriedOver)
VIEW_COLUMN = query("guarantee.view_column", Nothing, GuaranteeColumn)

# the insurer
LIST_OFFICE_APPLICATIONS = query(
    "guarantee.list_office_applications",
    ListOfficeGuarantees,
    page_of(OfficeGuaranteeRow, "OfficeGuaranteeRows"),
)
VIEW_SNAPSHOT = query("guarantee.view_snapshot", ApplicationId, GuaranteeSnapshot)
VIEW_OFFICE_MATERIAL = query("guarantee.view_office_material", MaterialId, MaterialFile)
PRINT_OFFICE_PAPER = query("guarantee.print_office_paper", PaperId, PaperFile)
REVIEW_APPLICATION = command("guarantee.review_application", ReviewGuarantee, Stored)
ISSUE = command("guarantee.issue", IssueGuarantee, Stored)
ENDORSE = command("guarantee.endorse", EndorseGuarantee, Stored)
OPEN_CLAIM = command("guarantee.open_claim", OpenClaim, Stored)
DECIDE_CLAIM = command("guarantee.decide_claim", DecideClaim, Stored)
DISCHARGE = command("guarantee.discharge", DischargeGuarantee, Stored)
VIEW_EXPOSURE = query("guarantee.view_exposure", Nothing, Exposure)
LIST_OFFICE_EVENTS = query("guarantee.list_office_events", ListOfficeEvents, OfficeEvents)

# everybody
VERIFY_LETTER = query("guarantee.verify_letter", VerifyLetter, LetterVerified)
VERIFY_FILE = query("guarantee.verify_file", VerifyFile, FileVerified)
LIST_CERTIFICATES = query("guarantee.list_certificates", Nothing, Certificates)

DECISIONS: dict[str, Call] = {
    "guarantee.review": REVIEW_APPLICATION,
    "guarantee.issue": ISSUE,
    "guarantee.endorsement": ENDORSE,
    "guarantee.claim": OPEN_CLAIM,
    "guarantee.claim-verdict": DECIDE_CLAIM,
    "guarantee.discharge": DISCHARGE,
}
"""What an insurer's office asks by a decision: the same as its staff ask by a call."""
