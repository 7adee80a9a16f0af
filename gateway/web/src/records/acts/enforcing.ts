/** After the ruling: 补正裁定, 采取措施, 未查到财产, 后续情况. */

import { type CourtFile, actUpon } from "@/api/office";
import { type Act, byPosition, money, orNull, place, text, today } from "@/records/acts/act";
import { latestEnd, proposedEnd, sourceOfCap } from "@/records/acts/terms";
import { ACTIONS, FOLLOW_UPS, FOLLOW_UPS_OF, SPECIALS, VERDICTS, YES_NO } from "@/records/court";
import type { Field, Model, Words } from "@/records/field";
import { CLUE } from "@/records/objects";
import { CLUE_TYPES } from "@/records/words";

export const respondentsOf = ({ basic_information: basic }: CourtFile): string[] => (basic.respondents ?? []).map(({ name }) => name);
export const cluesOf = ({ basic_information: basic }: CourtFile): string[] => (basic.property_clues ?? []).map((clue) => CLUE.summary(clue));

/** What the ruling grants, each in one line. */
function itemsOf(file: CourtFile): Words {
  const names = respondentsOf(file);
  const items = (file.ruling?.items ?? []).map(({ respondent, action, description, amount, granted }, at): [string, string] | null =>
    granted === false ? null : [String(at), [names[respondent], ACTIONS[action], description, amount && `${amount}元`].filter(Boolean).join(" · ")],
  );
  return Object.fromEntries(items.filter((each) => each !== null));
}

export const CORRECT: Act = {
  code: "correct",
  words: "补正裁定",
  about: () => "裁定书有笔误的，以裁定补正；原裁定与补正裁定均保留（民事诉讼法第一百五十七条）。",
  fields: ({ case_no: number }) => [
    { name: "wrong", label: "原文", kind: "long", most: 4000, required: true },
    { name: "right", label: "补正为", kind: "long", most: 4000, required: true },
    { name: "case_no", label: "案号", most: 60, hint: `留空即为${number || "原裁定案号"}` },
    { name: "judge", label: "审判员", most: 60, required: true },
    { name: "clerk", label: "书记员", most: 60 },
    { name: "corrected_on", label: "补正日期", kind: "day", required: true },
  ],
  fresh: ({ ruling }) => ({ judge: ruling?.judge ?? "", corrected_on: today() }),
  grave: () => true,
  send: (file, model) =>
    actUpon(file, "ruling-corrections", {
      wrong: text(model.wrong),
      right: text(model.right),
      judge: text(model.judge),
      clerk: text(model.clerk),
      case_no: text(model.case_no),
      corrected_on: orNull(model.corrected_on),
    }),
  done: "已作出补正裁定",
};

/** What the chosen item of the ruling says of the measure. */
function fromItem(file: CourtFile, model: Model): Model {
  const item = file.ruling?.items[Number(model.item)];
  if (!item) return {};
  const { respondent, clue, action, description, amount } = item;
  return { respondent, clue, action, description: description ?? "", amount: amount ?? "", ...fromClue(file, { clue }) };
}

function fromClue(file: CourtFile, { clue }: Model): Model {
  const found = place(clue) === null ? undefined : file.basic_information.property_clues?.[Number(clue)];
  return found ? { property_type: found.type } : {};
}

const RULES_THE_END = ["item", "clue", "property_type", "special", "taken_on"];
const SPECIALS_OF: Record<string, Partial<typeof SPECIALS>> = {
  IP: { TRADEMARK: SPECIALS.TRADEMARK },
  VESSEL: { SHIP: SPECIALS.SHIP },
  GOODS: { CARGO: SPECIALS.CARGO },
};

export const MEASURE: Act = {
  code: "measure",
  words: "登记保全措施",
  about: () => "登记后立即通知被保全财产的人（民事诉讼法第一百零六条第一款），并书面告知申请人届满日（法释〔2016〕22号第十八条）。",
  fields: (file, model) => {
    const items = itemsOf(file);
    const clues = cluesOf(file);
    const ofProperty = file.creation.type === "PROPERTY";
    const fields: (Field | false)[] = [
      Object.keys(items).length > 0 && { name: "item", label: "裁定事项", kind: "choice", listed: true, choices: items, position: true },
      { name: "respondent", label: "被申请人", kind: "choice", choices: byPosition(respondentsOf(file)), position: true, required: true },
      clues.length > 0 && { name: "clue", label: "财产线索", kind: "choice", listed: true, choices: byPosition(clues), position: true },
      { name: "action", label: "措施", kind: "choice", choices: ACTIONS, required: true },
      ofProperty && { name: "property_type", label: "财产类型", kind: "choice", choices: CLUE_TYPES, required: true },
      ...Object.entries(SPECIALS_OF).map(([type, choices]): Field => ({
        name: "special",
        label: "特别期限",
        kind: "choice",
        choices: choices as Words,
        when: ({ property_type }) => property_type === type,
      })),
      { name: "description", label: "保全的财产", kind: "long", most: 2000, required: true },
      { name: "amount", label: "实际保全金额", kind: "money" },
      { name: "keeper", label: "协助执行人、保管人" },
      { name: "waiting", label: "轮候", kind: "choice", choices: YES_NO },
      { name: "taken_on", label: "采取措施日期", kind: "day", required: true },
      { name: "until", label: "届满日", kind: "day", required: ofProperty, hint: capOf(model) },
    ];
    return fields.filter((field) => field !== false);
  },
  fresh: () => ({ taken_on: today() }),
  suggest: (file, model, changed) => {
    const known = { ...model, ...(changed === "item" ? fromItem(file, model) : {}), ...(changed === "clue" ? fromClue(file, model) : {}) };
    return RULES_THE_END.includes(changed) ? { ...known, until: proposedEnd(known) ?? known.until } : known;
  },
  send: (file, model) =>
    actUpon(file, "measures", {
      respondent: Number(model.respondent),
      clue: place(model.clue),
      action: model.action as never,
      property_type: (orNull(model.property_type) ?? null) as never,
      special: (orNull(model.special) ?? null) as never,
      description: text(model.description),
      amount: money(model.amount) || null,
      keeper: text(model.keeper),
      waiting: model.waiting === "YES",
      taken_on: text(model.taken_on),
      until: orNull(model.until),
    }),
  done: "已登记保全措施",
};

export const NOTHING_FOUND: Act = {
  code: "nothing_found",
  words: "登记未查到财产",
  about: () => "经查询未发现可供保全财产的，应当书面告知申请保全人（法释〔2016〕22号第十一条第三款）。",
  fields: () => [
    { name: "searched", label: "查询范围", kind: "long", most: 2000, required: true },
    { name: "searched_on", label: "查询日期", kind: "day", required: true },
    { name: "remark", label: "备注", kind: "long", most: 2000 },
  ],
  fresh: () => ({ searched_on: today() }),
  send: (file, model) => actUpon(file, "nothing-found", { searched: text(model.searched), searched_on: text(model.searched_on), remark: text(model.remark) }),
  done: "已登记未查到财产",
};

const of =
  (...kinds: string[]) =>
  (model: Model): boolean =>
    kinds.includes(String(model.kind));

export const FOLLOW_UP: Act = {
  code: "follow_up",
  words: "登记后续情况",
  fields: (file) => {
    const kinds = Object.fromEntries((FOLLOW_UPS_OF[file.status] ?? []).map((kind) => [kind, FOLLOW_UPS[kind]]));
    const inForce = file.measures.filter(({ state }) => state === "IN_FORCE");
    const measures = Object.fromEntries(inForce.map(({ id, respondent_name: name, description, until }) => [id, `${name} · ${description}${until ? ` · 至${until}` : ""}`]));
    return [
      { name: "kind", label: "事项", kind: "choice", choices: kinds, required: true },
      { name: "measure_id", label: "哪一项措施", kind: "choice", listed: true, choices: measures, when: of("RENEWED", "SWAPPED"), required: true },
      { name: "measure_id", label: "解除哪一项", kind: "choice", listed: true, choices: measures, when: of("LIFTED"), hint: "不选即解除全部" },
      { name: "until", label: "新的届满日", kind: "day", when: of("RENEWED"), required: true, hint: "续行期限不超过法定最长期限（民诉法解释第四百八十五条）" },
      { name: "description", label: "替换的财产", kind: "long", most: 2000, when: of("SWAPPED"), required: true },
      { name: "property_type", label: "财产类型", kind: "choice", choices: CLUE_TYPES, when: of("SWAPPED"), required: true },
      { name: "value", label: "价值", kind: "money", when: of("SWAPPED") },
      { name: "value", label: "担保价值", kind: "money", when: of("GUARANTEE_REPLACED", "GUARANTEE_SUPPLEMENTED"), required: true },
      { name: "case_no", label: "案号", most: 60, when: of("SUIT_FILED", "ARBITRATION_FILED", "ENFORCEMENT_FILED"), required: true },
      { name: "to_court", label: "移送至（法院代字）", most: 20, when: of("TRANSFERRED"), required: true, hint: "如 湘01" },
      { name: "outcome", label: "复议结果", kind: "choice", choices: VERDICTS, when: of("RECONSIDERED"), required: true },
      { name: "reason", label: "理由", kind: "long", most: 2000, when: of("LIFTED", "SWAPPED", "GUARANTEE_REPLACED", "GUARANTEE_SUPPLEMENTED", "RECONSIDERED"), required: of("LIFTED", "RECONSIDERED") },
      { name: "on", label: "日期", kind: "day", required: true },
    ];
  },
  fresh: () => ({ on: today() }),
  suggest: (file, model, changed) => {
    const measure = file.measures.find(({ id }) => id === model.measure_id);
    if (model.kind !== "RENEWED" || changed !== "measure_id" || !measure) return model;
    return { ...model, until: proposedEnd({ property_type: measure.property_type, taken_on: measure.until }) ?? model.until };
  },
  grave: (model) => of("LIFTED", "RECONSIDERED", "TRANSFERRED")(model),
  send: (file, model) =>
    actUpon(file, "follow-ups", {
      kind: model.kind as never,
      on: text(model.on),
      measure_id: orNull(model.measure_id),
      until: orNull(model.until),
      reason: text(model.reason),
      description: text(model.description),
      property_type: (orNull(model.property_type) ?? null) as never,
      value: money(model.value) || null,
      to_court: text(model.to_court),
      case_no: text(model.case_no),
      outcome: (orNull(model.outcome) ?? null) as never,
    }),
  done: "已登记",
};

/** Say how long the term may be at most, for what is filled in so far. */
export function capOf(model: Model): string {
  const latest = latestEnd(model);
  return latest ? `最长至 ${latest}（${sourceOfCap(model)}）` : "";
}
