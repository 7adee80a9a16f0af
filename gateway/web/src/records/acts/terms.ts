/** How long a measure may last at most [民诉法解释 art. 485; 法释〔2001〕1号 art. 2; 海事诉讼特别程序法 arts 28, 46]; the service decides. */

import { isEmpty, type Model } from "@/records/field";

const YEARS: Record<string, number> = { BANK_ACCOUNT: 1, PAYMENT_ACCOUNT: 1, CASH: 2, VEHICLE: 2, VESSEL: 2, AIRCRAFT: 2, EQUIPMENT: 2, GOODS: 2 };
const OTHERWISE = 3;
const DAYS: Record<string, number> = { SHIP: 30, CARGO: 15 };
const IN_WORDS = ["", "一", "二", "三"];

const plain = (at: Date): string => at.toISOString().slice(0, 10);

function shifted(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return plain(at);
}

/** The corresponding day, or the last of that month if there is none [民法典 art. 202]. */
function yearsAfter(day: string, years: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  const month = at.getUTCMonth();
  at.setUTCFullYear(at.getUTCFullYear() + years);
  if (at.getUTCMonth() !== month) at.setUTCDate(0);
  return plain(at);
}

const yearsOf = ({ property_type: type, special }: Model): number => (special === "TRADEMARK" ? 1 : (YEARS[String(type)] ?? OTHERWISE));

/** Return the last day that the law allows, once it is known what was preserved and when. */
export function latestEnd(model: Model): string | undefined {
  if (isEmpty(model.taken_on) || isEmpty(model.property_type)) return undefined;
  const days = DAYS[String(model.special)];
  return days ? shifted(String(model.taken_on), days) : yearsAfter(String(model.taken_on), yearsOf(model));
}

/** Court papers say «至…前一日止»: the day before is in time however one counts. */
export function proposedEnd(model: Model): string | undefined {
  const latest = latestEnd(model);
  return latest && shifted(latest, -1);
}

export function sourceOfCap(model: Model): string {
  const days = DAYS[String(model.special)];
  if (days) return `海事诉讼特别程序法：不超过${days}日`;
  if (model.special === "TRADEMARK") return "法释〔2001〕1号第二条：每次不超过一年";
  return `民诉法解释第四百八十五条：不超过${IN_WORDS[yearsOf(model)]}年`;
}
