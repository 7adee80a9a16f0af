"""What preservation refuses, and in what words."""

from contracts.refused import refused

COURT_UNKNOWN = refused(
    "preservation.court-unknown",
    "bad-input",
    "没有这个法院，或该法院未开通网上保全。",
    "There is no such court here.",
)
CAUSE_UNKNOWN = refused(
    "preservation.cause-unknown", "bad-input", "案由不在现行案由规定中。", "The cause is not on the list."
)
CASE_NUMBER_WRONG = refused(
    "preservation.case-number-wrong",
    "bad-input",
    "案号格式不正确，如（2020）湘0102民初123号。",
    "The case number is not well-formed.",
)
NOTICE_NOT_READ = refused(
    "preservation.notice-not-read",
    "bad-input",
    "请先阅读网上保全须知并勾选。",
    "Read and tick the notice first.",
)
NOT_EDITABLE = refused(
    "preservation.not-editable", "rule", "申请已提交，不能再修改。", "It was submitted and cannot be edited."
)
NOT_COMPLETE = refused(
    "preservation.not-complete",
    "rule",
    "申请内容不完整，请按提示补充后再提交。",
    "Something is missing; see each field.",
)
ONLY_DRAFTS_ARE_DELETED = refused(
    "preservation.only-drafts-are-deleted",
    "rule",
    "已提交过的申请不能删除，可以撤回。",
    "What was ever submitted cannot be deleted, only withdrawn.",
)
ALREADY_SUBMITTED = refused(
    "preservation.already-submitted", "conflict", "申请已经提交。", "It was submitted already."
)
NOT_UNDER_REVIEW = refused(
    "preservation.not-under-review", "rule", "申请不在审核阶段。", "It is not before the court for review."
)
NOT_AWAITING_RULING = refused(
    "preservation.not-awaiting-ruling",
    "rule",
    "申请尚不能裁定：须先审核通过并交费。",
    "It cannot be ruled on yet: review and fee come first.",
)
ALREADY_RULED = refused(
    "preservation.already-ruled", "conflict", "申请已经裁定。", "It was ruled on already."
)
NO_FEE_DUE = refused("preservation.no-fee-due", "rule", "当前没有待交的费用。", "No fee is due.")
FEE_DIFFERS = refused(
    "preservation.fee-differs",
    "rule",
    "到账金额与应交费用不符，已转人工核对。",
    "What was paid is not the fee; a person will look at it.",
)
NOT_WITHDRAWABLE = refused(
    "preservation.not-withdrawable",
    "rule",
    "只有已提交而尚未裁定的申请可以撤回。",
    "Only what lies before the court and is not ruled on can be withdrawn.",
)
DATE_WRONG = refused(
    "preservation.date-wrong",
    "bad-input",
    "日期不能晚于今天。",
    "The date lies after today.",
)
REASON_MISSING = refused(
    "preservation.reason-missing", "bad-input", "审核不通过须写明理由。", "A refusal needs its reason."
)
GUARANTEE_MISSING = refused(
    "preservation.guarantee-missing",
    "rule",
    "诉前财产保全须提供相当于请求数额的担保（民事诉讼法第一百零四条）。",
    "Pre-litigation property preservation needs a guarantee of the whole amount.",
)
OTHER_CONTENT = refused(
    "preservation.other-content",
    "stale",
    "裁决所依据的内容与现有申请不一致。",
    "The decision is about another content than the present one.",
)
MATERIAL_UNFIT = refused(
    "preservation.material-unfit", "bad-input", "材料文件不符合要求。", "The file cannot be taken."
)
ASSIGNED_TO_ANOTHER = refused(
    "preservation.assigned-to-another",
    "forbidden",
    "该申请已分给其他法官办理。",
    "This application is assigned to another judge.",
)
NO_JUDGE_HERE = refused(
    "preservation.no-judge-here", "bad-input", "本院没有这名法官。", "There is no such judge at this court."
)
NOT_THE_SUBMITTER = refused(
    "preservation.not-the-submitter",
    "forbidden",
    "该申请由他人代为提交，您可以查看，不能修改。",
    "It was filed for you by another, who alone may change it; you may look.",
)
TEST_COURT_ONLY = refused(
    "preservation.test-court-only",
    "rule",
    "测试密钥只能向测试法院提交，正式账户不能向测试法院提交。",
    "A test key meets the test court only, and nobody else does.",
)
