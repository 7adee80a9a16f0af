/** Consents: each apart, revocable at any time [个人信息保护法 arts 14, 15, 29]. */

import { type Schemas, answered, api, recall } from "@/api/client";
import { intention } from "@/api/intentions";
import type { Purpose } from "@/asking";

export type Consent = Schemas["Consent"];

export interface Words {
  title: string;
  text: string;
}

/** Return title and text in Chinese and in English; on the wire each is both. */
export function wordsOf({ title, text }: Consent): { zh: Words; en: Words } {
  const [title_zh = "", title_en = ""] = title.split(" · ");
  const [zh = "", ...en] = text.split("\n\n");
  return { zh: { title: title_zh, text: zh }, en: { title: title_en, text: en.join("\n\n") } };
}

export async function listConsents(): Promise<Consent[]> {
  return answered(await api.GET("/account/consents")).items;
}

export async function readConsent(purpose: Purpose): Promise<Consent | null> {
  return (await listConsents()).find((each) => each.purpose === purpose) ?? null;
}

export async function giveConsent({ purpose, version }: Consent): Promise<void> {
  const body = { purpose, version };
  answered(await api.POST("/account/consents", { params: { header: intention("consent", body) }, body }));
  await recall();
}

export async function revokeConsent({ purpose }: Consent): Promise<void> {
  const params = { path: { purpose }, header: intention(`revoke ${purpose}`) };
  answered(await api.DELETE("/account/consents/{purpose}", { params }));
  await recall();
}
