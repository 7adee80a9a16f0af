/** The words of the court's desk. */

export const SORTS = { clock: "最先到期的在前", newest: "最新提交的在前" } as const;
export const HANDS = { ANY: "全部", MINE: "在我手中", NOBODY: "无人认领" } as const;

/** What is short of a whole sentence on a narrow line: each clock in few words. */
export const CLOCKS = {
  D1: "48小时内裁定",
  D2: "5日内裁定",
  D3: "开始执行",
  D4: "申请人交费",
  D5: "申请人提供担保",
  D6: "申请人补正",
  D7: "申请人起诉或申请仲裁",
  D9: "保全期限届满",
  D10: "申请续行保全",
  D20: "复核交费决定",
} as const;

export const RELOADED = "已载入最新的卷宗，请重新核对后再提交";
export const YES_NO = { YES: "是", NO: "否" } as const;
export const ACTIONS = { SEAL: "查封", SEIZE: "扣押", FREEZE: "冻结", ORDER: "责令作出行为", FORBID: "禁止作出行为", SECURE: "保全证据", OTHER: "其他" } as const;
export const SPECIALS = { TRADEMARK: "注册商标", SHIP: "船舶扣押", CARGO: "船载货物" } as const;
export const VERDICTS = { UPHELD: "维持", CHANGED: "变更", REVOKED: "撤销" } as const;
export const SERVABLE = { D4: "交纳诉讼费用通知书", D5: "提供担保通知书", D6: "补正通知书" } as const;
export const FOLLOW_UPS = {
  RENEWED: "续行保全",
  LIFTED: "解除保全",
  SWAPPED: "变更保全标的物",
  GUARANTEE_REPLACED: "变更担保",
  GUARANTEE_SUPPLEMENTED: "补充担保",
  SUIT_FILED: "已提起诉讼",
  ARBITRATION_FILED: "已申请仲裁",
  ENFORCEMENT_FILED: "已申请执行",
  TRANSFERRED: "移送其他法院",
  RECONSIDERED: "复议决定",
} as const;

const BEFORE_A_MEASURE = ["LIFTED", "RECONSIDERED"] as const;
/** What may be recorded where the file stands. */
export const FOLLOW_UPS_OF: Record<string, readonly (keyof typeof FOLLOW_UPS)[]> = {
  RULED_GRANTED: BEFORE_A_MEASURE,
  RULED_PARTIAL: BEFORE_A_MEASURE,
  RULED_DISMISSED: ["RECONSIDERED"],
  IN_FORCE: Object.keys(FOLLOW_UPS) as (keyof typeof FOLLOW_UPS)[],
  CONVERTED: (Object.keys(FOLLOW_UPS) as (keyof typeof FOLLOW_UPS)[]).filter((each) => !each.endsWith("_FILED")),
};

/** A letter that the court should look at; what was only asked for is still to be answered. */
export const isDoubtful = ({ result }: { result: string }): boolean => result !== "VALID" && result !== "ASKED";
