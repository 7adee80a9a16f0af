/** Two who edit the same section: what each of them changed since the version that one of them read, and which of it is to be kept. */

import { computed, type ComputedRef, type Ref, ref } from "vue";

import type { Refusal } from "@/api/refusal";
import { type Around, type Model, type RecordKind, inWords, isEmpty } from "@/records/field";

export type Content = Record<string, unknown>;

/** A part of a section that stands alone: a list of records, one record, or a text. */
export interface Part {
  name: string;
  label: string;
  kind?: RecordKind;
}

/** A part that reads otherwise in either version. */
export interface Difference extends Part {
  theirs: string[];
  mine: string[];
  /** Both changed it: only a person can tell which is right. */
  both: boolean;
}

export interface Merging {
  differences: ComputedRef<Difference[]>;
  /** Which version of each part is to be kept; where both changed it, none until somebody chose. */
  choice: Ref<Record<string, "theirs" | "mine">>;
  /** What was saved meanwhile, if anything was. */
  latest: Ref<{ content: Content; tag: string } | null>;
  /** Remember what was read. */
  began: (content: Content) => void;
  /** Look what was saved meanwhile, after a refusal that says so; tell whether it was one. */
  look: (refusal: Refusal, mine: Content) => Promise<boolean>;
  /** Return what is to be saved now, by the choice. */
  merged: () => Content;
}

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Return a value as text, whatever the order of its keys, without what was left open. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).filter(([, inner]) => !isEmpty(inner)).sort(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? "";
}

function recordsOf(value: unknown): Model[] {
  if (Array.isArray(value)) return value as Model[];
  return typeof value === "object" && value !== null ? [value as Model] : [];
}

/** Return, in words, what of a part is not in the other version of it. */
function own({ kind }: Part, value: unknown, other: unknown, around: Around): string[] {
  if (!kind) return isEmpty(value) ? ["（未填写）"] : [String(value)];
  const [mine, others] = [recordsOf(value), recordsOf(other)];
  const lines = mine.flatMap((record, at) => {
    if (same(record, others[at])) return [];
    const otherwise = kind.fields.filter(({ name }) => !same(record[name], others[at]?.[name]) && !isEmpty(record[name]));
    const facts = [...new Set(otherwise.map((field) => `${field.label} ${inWords(field, record[field.name], around)}`))];
    return [`${at + 1}. ${kind.summary(record)}${others[at] && facts.length ? `（${facts.join("，")}）` : ""}`];
  });
  return [`共${mine.length}项`, ...lines];
}

export function useMerging(parts: () => Part[], around: () => Around, read: () => Promise<{ content: Content; tag: string }>): Merging {
  const base = ref<Content>({});
  const mine = ref<Content>({});
  const latest = ref<{ content: Content; tag: string } | null>(null);
  const choice = ref<Record<string, "theirs" | "mine">>({});

  const differences = computed(() => {
    const theirs = latest.value?.content;
    if (!theirs) return [];
    return parts()
      .filter(({ name }) => !same(theirs[name] ?? null, mine.value[name] ?? null) && !(isEmpty(theirs[name]) && isEmpty(mine.value[name])))
      .map((part) => ({
        ...part,
        theirs: own(part, theirs[part.name], mine.value[part.name], around()),
        mine: own(part, mine.value[part.name], theirs[part.name], around()),
        both: !same(theirs[part.name], base.value[part.name]) && !same(mine.value[part.name], base.value[part.name]),
      }));
  });

  async function look(refusal: Refusal, content: Content): Promise<boolean> {
    if (refusal.status !== 412) return false;
    mine.value = JSON.parse(JSON.stringify(content)) as Content;
    latest.value = await read();
    const untouched = (name: string): boolean => same(mine.value[name], base.value[name]);
    const plain = differences.value.filter(({ both }) => !both);
    choice.value = Object.fromEntries(plain.map(({ name }) => [name, untouched(name) ? "theirs" : "mine"]));
    return true;
  }

  return {
    differences,
    choice,
    latest,
    began(content) {
      base.value = JSON.parse(JSON.stringify(content)) as Content;
      latest.value = null;
    },
    look,
    merged() {
      const chosen = Object.entries(choice.value).map(([name, whose]) => [name, (whose === "theirs" ? latest.value?.content : mine.value)?.[name]]);
      return { ...mine.value, ...Object.fromEntries(chosen) };
    },
  };
}
