"""What guarantee refuses, and in what words."""

from contracts.refused import refused

NOT_IN_THIS_STATE = refused(
    "guarantee.not-in-this-state",
    "rule",
    "担保申请当前状态不允许此操作。",
    "The guarantee application's state does not allow this.",
)
ONLY_DRAFTS_ARE_DELETED = refused(
    "guarantee.only-drafts-are-deleted",
    "rule",
    "已提交过的担保申请不能删除。",
    "What was ever submitted cannot be deleted.",
)
NOT_EDITABLE = refused(
    "guarantee.not-editable", "rule", "申请已提交，不能再修改。", "It was submitted and cannot be edited."
)
NOT_COMPLETE = refused(
    "guarantee.not-complete",
    "rule",
    "申请内容不完整，请按提示补充后再提交。",
    "Something is missing; see each field.",
)
INSURER_NOT_AT_COURT = refused(
    "guarantee.insurer-not-at-court",
    "bad-input",
    "没有这家保险公司，或者所选法院不接受其保函。",
    "There is no such insurer, or the court does not take its letters.",
)
QUOTE_OUTDATED = refused(
    "guarantee.quote-outdated",
    "rule",
    "报价已过有效期，或者申请内容在报价后有变动，请重新询价。",
    "The quote stands no longer, or was for something else; ask for a new one.",
)
NOTHING_WANTED = refused(
    "guarantee.nothing-wanted",
    "rule",
    "保险公司没有要求补充材料。",
    "The insurer asks for no papers.",
)
NOTHING_SUPPLIED = refused(
    "guarantee.nothing-supplied",
    "rule",
    "尚未添加所需补充的材料。",
    "No paper was added since the insurer asked.",
)
OTHER_CONTENT = refused(
    "guarantee.other-content",
    "stale",
    "核保所依据的内容与现有申请不一致。",
    "The decision is about another content than the present one.",
)
REASON_MISSING = refused(
    "guarantee.reason-missing",
    "bad-input",
    "补充材料、退回和拒保须写明适用的理由。",
    "Asking for papers, returning and declining need a reason that fits.",
)
PREMIUM_MISSING = refused(
    "guarantee.premium-missing", "bad-input", "核保通过须写明保费。", "An approval names the premium."
)
PREMIUM_OUT_OF_RANGE = refused(
    "guarantee.premium-out-of-range",
    "bad-input",
    "保费不在报价范围内（保险法第一百三十五条）。",
    "The premium lies outside the quoted range.",
)
SAME_PERSON = refused(
    "guarantee.same-person",
    "rule",
    "超过限额的申请须由另一名核保人员复核。",
    "Above the limit another person has to approve, too.",
)
OFFICER_MISSING = refused(
    "guarantee.officer-missing",
    "bad-input",
    "超过限额的申请须写明核保人员。",
    "Above the limit an office's program names the person who approves.",
)
APPROVALS_DIFFER = refused(
    "guarantee.approvals-differ",
    "rule",
    "两次核保的保费不一致。",
    "The second approval names another premium than the first.",
)
CAPACITY_EXCEEDED = refused(
    "guarantee.capacity-exceeded",
    "rule",
    "超出保险公司的承保能力。",
    "The insurer's open letters would exceed its capacity.",
)
PREMIUM_DIFFERS = refused(
    "guarantee.premium-differs",
    "rule",
    "到账金额与应交保费不符，已转人工核对。",
    "What was paid is not the premium; a person will look at it.",
)
NOT_EXPIRED = refused("guarantee.not-expired", "rule", "交费期限尚未届满。", "The premium may still be paid.")
LETTER_BOUND = refused(
    "guarantee.letter-bound",
    "conflict",
    "该保函已用于另一件保全申请。",
    "The letter secures another application already.",
)
LETTER_IN_USE = refused(
    "guarantee.letter-in-use",
    "rule",
    "保函正用于保全，法院解除后方可退保或者降低担保金额。",
    "A court relies on the letter; it has to release it first.",
)
REFUND_DIFFERS = refused(
    "guarantee.refund-differs",
    "stale",
    "可退保费已有变动，请核对后再确认。",
    "The refund is another one now; look at it again.",
)
ENDORSEMENT_INCOMPLETE = refused(
    "guarantee.endorsement-incomplete",
    "bad-input",
    "批单未写明批改内容。",
    "The endorsement does not say what changes.",
)
AMOUNT_NOT_LOWER = refused(
    "guarantee.amount-not-lower",
    "bad-input",
    "批改只能降低担保金额；需要增加的，请另行申请担保。",
    "An endorsement lowers the amount; for more apply for a second guarantee.",
)
CLAIM_AMOUNT_MISSING = refused(
    "guarantee.claim-amount-missing",
    "bad-input",
    "理赔金额应大于零，且不超过剩余担保金额。",
    "A claim is settled with an amount within what is left of the guaranteed one.",
)
COURT_UNKNOWN = refused(
    "guarantee.court-unknown",
    "bad-input",
    "没有这个法院，或该法院未开通网上保全。",
    "There is no such court here.",
)
TEST_COURT_ONLY = refused(
    "guarantee.test-court-only",
    "rule",
    "测试密钥只能向测试法院提交，正式账户不能向测试法院提交。",
    "A test key meets the test court only, and nobody else does.",
)
CAUSE_UNKNOWN = refused(
    "guarantee.cause-unknown", "bad-input", "案由不在现行案由规定中。", "The cause is not on the list."
)
CASE_NUMBER_WRONG = refused(
    "guarantee.case-number-wrong",
    "bad-input",
    "案号格式不正确，如（2020）湘0102民初123号。",
    "The case number is not well-formed.",
)
INSURER_FIXED = refused(
    "guarantee.insurer-fixed",
    "rule",
    "已提交过的申请不能改选保险公司，请另行申请。",
    "What was ever submitted stays with its insurer; make a new application for another.",
)
ONLY_PROPERTY = refused(
    "guarantee.only-property",
    "rule",
    "只有写明金额的财产保全可以申请保险公司担保。",
    "An insurer stands for a preservation of property, up to an amount.",
)
MATERIAL_UNFIT = refused(
    "guarantee.material-unfit",
    "bad-input",
    "材料文件不符合要求。",
    "The file cannot be taken.",
)
MATERIALS_DIFFER = refused(
    "guarantee.materials-differ",
    "stale",
    "材料列表已变化，请刷新后再排序。",
    "The materials changed since; look again.",
)
CLAUSES_NOT_READ = refused(
    "guarantee.clauses-not-read",
    "bad-input",
    "请阅读现行保险条款，并单独阅读责任免除条款后再签署。",
    "Read the clauses in force, and the exclusions apart, before you sign.",
)
