/** The words of 网上担保 for the codes on the wire. */

export const INVOICE_KINDS = { PERSONAL: "个人", COMPANY: "单位" } as const;
/** Why an insurer asks for more, returns, or declines. */
export const UNDERWRITING_REASONS = {
  INCOMPLETE_MATERIAL: "材料不齐全",
  ILLEGIBLE_MATERIAL: "材料不清晰",
  IDENTITY_MISMATCH: "身份信息不一致",
  WRONG_COURT: "申请法院不当",
  AMOUNT_UNSUPPORTED: "金额依据不足",
  PROPERTY_UNCLEAR: "财产信息不明确",
  AGENT_AUTHORITY_MISSING: "代理手续不全",
  CASE_NO_MISMATCH: "案号不一致",
  DUPLICATE: "重复申请",
  OUT_OF_SCOPE: "不属承保范围",
  CLAIM_UNFOUNDED: "请求依据不足",
  RELATED_PARTIES: "当事人之间存在关联关系",
  EXPOSURE_LIMIT: "超出承保能力",
  OTHER: "其他",
} as const;
export const ENDORSEMENTS = { RESPONDENT_ADDED: "增加被申请人", AMOUNT_LOWERED: "调低担保金额", TERM_PROLONGED: "延长保险期间", CORRECTED: "更正" } as const;
export const CLAIM_STATES = { OPEN: "处理中", SETTLED: "已理赔", REFUSED: "拒绝赔付" } as const;
export const SEALED = { POLICY: "保单", LETTER: "保函" } as const;
