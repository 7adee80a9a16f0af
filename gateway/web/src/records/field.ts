/** A record's fields declared once: the form asks for them, the preview and the progress page show them. */

export type Words = Readonly<Record<string, string>>;
export type Model = Record<string, unknown>;

export interface Field {
  name: string;
  label: string;
  kind?: "text" | "long" | "choice" | "several" | "day" | "money" | "flag";
  /** The choices and their words, perhaps by what else the application says. */
  choices?: Words | ((around: Around) => Words);
  /** The choices are positions in a list, numbers on the wire. */
  position?: boolean;
  required?: boolean | ((model: Model) => boolean);
  when?: (model: Model) => boolean;
  /** What yes and no are called; agreeing and not, unless it says so. */
  answers?: readonly [yes: string, no: string];
  /** However long the words: a list that is folded up. */
  listed?: boolean;
  /** Seldom needed: folded away until it is. */
  more?: boolean;
  /** What else is likely once this was chosen. */
  proposes?: (model: Model) => Model;
  /** What is wrong with what was typed, told when the field is left. */
  wrong?: (model: Model) => string | undefined;
  hint?: string;
  most?: number;
  inputmode?: "numeric" | "tel" | "email" | "decimal";
}

/** What a record's choices may depend on: the parties named so far. */
export interface Around {
  applicants: string[];
  respondents: string[];
}

export const AGREED = ["同意", "不同意"] as const;
export const WHETHER = ["是", "否"] as const;
export const NOBODY: Around = { applicants: [], respondents: [] };

export interface RecordKind {
  /** 申请人, 财产线索, … */
  title: string;
  fields: Field[];
  /** A new record; where there is but one party to refer to, it refers to that one. */
  fresh: (around: Around) => Model;
  /** One line that tells this record from the others. */
  summary: (model: Model) => string;
}

/** Bring what a finding is about into view and put the cursor there; *path* is the field's, or the beginning of it. */
export function goTo(path: string, within: ParentNode = document): void {
  const named = [...within.querySelectorAll<HTMLElement>("[data-field]")];
  const place = named.find((each) => each.dataset.field === path) ?? named.find((each) => each.dataset.field?.startsWith(`${path}.`));
  place?.scrollIntoView({ block: "center" });
  place?.querySelector<HTMLElement>("input, textarea, button")?.focus({ preventScroll: true });
}

export function choicesOf(field: Field, around: Around): Words {
  return typeof field.choices === "function" ? field.choices(around) : (field.choices ?? {});
}

export function isRequired(field: Field, model: Model): boolean {
  return typeof field.required === "function" ? field.required(model) : Boolean(field.required);
}

export function shownFields(fields: Field[], model: Model): Field[] {
  return fields.filter((field) => field.when?.(model) ?? true);
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Return the record without what was left empty, and without fields that its other values have hidden. */
export function filled(model: Model, fields: Field[]): Model {
  const kept = shownFields(fields, model).filter((field) => !isEmpty(model[field.name]));
  return Object.fromEntries(kept.map((field) => [field.name, model[field.name]]));
}

/** Return what a field says, in words. */
export function inWords(field: Field, value: unknown, around: Around): string {
  if (isEmpty(value)) return "";
  const words = choicesOf(field, around);
  if (Array.isArray(value)) return value.map((each) => words[String(each)] ?? String(each)).join("、");
  if (typeof value === "boolean") return (field.answers ?? AGREED)[value ? 0 : 1];
  if (field.kind === "money") return `${String(value)}元`;
  return words[String(value)] ?? String(value);
}

/** Return the fields of a record as parts of a larger one: *name* becomes `within.name`, as the wire and its refusals call it. */
export function within(place: string, fields: Field[]): Field[] {
  const inner = (model: Model): Model => partOf(place, model);
  const outer = (model: Model): Model => Object.fromEntries(Object.entries(model).map(([name, value]) => [`${place}.${name}`, value]));
  return fields.map((field) => ({
    ...field,
    name: `${place}.${field.name}`,
    required: (model) => isRequired(field, inner(model)),
    when: (model) => field.when?.(inner(model)) ?? true,
    wrong: (model) => field.wrong?.(inner(model)),
    proposes: (model) => outer(field.proposes?.(inner(model)) ?? {}),
  }));
}

/** Return the record whose fields are parts of a larger one. */
export function partOf(place: string, model: Model): Model {
  const start = `${place}.`;
  return Object.fromEntries(Object.entries(model).filter(([name]) => name.startsWith(start)).map(([name, value]) => [name.slice(start.length), value]));
}
