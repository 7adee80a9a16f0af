/** An act of the court declared once: the form asks for it, the question before it is sent repeats it. */

import type { CourtFile } from "@/api/office";
import { type Field, type Model, type RecordKind, type Words, isEmpty } from "@/records/field";

export interface Act {
  /** As `allowed` names it. */
  code: string;
  words: string;
  /** What it means and where it stands in the law, by what the file says. */
  about?: (file: CourtFile) => string;
  /** Records of one kind, any number, under this name. */
  list?: (file: CourtFile) => { name: string; kind: RecordKind };
  fields: (file: CourtFile, model: Model) => Field[];
  /** What is proposed; a decision itself never is. */
  fresh?: (file: CourtFile) => Model;
  /** What follows from what was just filled in, while nothing else was typed there. */
  suggest?: (file: CourtFile, model: Model, changed: string) => Model;
  /** It cannot be taken back: asked once more. */
  grave?: (model: Model) => boolean;
  send: (file: CourtFile, model: Model) => Promise<void>;
  done: string;
}

/** What was typed, as the wire has it. */
export const text = (value: unknown): string => String(value ?? "").trim();
export const orNull = (value: unknown): string | null => text(value) || null;
export const whole = (value: unknown): number => Number.parseInt(text(value), 10);
export const place = (value: unknown): number | null => (isEmpty(value) ? null : Number(value));
export const money = (value: unknown): string => text(value).replaceAll(/[,，]/g, "");

/** The day in Shanghai, as the wire has it. */
export const today = (): string => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());

export const byPosition = (all: string[]): Words => Object.fromEntries(all.map((words, at) => [String(at), words]));
