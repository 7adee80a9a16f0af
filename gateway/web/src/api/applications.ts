/** What is asked of an application whichever line it is of: its sections, its materials, its check. */

import { type Schemas, answered, api, versioned } from "@/api/client";
import { intention } from "@/api/intentions";
import type { Line } from "@/lines";

export const oneOf = (line: Line) => `/${line}-applications/{application_id}` as const;
const about = (id: string) => ({ path: { application_id: id } });

export type Creation = Schemas["Creation"] | Schemas["GuaranteeCreation"];
export type Basic = Schemas["BasicInformation"];
export type Material = Schemas["MaterialView"];

/** A section with its version. */
export interface Versioned<C> {
  content: C;
  tag: string;
}

export async function readCreation(line: Line, id: string): Promise<Versioned<Creation>> {
  return versioned(await api.GET(`${oneOf(line)}/creation` as const, { params: about(id) }));
}

export async function readBasic(line: Line, id: string): Promise<Versioned<Basic>> {
  return versioned(await api.GET(`${oneOf(line)}/basic-information` as const, { params: about(id) }));
}

/** Save 基本信息 and return its new version. */
export async function saveBasic(line: Line, id: string, tag: string, body: Basic): Promise<string> {
  const header = { "If-Match": tag, ...intention(`basic ${id}`, [tag, body]) };
  return versioned(await api.PUT(`${oneOf(line)}/basic-information` as const, { params: { ...about(id), header }, body })).tag;
}

export async function listMaterials(line: Line, id: string): Promise<Material[]> {
  return answered(await api.GET(`${oneOf(line)}/materials` as const, { params: about(id) })).items;
}

export async function orderMaterials(line: Line, id: string, ids: string[]): Promise<void> {
  const body = { material_ids: ids };
  const params = { ...about(id), header: intention(`order ${id}`, body) };
  answered(await api.PUT(`${oneOf(line)}/materials/order` as const, { params, body }));
}

export async function removeMaterial(line: Line, id: string, material: string): Promise<void> {
  const params = { path: { application_id: id, material_id: material }, header: intention(`remove ${material}`) };
  answered(await api.DELETE(`${oneOf(line)}/materials/{material_id}` as const, { params }));
}

export async function readCheck(line: Line, id: string): Promise<Schemas["Check"]> {
  return answered(await api.GET(`${oneOf(line)}/check` as const, { params: about(id) }));
}

export async function readTimeline(line: Line, id: string): Promise<Schemas["Happened"][]> {
  return answered(await api.GET(`${oneOf(line)}/timeline` as const, { params: about(id) })).items;
}

export async function readBill(line: Line, id: string): Promise<Schemas["Bill"]> {
  return answered(await api.GET(`${oneOf(line)}/bill` as const, { params: about(id) }));
}

export async function submit(line: Line, id: string, version: number | undefined): Promise<void> {
  const params = { ...about(id), header: intention(`submit ${id}`, version) };
  answered(await api.POST(`${oneOf(line)}/submission` as const, { params }));
}

export async function withdraw(line: Line, id: string, reason: string): Promise<void> {
  const body = { reason };
  const params = { ...about(id), header: intention(`withdraw ${id}`, body) };
  answered(await api.POST(`${oneOf(line)}/withdrawal` as const, { params, body }));
}

/** Delete a draft that was never submitted. */
export async function remove(line: Line, id: string): Promise<void> {
  answered(await api.DELETE(oneOf(line), { params: { ...about(id), header: intention(`delete ${id}`) } }));
}
