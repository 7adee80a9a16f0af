/** What every log-in ends with, and what it may ask for besides. */

import { recall } from "@/api/client";
import { Refusal } from "@/api/refusal";

const NOT_KEPT = "浏览器没有保存登录状态：请允许本站使用 Cookie，并以 https:// 地址（或在本机以 http://127.0.0.1）打开本页。";

const ASKING = new Set(["identity.captcha-needed", "identity.captcha-wrong", "identity.log-in-too-often"]);

/** See to it that the browser has kept the session's cookie. */
export async function staying(): Promise<void> {
  if (!(await recall())) throw new Refusal(0, "cookie-not-kept", NOT_KEPT);
}

/** Whether the next try must answer a captcha, too. */
export function needsCaptcha(refusal: Refusal | null): boolean {
  return ASKING.has(refusal?.code ?? "");
}
