/** Every act of an insurer, in the order in which a file meets them: 核保, 复核, 出单出函, 批改, 报案, 理赔, 责任解除. */

import { type InsurerFile, decideOn } from "@/api/insurer";
import { Refusal } from "@/api/refusal";
import { type Act, money, orNull, text, whole } from "@/records/acts/act";
import { type Field, type Model, filled, partOf, within } from "@/records/field";
import { ENDORSEMENTS, UNDERWRITING_REASONS } from "@/records/insured";
import { OUTCOMES } from "@/records/insurer";
import { RESPONDENT } from "@/records/parties";

type OfInsurer = Act<InsurerFile>;
type Reason = keyof typeof UNDERWRITING_REASONS;

/** What the applicant can mend; unreadable papers are asked for again, and no ground to decline. */
const { DUPLICATE: _duplicate, OUT_OF_SCOPE: _scope, CLAIM_UNFOUNDED: _unfounded, RELATED_PARTIES: _related, EXPOSURE_LIMIT: _limit, ...CURABLE } = UNDERWRITING_REASONS;
const { ILLEGIBLE_MATERIAL: _illegible, ...GROUNDS } = UNDERWRITING_REASONS;

const is =
  (...outcomes: string[]) =>
  ({ outcome }: Model): boolean =>
    outcomes.includes(String(outcome));
const approves = is("APPROVED");
const saysOther = ({ reasons }: Model): boolean => ((reasons ?? []) as string[]).includes("OTHER");

const span = ({ quote }: InsurerFile): string =>
  quote.min_premium && quote.max_premium ? `报价区间 ${quote.min_premium}—${quote.max_premium} 元` : "超过自动报价限额，由核保人员报价";

function reviewFields(file: InsurerFile, outcomes: Partial<typeof OUTCOMES>, premium: Partial<Field>): Field[] {
  return [
    { name: "outcome", label: "核保结论", kind: "choice", choices: outcomes as Record<string, string>, required: true },
    { name: "reasons", label: "须补正的问题", kind: "several", choices: CURABLE, when: is("MORE_PAPERS", "RETURNED"), required: true },
    { name: "reasons", label: "拒保的理由", kind: "several", choices: GROUNDS, when: is("DECLINED"), required: true },
    { name: "premium", label: "保费", kind: "money", when: approves, required: true, hint: span(file), ...premium },
    { name: "days", label: "交费期限（日）", inputmode: "numeric", most: 2, when: approves, required: true, hint: "自核保通过之日起算，一至三十日" },
    { name: "special_terms", label: "特别约定", kind: "long", most: 2000, when: approves, hint: "写入保单" },
    { name: "remark", label: "备注", kind: "long", most: 2000, required: saysOther, hint: "申请人可以看到" },
  ];
}

/** The reasons of one outcome are none of another's. */
function suggest(_: InsurerFile, model: Model, changed: string): Model {
  if (changed !== "outcome") return model;
  const fitting: Record<string, object> = { MORE_PAPERS: CURABLE, RETURNED: CURABLE, DECLINED: GROUNDS };
  return { ...model, reasons: ((model.reasons ?? []) as string[]).filter((each) => each in (fitting[String(model.outcome)] ?? {})) };
}

async function review(file: InsurerFile, model: Model): Promise<string> {
  const status = await decideOn(file, "review", {
    outcome: model.outcome as keyof typeof OUTCOMES,
    content_hash: file.content_hash,
    reasons: (approves(model) ? [] : model.reasons) as Reason[],
    remark: text(model.remark),
    ...(approves(model) ? { premium: money(model.premium), days: whole(model.days), special_terms: text(model.special_terms) } : {}),
  });
  if (!approves(model)) return { MORE_PAPERS: "已要求补充材料", RETURNED: "已退回补正", DECLINED: "已拒保" }[String(model.outcome)] ?? "已登记";
  return status === "SUBMITTED" ? "已登记首次核保，须由另一名核保人复核" : "核保通过，等待申请人交纳保费";
}

const REVIEW: OfInsurer = {
  code: "review",
  words: "核保",
  when: ({ allowed }) => !allowed.includes("confirm"),
  about: ({ first_approval: first, needs_second: twice }) => {
    if (first) return "已登记首次核保，须由另一名核保人复核；复核前仍可以要求补充材料、退回或者拒保。";
    return twice ? "本件须经两名核保人核保：通过后须由另一名核保人复核。" : "本件由一名核保人核保即可。";
  },
  fields: (file) => {
    const { APPROVED, ...others } = OUTCOMES;
    return reviewFields(file, file.first_approval ? others : { ...others, APPROVED }, {});
  },
  fresh: ({ quote }) => ({ reasons: [], premium: quote.premium ?? "", days: "7" }),
  suggest,
  grave: is("DECLINED"),
  send: review,
  done: "已核保",
};

const CONFIRM: OfInsurer = {
  code: "confirm",
  words: "复核",
  about: ({ first_approval: first }) => `首次核保通过，保费 ${first?.premium ?? ""} 元。复核通过的，保费须与首次核保一致；不一致的，请退回或者拒保。`,
  fields: (file) => reviewFields(file, OUTCOMES, { hint: `须与首次核保的 ${file.first_approval?.premium ?? ""} 元一致` }),
  fresh: ({ first_approval: first }) => ({ reasons: [], premium: first?.premium ?? "", days: String(first?.days ?? 7), special_terms: first?.special_terms ?? "" }),
  suggest,
  grave: is("DECLINED"),
  send: review,
  done: "已复核",
};

const ISSUE: OfInsurer = {
  code: "issue",
  words: "出单出函",
  about: () => "保费已到账。保单与保函同时编号、签章，一经出具即送达申请人；本公司系统自动出单的，无须在此办理。",
  fields: () => [],
  grave: () => true,
  send: async (file) => {
    const status = await decideOn(file, "issue", {});
    if (status === "PAID") throw new Refusal(200, "not-issued", "未能出具保单和保函：制作或者签章暂时不能完成，没有占用编号，可以稍后再试。");
  },
  done: "已出具保单和保函",
};

const of =
  (...kinds: string[]) =>
  ({ kind }: Model): boolean =>
    kinds.includes(String(kind));

const ENDORSE: OfInsurer = {
  code: "endorse",
  words: "批改",
  about: ({ issued }) => (issued?.preservation_id ? "保函已用于保全，批单将同时告知法院。" : "批单编号、签章后送达申请人。"),
  fields: ({ issued }) => [
    { name: "kind", label: "批改事项", kind: "choice", choices: ENDORSEMENTS, required: true },
    { name: "amount", label: "批改后的担保金额", kind: "money", when: of("AMOUNT_LOWERED"), required: true, hint: `现为 ${issued?.amount ?? ""} 元，只能调低；保函已用于保全的不能调低；需要增加的，另行申请担保` },
    { name: "until", label: "批改后的保险期间届满日", kind: "day", when: of("TERM_PROLONGED"), required: true, hint: `现为 ${issued?.policy_until ?? ""}` },
    ...within("respondent", RESPONDENT.fields).map((field): Field => ({ ...field, when: (model) => of("RESPONDENT_ADDED")(model) && (field.when?.(model) ?? true) })),
    { name: "text", label: "批单内容", kind: "long", most: 2000, required: true, hint: "照录于批单" },
  ],
  fresh: () => ({ "respondent.kind": "NATURAL", "respondent.id_type": "RESIDENT_ID" }),
  grave: () => true,
  send: async (file, model) => {
    const respondent = filled(partOf("respondent", model), RESPONDENT.fields);
    await decideOn(file, "endorsements", {
      kind: model.kind as keyof typeof ENDORSEMENTS,
      text: text(model.text),
      amount: of("AMOUNT_LOWERED")(model) ? money(model.amount) : null,
      until: of("TERM_PROLONGED")(model) ? orNull(model.until) : null,
      respondent: of("RESPONDENT_ADDED")(model) ? (respondent as never) : null,
    });
  },
  done: "已出具批单",
};

const OPEN_CLAIM: OfInsurer = {
  code: "open_claim",
  words: "报案",
  about: () => "三十日内核定（保险法第二十三条）。",
  fields: () => [
    { name: "claimant", label: "索赔人", most: 200, required: true },
    { name: "facts", label: "索赔的事实与依据", kind: "long", most: 2000, required: true },
    { name: "amount", label: "索赔金额", kind: "money", hint: "尚不明确的，可以不填" },
  ],
  send: async (file, model) => {
    await decideOn(file, "claims", { claimant: text(model.claimant), facts: text(model.facts), amount: money(model.amount) || null });
  },
  done: "已登记报案",
};

const settles = ({ settled }: Model): boolean => settled === "YES";

const openClaim = ({ claims }: InsurerFile) => claims.find(({ state }) => state === "OPEN");

const SETTLE: OfInsurer = {
  code: "settle_claim",
  words: "理赔",
  about: (file) => `报案 ${openClaim(file)?.claim_no ?? ""}，应于 ${openClaim(file)?.assess_by ?? ""} 前核定（保险法第二十三条）；不属于保险责任的，说明理由（第二十四条）。`,
  fields: () => [
    { name: "settled", label: "理赔结论", kind: "choice", choices: { YES: "理赔", NO: "拒绝赔付" }, required: true },
    { name: "amount", label: "赔付金额", kind: "money", when: settles, required: true, hint: "不超过剩余的担保金额" },
    { name: "reasons", label: "理由", kind: "long", most: 2000, required: true },
    { name: "discharges", label: "保函责任", kind: "choice", choices: { NO: "继续有效", YES: "就此解除" }, required: true },
  ],
  grave: () => true,
  send: async (file, model) => {
    await decideOn(file, "claim-verdict", {
      settled: settles(model),
      amount: settles(model) ? money(model.amount) : null,
      reasons: text(model.reasons),
      discharges: model.discharges === "YES",
    });
  },
  done: "已作出理赔决定",
};

const DISCHARGE: OfInsurer = {
  code: "discharge",
  words: "责任解除",
  about: () => "保函没有用于保全，可以由本公司解除；已用于保全的，随保全终结而解除。",
  fields: () => [{ name: "reason", label: "解除的理由", kind: "long", most: 500, required: true }],
  grave: () => true,
  send: async (file, model) => {
    await decideOn(file, "discharge", { reason: text(model.reason) });
  },
  done: "保函责任已解除",
};

export const INSURERS_ACTS: OfInsurer[] = [REVIEW, CONFIRM, ISSUE, ENDORSE, OPEN_CLAIM, SETTLE, DISCHARGE];
