/** 创建 in words: the case that both lines ask for, and what is shown of each field when two have saved the form. */

import type { Schemas } from "@/api/client";
import type { Line } from "@/lines";
import { CASE_TYPES, CATEGORIES, CATEGORY_OF_PHASE, GUARANTEE_SITUATIONS, PHASES, SUBMITTERS, TYPES, WIRE_CATEGORIES } from "@/records/words";

/** The version of 网上保全须知 that the page shows. */
export const NOTICE = "2026-01";

/** 保全类别 and what it asks for, as the form has it. */
export interface Case {
  category: keyof typeof CATEGORIES;
  phase: keyof typeof PHASES;
  case_type: string;
  case_no: string;
  cause: string | null;
  cause_text: string;
  dispute_cause: string | null;
}

export const A_CASE: Case = {
  category: "PRE_LITIGATION",
  phase: "BEFORE_SUIT_OR_ARBITRATION",
  case_type: "0301",
  case_no: "",
  cause: null,
  cause_text: "",
  dispute_cause: null,
};

/** What of the case goes on the wire: nothing that its category does not ask for. */
export type WiredCase = Pick<Schemas["Creation"], "category" | "phase" | "case_type" | "case_no" | "cause" | "cause_text" | "dispute_cause">;

export function wired({ category, phase, case_type, case_no, cause, cause_text, dispute_cause }: Case): WiredCase {
  if (category === "PRE_LITIGATION") return { category: CATEGORY_OF_PHASE[phase], phase, ...(dispute_cause ? { dispute_cause } : {}) };
  return {
    category,
    case_type,
    ...(case_no.trim() ? { case_no: case_no.trim() } : {}),
    ...(cause ? { cause } : {}),
    ...(cause_text.trim() ? { cause_text: cause_text.trim() } : {}),
  };
}

const LABELS: Readonly<Record<Line, Record<string, string>>> = {
  preservation: {
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
  },
  guarantee: {
    court: "选择法院",
    amount: "申请担保金额",
    category: "保全类别",
    phase: "非诉期间",
    insurer: "选择保险公司",
    consultant_no: "咨询员编号",
    submitter: "提交人身份",
    case_type: "案件类型",
    case_no: "案号",
    cause: "案由",
    dispute_cause: "基础纠纷的案由",
    foreign_related: "是否涉外",
  },
};
const WORDS: Record<string, Readonly<Record<string, string>>> = {
  category: WIRE_CATEGORIES,
  phase: PHASES,
  type: TYPES,
  guarantee_situation: GUARANTEE_SITUATIONS,
  submitter: SUBMITTERS,
  case_type: CASE_TYPES,
};

export const partsOf = (line: Line): { name: string; label: string }[] => Object.entries(LABELS[line]).map(([name, label]) => ({ name, label }));

export function asWords(name: string, codes: string[]): string[] {
  return codes.map((code) => WORDS[name]?.[code] ?? code);
}
