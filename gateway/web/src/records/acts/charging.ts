/** The fee: 司法救助, 复核, 按撤回处理, 恢复办理. */

import type { Schemas } from "@/api/client";
import { type CourtFile, actUpon } from "@/api/office";
import { type Act, money, orNull, text, whole } from "@/records/acts/act";
import type { Field, Model } from "@/records/field";
import { AID_KINDS, AID_OUTCOMES } from "@/records/words";

const REVISED: (string | undefined)[] = ["REDUCED", "REFUSED"];

/** What a decision on aid says; a waiver is for natural persons only. */
export function aidFields(file: CourtFile, when: (model: Model) => boolean = () => true): Field[] {
  const natural = (file.basic_information.applicants ?? []).every(({ kind }) => kind === "NATURAL");
  const { WAIVED, ...forOrganisations } = AID_OUTCOMES;
  const asked = file.aid ? `申请${AID_KINDS[file.aid.kind]}：${file.aid.ground_text}` : "";
  const of =
    (...outcomes: string[]) =>
    (model: Model): boolean =>
      when(model) && outcomes.includes(String(model.outcome));
  return [
    { name: "outcome", label: "司法救助", kind: "choice", choices: natural ? { WAIVED, ...forOrganisations } : forOrganisations, when, required: true, hint: asked },
    { name: "percent", label: "减交比例（%）", inputmode: "numeric", most: 2, when: of("REDUCED"), required: true, hint: "不低于百分之三十（诉讼费用交纳办法第四十六条）" },
    { name: "due_on", label: "缓交至", kind: "day", when: of("DEFERRED"), required: true },
    { name: "aid_reasons", label: "救助决定的理由", kind: "long", most: 2000, when, required: true },
  ];
}

export function aidDecision(model: Model): Schemas["AidDecision"] {
  const outcome = model.outcome as Schemas["AidDecision"]["outcome"];
  return {
    outcome,
    reasons: text(model.aid_reasons),
    percent: outcome === "REDUCED" ? whole(model.percent) : null,
    due_on: outcome === "DEFERRED" ? orNull(model.due_on) : null,
    days: whole(model.days ?? 7),
  };
}

export const AID: Act = {
  code: "aid",
  words: "司法救助决定",
  about: ({ aid, payment }) =>
    aid ? `申请${AID_KINDS[aid.kind]}：${aid.ground_text}。${aid.reason}${payment ? `（应交 ${payment.amount} 元）` : ""} 未决定前交费期限不届满；不予救助的重新指定期限。` : "",
  fields: (file) => [
    ...aidFields(file),
    {
      name: "days",
      label: "重新指定的交费期限（日）",
      inputmode: "numeric",
      most: 2,
      required: true,
      when: ({ outcome }) => REVISED.includes(outcome as string),
    },
  ],
  fresh: () => ({ days: "7" }),
  grave: ({ outcome }) => outcome === "REFUSED",
  send: (file, model) => actUpon(file, "aid", aidDecision(model)),
  done: "已作出司法救助决定",
};

export const FEE_VERDICT: Act = {
  code: "fee_verdict",
  words: "交费异议复核",
  about: ({ payment }) => `自收到复核申请之日起十五日内作出（诉讼费用交纳办法第四十三条第二款）。原定 ${payment?.amount ?? ""} 元。`,
  fields: () => [
    { name: "verdict", label: "复核决定", kind: "choice", choices: { UPHELD: "维持", CHANGED: "变更" }, required: true },
    { name: "amount", label: "变更为", kind: "money", when: ({ verdict }) => verdict === "CHANGED", required: true },
    { name: "reasons", label: "理由", kind: "long", most: 2000, required: true },
    { name: "days", label: "交费期限（日）", inputmode: "numeric", most: 2, required: true },
  ],
  fresh: () => ({ days: "7" }),
  send: (file, model) =>
    actUpon(file, "fee-verdict", {
      amount: model.verdict === "CHANGED" ? money(model.amount) : null,
      reasons: text(model.reasons),
      days: whole(model.days),
    }),
  done: "已作出复核决定",
};

export const LAPSE: Act = {
  code: "lapse",
  words: "按撤回处理",
  about: ({ payment }) => `交费期限${payment?.due_on ? `（${payment.due_on}）` : ""}届满仍未交纳的，按撤回申请处理（诉讼费用交纳办法第二十二条）。`,
  fields: () => [],
  grave: () => true,
  send: (file) => actUpon(file, "lapse", undefined),
  done: "已按撤回处理",
};

export const REINSTATE: Act = {
  code: "reinstate",
  words: "恢复办理",
  about: () => "查明申请人在期限内已经交费或者已经申请司法救助的，恢复办理。",
  fields: ({ payment }) => [
    { name: "why", label: "情形", kind: "choice", choices: { ...(payment?.bill_id ? { PAID: "期限内已经交费" } : {}), ASKED: "期限内已经申请司法救助" }, required: true },
    { name: "days", label: "重新指定的交费期限（日）", inputmode: "numeric", most: 2, when: ({ why }) => why === "ASKED", required: true },
    { name: "reason", label: "理由", kind: "long", most: 2000, required: true },
  ],
  fresh: () => ({ days: "7" }),
  send: (file, model) =>
    actUpon(file, "reinstatement", {
      reason: text(model.reason),
      bill_id: model.why === "PAID" ? (file.payment?.bill_id ?? null) : null,
      days: whole(model.days ?? 7),
    }),
  done: "已恢复办理",
};
