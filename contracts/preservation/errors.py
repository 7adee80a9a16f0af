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
    "申请尚不能裁定：须先审核通过并交费；情况紧急的须写明理由。",
    "It cannot be ruled on yet: review and fee come first, unless it says why it is urgent.",
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
    "日期不在允许的范围内。",
    "The date is not a possible one.",
)
REASON_MISSING = refused(
    "preservation.reason-missing", "bad-input", "审核不通过须写明理由。", "A refusal needs its reason."
)
GUARANTEE_MISSING = refused(
    "preservation.guarantee-missing",
    "rule",
    "没有提供法院责令或者法律要求的担保（民事诉讼法第一百零三条、第一百零四条）。",
    "The guarantee that the court or the law requires is not there.",
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
NOT_RULED = refused(
    "preservation.not-ruled",
    "rule",
    "该申请没有可以补正或复议的裁定。",
    "There is no ruling that this could be about.",
)
NO_GUARANTEE_ORDER = refused(
    "preservation.no-guarantee-order",
    "rule",
    "只有受理之后、裁定之前可以责令提供担保。",
    "A guarantee is ordered between acceptance and ruling.",
)
NO_GUARANTEE_ORDERED = refused(
    "preservation.no-guarantee-ordered",
    "rule",
    "法院目前没有责令提供担保。",
    "The court waits for no guarantee.",
)
GUARANTEE_ABOVE_CEILING = refused(
    "preservation.guarantee-above-ceiling",
    "rule",
    "诉讼财产保全责令提供的担保不得超过请求保全数额（或争议标的物价值）的百分之三十（法释〔2016〕22号第五条）。",
    "In litigation a guarantee is thirty per cent at most.",
)
GUARANTEE_BELOW_WHOLE = refused(
    "preservation.guarantee-below-whole",
    "rule",
    "诉前财产保全的担保应相当于请求保全数额；情况特殊的须说明（民诉法解释第一百五十二条）。",
    "Before a suit less than the whole amount needs its special situation.",
)
GUARANTEE_MANDATORY = refused(
    "preservation.guarantee-mandatory",
    "rule",
    "依法应当提供担保，不能免除。",
    "The law requires a guarantee here.",
)
EXEMPTION_UNFOUNDED = refused(
    "preservation.exemption-unfounded",
    "bad-input",
    "免担保须有法定情形并写明理由（法释〔2016〕22号第九条）。",
    "An exemption needs a ground of the law, and its reason.",
)
AID_NOT_FOR_THEM = refused(
    "preservation.aid-not-for-them",
    "rule",
    "诉讼费用的免交只适用于自然人（诉讼费用交纳办法第四十四条）。",
    "A waiver is for natural persons only.",
)
AID_GROUND_WRONG = refused(
    "preservation.aid-ground-wrong",
    "bad-input",
    "该情形不属于所申请的救助方式（诉讼费用交纳办法第四十五条至第四十七条）。",
    "The ground is none for this kind of aid.",
)
AID_UNDECIDED = refused(
    "preservation.aid-undecided",
    "rule",
    "司法救助申请尚未决定。",
    "A request for aid is still undecided.",
)
AID_NOT_ASKED = refused(
    "preservation.aid-not-asked",
    "rule",
    "申请人没有待决定的司法救助申请。",
    "No request for aid waits for a decision.",
)
REDUCTION_TOO_SMALL = refused(
    "preservation.reduction-too-small",
    "bad-input",
    "减交比例不得低于百分之三十（诉讼费用交纳办法第四十六条）。",
    "A reduction is thirty per cent at least.",
)
AID_REASON_MISSING = refused(
    "preservation.aid-reason-missing",
    "bad-input",
    "司法救助决定须写明理由（诉讼费用交纳办法第四十八条）。",
    "A decision on aid says why.",
)
DEFECTS_MISSING = refused(
    "preservation.defects-missing",
    "bad-input",
    "请一次性写明全部需要补正的内容。",
    "Name every defect at once.",
)
CORRECTION_NOT_DUE = refused(
    "preservation.correction-not-due",
    "rule",
    "补正期限尚未届满。",
    "The period for correction has not run out.",
)
NO_OBJECTION_OPEN = refused(
    "preservation.no-objection-open",
    "rule",
    "没有待复核的交费异议。",
    "No objection to the fee is open.",
)
OBJECTION_OPEN = refused(
    "preservation.objection-open",
    "conflict",
    "交费异议正在复核。",
    "An objection to the fee is open already.",
)
FEE_NIL = refused(
    "preservation.fee-nil",
    "bad-input",
    "复核后的费用应大于0；免交须经司法救助。",
    "An objection corrects the fee; to waive it is aid.",
)
FEE_ABOVE_CAP = refused(
    "preservation.fee-above-cap",
    "bad-input",
    "申请费每件不超过5000元。",
    "No application costs more than 5,000 yuan.",
)
FEE_NOT_OVERDUE = refused(
    "preservation.fee-not-overdue",
    "rule",
    "交费期限尚未届满（届满后两小时内渠道仍可能确认款项），或者尚未送达交费通知。",
    "The period for the fee has not run out (and two hours for what is under way), or has not begun.",
)
NOT_LAPSED = refused(
    "preservation.not-lapsed",
    "rule",
    "只有按撤回处理的申请可以恢复办理。",
    "Only what lapsed is reinstated.",
)
NOT_ENFORCEABLE = refused(
    "preservation.not-enforceable",
    "rule",
    "没有可以执行的保全裁定。",
    "There is no ruling to enforce.",
)
NO_MEASURE_IN_FORCE = refused(
    "preservation.no-measure-in-force",
    "rule",
    "没有生效中的保全措施。",
    "No measure is in force.",
)
NO_SUCH_MEASURE = refused(
    "preservation.no-such-measure",
    "rule",
    "没有这项生效中的保全措施，或其期限尚未届满。",
    "No such measure is in force, or its term has not run out.",
)
OUTSIDE_RULING = refused(
    "preservation.outside-ruling",
    "rule",
    "保全措施超出裁定范围。",
    "The ruling does not go so far.",
)
TERM_TOO_LONG = refused(
    "preservation.term-too-long",
    "bad-input",
    "保全期限超过法定上限（民诉法解释第四百八十五条）。",
    "The term is longer than the law allows.",
)
TERM_MISSING = refused(
    "preservation.term-missing",
    "bad-input",
    "请写明保全期限届满日（法释〔2016〕22号第十八条）。",
    "State the day on which the term ends.",
)
NOT_WAITING_FOR_SERVICE = refused(
    "preservation.not-waiting-for-service",
    "rule",
    "没有等待送达的该项文书。",
    "No such paper waits to be served.",
)
OUTCOME_WRONG = refused(
    "preservation.outcome-wrong",
    "bad-input",
    "驳回裁定经复议只能维持或者撤销（法释〔2016〕22号第二十五条）。",
    "A dismissal stands or is revoked.",
)
RULING_ITEMS_WRONG = refused(
    "preservation.ruling-items-wrong",
    "bad-input",
    "裁定事项与申请或裁定结果不符。",
    "The items fit neither the application nor the result.",
)
PAPER_MISSING = refused(
    "preservation.paper-missing",
    "bad-input",
    "请撰写裁定书，或上传已签章的裁定书。",
    "Draft the ruling, or upload the signed paper.",
)
NO_COLLEAGUE_HERE = refused(
    "preservation.no-colleague-here",
    "bad-input",
    "本院没有这名工作人员。",
    "There is no such colleague at this court.",
)
CASE_NUMBER_TAKEN = refused(
    "preservation.case-number-taken",
    "conflict",
    "该案号已被使用。",
    "The case number is taken.",
)
COURT_FIXED = refused(
    "preservation.court-fixed",
    "rule",
    "已提交过的申请不能改选法院，请撤回后复制为新的申请。",
    "What was submitted stays with its court; copy it into a new application.",
)
AID_PROOF_MISSING = refused(
    "preservation.aid-proof-missing",
    "rule",
    "申请司法救助须提交证明材料，请先上传（诉讼费用交纳办法第四十八条）。",
    "Aid needs its proof: upload it first.",
)
MATERIALS_DIFFER = refused(
    "preservation.materials-differ",
    "stale",
    "材料列表已变化，请刷新后再排序。",
    "The materials changed since; look again.",
)
TASK_DONE = refused(
    "preservation.task-done",
    "conflict",
    "该事项已办结。",
    "The task is done already.",
)
