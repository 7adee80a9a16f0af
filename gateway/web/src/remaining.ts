/** How much of a clock is left, in words and in one of four degrees. */

import { day, moment } from "@/when";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below this it is told in hours. */
const IN_HOURS = 3 * DAY;
/** Below this each quarter of an hour counts. */
const IN_MINUTES = 12 * HOUR;

/** What is left when a clock begins to press: of the court's days, of the insurer's hours. */
export interface Pace {
  soon: number;
  near: number;
}
export const DAYS: Pace = { soon: 12 * HOUR, near: 2 * DAY };
export const HOURS: Pace = { soon: HOUR, near: 2 * HOUR };

export interface Remaining {
  words: string;
  degree: "over" | "soon" | "near" | "calm";
}

function inWords(span: number): string {
  if (span < HOUR) return `${Math.max(1, Math.floor(span / MINUTE))} 分钟`;
  if (span < IN_MINUTES) return `${Math.floor(span / HOUR)} 小时 ${Math.floor((span % HOUR) / MINUTE)} 分`;
  return span < IN_HOURS ? `${Math.floor(span / HOUR)} 小时` : `${Math.floor(span / DAY)} 日`;
}

export function remaining(at: string, now: number, pace: Pace = DAYS): Remaining {
  const left = Date.parse(at) - now;
  if (left <= 0) return { words: `已超 ${inWords(-left)}`, degree: "over" };
  return { words: `剩 ${inWords(left)}`, degree: left < pace.soon ? "soon" : left < pace.near ? "near" : "calm" };
}

const IN_SHANGHAI = 8 * HOUR;

/** Until when: a clock of days runs out when its last day ends, at 24:00. */
export function until(at: string): string {
  const there = Date.parse(at) + IN_SHANGHAI;
  return there % DAY === 0 ? `${day(new Date(Date.parse(at) - 1).toISOString())} 24时` : moment(at);
}
