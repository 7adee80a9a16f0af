"""What preservation can be asked."""

from contracts.call import Call, Nothing, Stored, command, page_of, query
from contracts.preservation.rpc.applying import (
    ObjectToFee,
    OrderMaterials,
    PaperId,
    Papers,
    ProvideGuarantee,
    RequestAid,
    SaveAid,
    WithdrawApplication,
)
from contracts.preservation.rpc.carrying import CarriedOver, OpenFromGuarantee
from contracts.preservation.rpc.deciding import (
    CorrectRuling,
    KeepSignedPaper,
    PaperFile,
    RuleOnApplication,
    RulingDraft,
    SaveRulingDraft,
)
from contracts.preservation.rpc.drafting import (
    AddMaterial,
    ApplicationId,
    Check,
    CreateApplication,
    Created,
    MaterialId,
    Removed,
    SaveBasicInformation,
    SaveCreation,
    SaveGuarantees,
    Section,
    ViewSection,
)
from contracts.preservation.rpc.examining import (
    ClaimApplication,
    DecideAid,
    DecideExemption,
    DecideFeeObjection,
    Notes,
    OrderGuarantee,
    RecordService,
    ReinstateApplication,
    ReturnApplication,
    WriteNote,
)
from contracts.preservation.rpc.executing import (
    ListTasks,
    RecordFollowUp,
    RecordNothingFound,
    SettleTask,
    TakeMeasure,
    Task,
)
from contracts.preservation.rpc.lists import AskFee, Causes, Courts, Fee, ListCauses, ListCourts
from contracts.preservation.rpc.office import (
    AcceptApplication,
    AssignApplication,
    ListOfficeApplications,
    ListOfficeEvents,
    ListReadings,
    Loads,
    OfficeEvents,
    OfficeRow,
    Reading,
    ReviewApplication,
    Snapshot,
)
from contracts.preservation.rpc.progress import (
    ApplicationView,
    ListApplications,
    MaterialFile,
    Paper,
    Row,
    Timeline,
)
from contracts.preservation.rpc.progress import Column as Column  # the gateway shows it as part of another
from contracts.preservation.rpc.progress import MaterialView as MaterialView  # as above

LIST_COURTS = query("preservation.list_courts", ListCourts, Courts)
LIST_CAUSES = query("preservation.list_causes", ListCauses, Causes)
ASSESS_FEE = query("preservation.assess_fee", AskFee, Fee)
CREATE_APPLICATION = command("preservation.create_application", CreateApplication, Created)
LIST_APPLICATIONS = query("preservation.list_applications", ListApplications, page_of(Row, "Rows"))
VIEW_APPLICATION = query("preservation.view_application", ApplicationId, ApplicationView)
VIEW_SECTION = query("preservation.view_section", ViewSection, Section)
SAVE_CREATION = command("preservation.save_creation", SaveCreation, Stored)
SAVE_BASIC_INFORMATION = command("preservation.save_basic_information", SaveBasicInformation, Stored)
SAVE_GUARANTEES = command("preservation.save_guarantees", SaveGuarantees, Stored)
ADD_MATERIAL = command("preservation.add_material", AddMaterial, Stored)
REMOVE_MATERIAL = command("preservation.remove_material", MaterialId, Removed)
VIEW_MATERIAL = query("preservation.view_material", MaterialId, MaterialFile)
CHECK_APPLICATION = query("preservation.check_application", ApplicationId, Check)
SUBMIT_APPLICATION = command("preservation.submit_application", ApplicationId, Stored)
DELETE_APPLICATION = command("preservation.delete_application", ApplicationId, Stored)
VIEW_TIMELINE = query("preservation.view_timeline", ApplicationId, Timeline)
VIEW_COLUMN = query("preservation.view_column", Nothing, Column)
PRINT_RULING = query("preservation.print_ruling", ApplicationId, PaperFile)
LIST_OFFICE_APPLICATIONS = query(
    "preservation.list_office_applications", ListOfficeApplications, page_of(OfficeRow, "OfficeRows")
)
VIEW_SNAPSHOT = query("preservation.view_snapshot", ApplicationId, Snapshot)
VIEW_OFFICE_MATERIAL = query("preservation.view_office_material", MaterialId, MaterialFile)
REVIEW_APPLICATION = command("preservation.review_application", ReviewApplication, Stored)
RULE_ON_APPLICATION = command("preservation.rule_on_application", RuleOnApplication, Stored)
LIST_OFFICE_EVENTS = query("preservation.list_office_events", ListOfficeEvents, OfficeEvents)
ACCEPT_APPLICATION = command("preservation.accept_application", AcceptApplication, Stored)
ASSIGN_APPLICATION = command("preservation.assign_application", AssignApplication, Stored)
LIST_LOADS = query("preservation.list_loads", Nothing, Loads)
LIST_READINGS = query("preservation.list_readings", ListReadings, page_of(Reading, "Readings"))
LIST_EVENTS = query("preservation.list_events", ListOfficeEvents, OfficeEvents)

# the applicant, after the draft
SAVE_AID = command("preservation.save_aid", SaveAid, Stored)
ORDER_MATERIALS = command("preservation.order_materials", OrderMaterials, Stored)
COPY_APPLICATION = command("preservation.copy_application", ApplicationId, Created)
CARRY_OVER = query("preservation.carry_over", ApplicationId, CarriedOver)
OPEN_FROM_GUARANTEE = command("preservation.open_from_guarantee", OpenFromGuarantee, Created)
WITHDRAW_APPLICATION = command("preservation.withdraw_application", WithdrawApplication, Stored)
PROVIDE_GUARANTEE = command("preservation.provide_guarantee", ProvideGuarantee, Stored)
REQUEST_AID = command("preservation.request_aid", RequestAid, Stored)
OBJECT_TO_FEE = command("preservation.object_to_fee", ObjectToFee, Stored)
LIST_PAPERS = query("preservation.list_papers", ApplicationId, Papers)
PRINT_PAPER = query("preservation.print_paper", PaperId, PaperFile)
PRINT_PREVIEW = query("preservation.print_preview", ApplicationId, Paper)

# the court, before the ruling
CLAIM_APPLICATION = command("preservation.claim_application", ClaimApplication, Stored)
RELEASE_APPLICATION = command("preservation.release_application", ApplicationId, Stored)
WRITE_NOTE = command("preservation.write_note", WriteNote, Stored)
LIST_NOTES = query("preservation.list_notes", ApplicationId, Notes)
RETURN_APPLICATION = command("preservation.return_application", ReturnApplication, Stored)
ORDER_GUARANTEE = command("preservation.order_guarantee", OrderGuarantee, Stored)
DECIDE_EXEMPTION = command("preservation.decide_exemption", DecideExemption, Stored)
DECIDE_AID = command("preservation.decide_aid", DecideAid, Stored)
DECIDE_FEE_OBJECTION = command("preservation.decide_fee_objection", DecideFeeObjection, Stored)
LAPSE_APPLICATION = command("preservation.lapse_application", ApplicationId, Stored)
REINSTATE_APPLICATION = command("preservation.reinstate_application", ReinstateApplication, Stored)
RECORD_SERVICE = command("preservation.record_service", RecordService, Stored)

# the ruling, and after it
VIEW_RULING_DRAFT = query("preservation.view_ruling_draft", ApplicationId, RulingDraft)
SAVE_RULING_DRAFT = command("preservation.save_ruling_draft", SaveRulingDraft, Stored)
KEEP_SIGNED_PAPER = command("preservation.keep_signed_paper", KeepSignedPaper, Stored)
PREVIEW_RULING = query("preservation.preview_ruling", ApplicationId, Paper)
CORRECT_RULING = command("preservation.correct_ruling", CorrectRuling, Stored)
TAKE_MEASURE = command("preservation.take_measure", TakeMeasure, Stored)
RECORD_NOTHING_FOUND = command("preservation.record_nothing_found", RecordNothingFound, Stored)
RECORD_FOLLOW_UP = command("preservation.record_follow_up", RecordFollowUp, Stored)
LIST_TASKS = query("preservation.list_tasks", ListTasks, page_of(Task, "Tasks"))
SETTLE_TASK = command("preservation.settle_task", SettleTask, Stored)
LIST_OFFICE_PAPERS = query("preservation.list_office_papers", ApplicationId, Papers)
PRINT_OFFICE_PAPER = query("preservation.print_office_paper", PaperId, PaperFile)

DECISIONS: dict[str, Call] = {
    "preservation.acceptance": ACCEPT_APPLICATION,
    "preservation.return": RETURN_APPLICATION,
    "preservation.guarantee-order": ORDER_GUARANTEE,
    "preservation.exemption": DECIDE_EXEMPTION,
    "preservation.review": REVIEW_APPLICATION,
    "preservation.aid": DECIDE_AID,
    "preservation.fee-verdict": DECIDE_FEE_OBJECTION,
    "preservation.lapse": LAPSE_APPLICATION,
    "preservation.reinstatement": REINSTATE_APPLICATION,
    "preservation.service": RECORD_SERVICE,
    "preservation.ruling": RULE_ON_APPLICATION,
    "preservation.ruling-correction": CORRECT_RULING,
    "preservation.measure": TAKE_MEASURE,
    "preservation.nothing-found": RECORD_NOTHING_FOUND,
    "preservation.follow-up": RECORD_FOLLOW_UP,
}
"""What an office asks by a decision: the same as staff ask by a call."""
