/** A case number and its five parts: （收案年度）法院代字 类型代字 编号 之N [人民法院案件案号若干规定 arts 2, 3]. */

export interface CaseNumber {
  year: string;
  court: string;
  type: string;
  serial: string;
  /** 之一, 之二, … */
  sub: string;
}

export const NO_CASE_NUMBER: CaseNumber = { year: "", court: "", type: "", serial: "", sub: "" };

const PATTERN = /^[（(]\s*((?:19|20)\d{2})\s*[）)]\s*(最高法|[\u4e00-\u9fa5](?:\d{4}|\d{2})?)(知?[\u4e00-\u9fa5]{1,4}?)(\d+)号?(之[一二三四五六七八九十百]+)?$/;

/** Return the parts of what was typed or pasted, or nothing when it is no case number. */
export function taken(typed: string): CaseNumber | null {
  const found = PATTERN.exec(typed.replaceAll(/\s/g, ""));
  if (!found) return null;
  const [, year = "", court = "", type = "", serial = "", sub = ""] = found;
  return { year, court, type, serial, sub };
}

/** Return the parts put together; nothing as long as none was filled in. */
export function together({ year, court, type, serial, sub }: CaseNumber): string {
  if (![year, serial].some(Boolean)) return "";
  return `（${year}）${court}${type}${serial}号${sub}`;
}
