/** 创建保全申请 in words: what is shown of each field when two have saved the form. */

import { CASE_TYPES, GUARANTEE_SITUATIONS, PHASES, SUBMITTERS, TYPES, WIRE_CATEGORIES } from "@/records/words";

const LABELS: Record<string, string> = {
  court: "选择法院",
  amount: "申请保全金额",
  category: "保全类别",
  phase: "非诉期间",
  type: "保全类型",
  guarantee_situation: "担保情况",
  submitter: "提交人身份",
  case_type: "案件类型",
  case_no: "案号",
  cause: "案由",
  cause_text: "案由的文字说明",
  dispute_cause: "基础纠纷的案由",
  foreign_related: "是否涉外",
};
const WORDS: Record<string, Readonly<Record<string, string>>> = {
  category: WIRE_CATEGORIES,
  phase: PHASES,
  type: TYPES,
  guarantee_situation: GUARANTEE_SITUATIONS,
  submitter: SUBMITTERS,
  case_type: CASE_TYPES,
};

export const CREATION = Object.entries(LABELS).map(([name, label]) => ({ name, label }));

export function asWords(name: string, codes: string[]): string[] {
  return codes.map((code) => WORDS[name]?.[code] ?? code);
}
