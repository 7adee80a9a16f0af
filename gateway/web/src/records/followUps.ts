/** 批单 and 报案 as they are tabulated, for the applicant as for the insurer. */

import type { Schemas } from "@/api/client";
import { CLAIM_STATES, ENDORSEMENTS } from "@/records/insured";
import { moment } from "@/when";

export type Fact = [name: string, value: string | null | undefined];
type Endorsement = Schemas["EndorsementView"];
type Claim = Schemas["ClaimView"];

export const yuan = (amount: string | null | undefined): string => (amount ? `${amount}元` : "");

/** What an endorsement says; the amount and the last day only where it changed them. */
export const endorsed = (each: Endorsement): Fact[] => [
  ["批改事项", ENDORSEMENTS[each.kind]],
  ["批改内容", each.text],
  ["担保金额", each.kind === "AMOUNT_LOWERED" ? yuan(each.amount) : ""],
  ["保险期间至", each.kind === "TERM_PROLONGED" ? each.until : ""],
  ["应退保费", Number(each.refund) ? yuan(each.refund) : ""],
  ["批改时间", moment(each.endorsed_at)],
];

/** How a claim stands, and by when it must be assessed while it does not [保险法 art. 23]. */
export const claimed = (each: Claim): Fact[] => [
  ["状态", CLAIM_STATES[each.state]],
  ["报案时间", moment(each.opened_at)],
  ["核定期限", each.state === "OPEN" ? each.assess_by : ""],
  [each.state === "SETTLED" ? "赔付金额" : "索赔金额", yuan(each.amount)],
  ["理由", each.reasons],
];
