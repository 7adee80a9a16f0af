/** 民事裁定书: what its draft says, field by field, and what it rules on each respondent and property. */

import type { Schemas } from "@/api/client";
import type { CourtFile } from "@/api/office";
import { byPosition, money, place, text } from "@/records/acts/act";
import { cluesOf, respondentsOf } from "@/records/acts/enforcing";
import { ACTIONS } from "@/records/court";
import type { Field, Model, RecordKind } from "@/records/field";
import { CLUE_TYPES, RESULTS } from "@/records/words";

type Item = Schemas["RuledItem"];
type Draft = Schemas["DraftRuling"];

const GRANTED = { YES: "准予", NO: "不予" } as const;

/** Before the fee is paid only a dismissal, or what is urgent, is ruled on. */
export const isAhead = ({ status }: CourtFile): boolean => status !== "AWAITING_RULING";

export const fieldsOf = (file: CourtFile): Field[] => [
  { name: "result", label: "裁定结果", kind: "choice", choices: RESULTS, required: true },
  { name: "case_no", label: "案号", most: 60, required: true },
  {
    name: "urgent_because",
    label: "先行裁定的理由（情况紧急）",
    kind: "long",
    most: 1000,
    when: ({ result }) => isAhead(file) && (result === "GRANTED" || result === "PARTIAL"),
    required: true,
    hint: "申请费尚未交纳，情况紧急的可以先行裁定",
  },
  { name: "reasons", label: "本院经审查认为", kind: "long", most: 8000, required: true },
  { name: "order", label: "裁定如下", kind: "long", most: 8000, required: true },
  { name: "judge", label: "审判员", most: 60, required: true },
  { name: "clerk", label: "书记员", most: 60 },
];

export function itemKind(file: CourtFile): RecordKind {
  const respondents = byPosition(respondentsOf(file));
  const clues = byPosition(cluesOf(file));
  return {
    title: "裁定事项",
    fields: [
      { name: "respondent", label: "被申请人", kind: "choice", choices: respondents, position: true, required: true },
      { name: "clue", label: "财产线索", kind: "choice", listed: true, choices: clues, position: true, when: () => Object.keys(clues).length > 0, hint: "由法院查询的可以不选" },
      { name: "granted", label: "决定", kind: "choice", choices: GRANTED, required: true },
      { name: "action", label: "措施", kind: "choice", choices: ACTIONS, required: true },
      { name: "amount", label: "限额", kind: "money" },
      { name: "term", label: "期限", most: 60, hint: "如 一年" },
      { name: "description", label: "财产、行为或者证据", kind: "long", most: 2000 },
    ],
    fresh: () => ({}),
    summary: ({ respondent, granted, action, description, amount, term }) =>
      [
        respondents[String(respondent)],
        [GRANTED[granted as keyof typeof GRANTED], ACTIONS[action as keyof typeof ACTIONS]].filter(Boolean).join(""),
        description,
        amount ? `${String(amount)}元` : "",
        term,
      ]
        .filter(Boolean)
        .join(" · "),
  };
}

/** As the form has an item, and as the wire has it. */
export const toForm = (item: Item): Model => ({ ...item, granted: item.granted === false ? "NO" : "YES" });

export function toWire(model: Model): Item {
  return {
    respondent: place(model.respondent) ?? 0,
    clue: place(model.clue),
    action: model.action as Item["action"],
    granted: model.granted !== "NO",
    description: text(model.description),
    amount: money(model.amount) || null,
    term: text(model.term),
  };
}

const TEXTS = ["case_no", "reasons", "order", "judge", "clerk", "urgent_because"] as const;

export function draftOf(model: Model, items: Model[]): Draft {
  const texts = Object.fromEntries(TEXTS.map((name) => [name, String(model[name] ?? "")]));
  return { ...texts, result: (model.result || null) as Draft["result"], items: items.map(toWire) };
}

const ORDINALS = "一二三四五六七八九十";

/** 一, 十一, 二十: as paragraphs of a ruling are numbered. */
function ordinal(at: number): string {
  const [tens, ones] = [Math.floor(at / 10), at % 10];
  if (!tens) return ORDINALS[at - 1] ?? String(at);
  return `${tens > 1 ? ORDINALS[tens - 1] : ""}十${ones ? ORDINALS[ones - 1] : ""}`;
}

/** 裁定如下, as the items say it: what is granted one by one, what is not in one sentence. */
export function orderOf(file: CourtFile, items: Model[]): string {
  const names = respondentsOf(file);
  const clues = file.basic_information.property_clues ?? [];
  const granted = items.filter((each) => each.granted !== "NO");
  const sentences = granted.map(({ respondent, clue, action, description, amount, term }) => {
    const type = place(clue) === null ? undefined : clues[Number(clue)]?.type;
    const what = type ? `${CLUE_TYPES[type]}${text(description) && `（${text(description)}）`}` : text(description);
    const limits = [text(amount) && `以人民币${text(amount)}元为限`, text(term) && `期限为${text(term)}`].filter(Boolean);
    return [`${ACTIONS[action as keyof typeof ACTIONS]}被申请人${names[Number(respondent)] ?? ""}的${what}`, ...limits].join("，");
  });
  if (granted.length < items.length) sentences.push(granted.length ? "驳回申请人的其他保全申请" : "驳回申请人的保全申请");
  return sentences.map((each, at) => `${ordinal(at + 1)}、${each}${at === sentences.length - 1 ? "。" : "；"}`).join("\n");
}

export interface Difference {
  label: string;
  theirs: string;
  ours: string;
}

/** What two drafts say differently, in words. */
export function differences(file: CourtFile, theirs: Draft, ours: Draft): Difference[] {
  const kind = itemKind(file);
  const inWords = (draft: Draft): [string, string][] => [
    ["裁定结果", draft.result ? RESULTS[draft.result] : ""],
    ...fieldsOf(file)
      .filter(({ name }) => name !== "result")
      .map(({ name, label }): [string, string] => [label, String(draft[name as keyof Draft] ?? "")]),
    ["裁定事项", (draft.items ?? []).map((item, at) => `${at + 1}. ${kind.summary(toForm(item))}`).join("\n")],
  ];
  const mine = inWords(ours);
  return inWords(theirs)
    .map(([label, words], at) => ({ label, theirs: words, ours: mine[at]?.[1] ?? "" }))
    .filter(({ theirs: one, ours: other }) => one !== other);
}
