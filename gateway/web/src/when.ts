/** Moments and dates as people in China read them: Asia/Shanghai, whatever the device says. */

const DAY = new Intl.DateTimeFormat("zh-CN", { timeZone: "Asia/Shanghai", dateStyle: "long" });
const MOMENT = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});
const PLAIN = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** 2026年3月23日 */
export const day = (at: string): string => DAY.format(new Date(at));
/** 2026/03/23 10:20 */
export const moment = (at: string): string => MOMENT.format(new Date(at));
/** 2026-03-23, as the guide writes it. */
export const plainDay = (at: string): string => PLAIN.format(new Date(at));
