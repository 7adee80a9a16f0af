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
