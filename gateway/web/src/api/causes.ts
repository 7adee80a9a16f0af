/** Causes of action, found by words or from their headings down. */

import { answered, api } from "@/api/client";
import type { Branch } from "@/components/TreePicker.vue";

export async function findCauses(q: string): Promise<Branch[]> {
  const { items } = answered(await api.GET("/causes", { params: { query: { q } } }));
  return items.slice(0, 50).map(({ serial, name, parent_name, has_children }) => ({ code: serial, words: name, beside: parent_name, hasChildren: has_children }));
}

export async function causesUnder(parent: string): Promise<Branch[]> {
  const { items } = answered(await api.GET("/causes", { params: { query: { parent } } }));
  return items.map(({ serial, name, has_children }) => ({ code: serial, words: name, hasChildren: has_children }));
}

/** The headings of the second level, for a cause that the list does not have. */
export async function findHeadings(q: string): Promise<Branch[]> {
  const { items } = answered(await api.GET("/causes", { params: { query: q ? { q } : {} } }));
  return items.filter(({ level }) => level === 2).map(({ serial, name, parent_name }) => ({ code: serial, words: name, beside: parent_name, hasChildren: true }));
}

/** Return the name of the cause with that serial; the serial itself where nobody answers. */
export async function nameOfCause(serial: string): Promise<string> {
  const { data } = await api.GET("/causes", { params: { query: { q: serial } } }).catch(() => ({ data: undefined }));
  return data?.items.find((each) => each.serial === serial)?.name ?? serial;
}
