/** How much of a clock is left, in words and in one of four degrees. */

import { day, moment } from "@/when";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Below this it is told in hours. */
const IN_HOURS = 3 * DAY;
const SOON = 12 * HOUR;
const NEAR = 2 * DAY;

export interface Remaining {
  words: string;
  degree: "over" | "soon" | "near" | "calm";
}

function inWords(span: number): string {
  if (span < HOUR) return `${Math.max(1, Math.floor(span / MINUTE))} 分钟`;
  return span < IN_HOURS ? `${Math.floor(span / HOUR)} 小时` : `${Math.floor(span / DAY)} 日`;
}

export function remaining(at: string, now: number): Remaining {
  const left = Date.parse(at) - now;
  if (left <= 0) return { words: `已超 ${inWords(-left)}`, degree: "over" };
  return { words: `剩 ${inWords(left)}`, degree: left < SOON ? "soon" : left < NEAR ? "near" : "calm" };
}

const IN_SHANGHAI = 8 * HOUR;

/** Until when: a clock of days runs out when its last day ends, at 24:00. */
export function until(at: string): string {
  const there = Date.parse(at) + IN_SHANGHAI;
  return there % DAY === 0 ? `${day(new Date(Date.parse(at) - 1).toISOString())} 24时` : moment(at);
}
