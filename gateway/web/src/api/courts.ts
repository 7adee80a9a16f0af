/** Courts, found by words. */

import { answered, api } from "@/api/client";
import type { Found } from "@/components/SearchPicker.vue";
import type { Branch } from "@/components/TreePicker.vue";

export async function findCourts(q: string): Promise<Found[]> {
  const { items } = answered(await api.GET("/courts", { params: { query: { q } } }));
  return items.slice(0, 50).map(({ code, name, province }) => ({ code, words: name, beside: province }));
}

/** Return the courts right under one; the highest under none. */
export async function courtsUnder(parent: string): Promise<Branch[]> {
  const { items } = answered(await api.GET("/courts", { params: { query: { parent } } }));
  return items.map(({ code, name, has_children }) => ({ code, words: name, hasChildren: has_children }));
}

/** Return the name of the court with that code. */
export async function nameOfCourt(code: string): Promise<string> {
  const { items } = answered(await api.GET("/courts", { params: { query: { q: code } } }));
  return items.find((each) => each.code === code)?.name ?? code;
}
