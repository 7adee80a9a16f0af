/** The words of the insurer's desk. */

export const OUTCOMES = { MORE_PAPERS: "要求补充材料", RETURNED: "退回补正", DECLINED: "拒保", APPROVED: "通过" } as const;
/** Where a file stands that was ever before the insurer. */
export const STANDINGS = {
  SUBMITTED: "待审核",
  RETURNED: "退回补正",
  AWAITING_PAYMENT: "待交费",
  PAID: "出函中",
  LETTER_ISSUED: "已出函",
  USED: "已用于保全",
  CLAIMED: "已报案",
  DISCHARGED: "责任解除",
  SURRENDERED: "已退保",
  DECLINED: "拒保",
  EXPIRED: "报价过期",
  WITHDRAWN: "已撤回",
} as const;
/** What an insurer may see ends with these. */
export const isClosed = ({ status }: { status: string }): boolean => ["DECLINED", "EXPIRED", "WITHDRAWN"].includes(status);
/** Before a suit the court has but 48 hours, and the insurer four. */
export const isPressing = ({ category }: { category: string }): boolean => category === "PRE_LITIGATION";
