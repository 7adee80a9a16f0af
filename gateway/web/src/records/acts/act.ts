/** An act of an office declared once: the form asks for it, the question before it is sent repeats it. */

import type { CourtFile } from "@/api/office";
import { type Field, type Model, type RecordKind, type Words, isEmpty } from "@/records/field";

/** What acts are upon: a court's file, or an insurer's. */
export interface Filed {
  id: string;
  version: number;
  status: string;
  allowed: string[];
}

export interface Act<F extends Filed = CourtFile> {
  /** As `allowed` names it. */
  code: string;
  words: string;
  /** Whether it is for who looks at the file now, where `allowed` alone does not say. */
  when?: (file: F) => boolean;
  /** What it means and where it stands in the law, by what the file says. */
  about?: (file: F) => string;
  /** Records of one kind, any number, under this name. */
  list?: (file: F) => { name: string; kind: RecordKind };
  fields: (file: F, model: Model) => Field[];
  /** What is proposed; a decision itself never is. */
  fresh?: (file: F) => Model;
  /** What follows from what was just filled in, while nothing else was typed there. */
  suggest?: (file: F, model: Model, changed: string) => Model;
  /** It cannot be taken back: asked once more. */
  grave?: (model: Model) => boolean;
  /** Return what is then said, where that is not the same each time. */
  send: (file: F, model: Model) => Promise<string | void>;
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
