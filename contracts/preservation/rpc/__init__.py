"""What preservation can be asked."""

from contracts.call import Nothing, Stored, command, page_of, query
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
from contracts.preservation.rpc.lists import AskFee, Causes, Courts, Fee, ListCauses, ListCourts
from contracts.preservation.rpc.office import (
    AcceptApplication,
    AssignApplication,
    ListOfficeApplications,
    ListOfficeEvents,
    ListReadings,
    Loads,
    OfficeEvents,
    Reading,
    ReviewApplication,
    RuleOnApplication,
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
PRINT_RULING = query("preservation.print_ruling", ApplicationId, Paper)
LIST_OFFICE_APPLICATIONS = query(
    "preservation.list_office_applications", ListOfficeApplications, page_of(Row, "OfficeRows")
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
