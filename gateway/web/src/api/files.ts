/** Files that only their owner may fetch: asked for by script, then shown, or handed to the browser to save. */

import { answered, api } from "@/api/client";

/** A PDF that the gateway prints or keeps. */
const A_FILE = { parseAs: "blob" } as const;
const asBlob = (file: unknown): Blob => file as Blob;

export async function readMaterial(application: string, material: string): Promise<Blob> {
  const path = { application_id: application, material_id: material };
  return asBlob(answered(await api.GET("/preservation-applications/{application_id}/materials/{material_id}", { params: { path }, ...A_FILE })));
}

export async function saveMaterial(application: string, material: string, filename: string): Promise<void> {
  hand(await readMaterial(application, material), filename);
}

/** As the court reads it: the reading is recorded. */
export async function saveOfficeMaterial(application: string, material: string, filename: string): Promise<void> {
  const path = { application_id: application, material_id: material };
  hand(asBlob(answered(await api.GET("/office/preservation-applications/{application_id}/materials/{material_id}", { params: { path }, ...A_FILE }))), filename);
}

export async function saveRuling(application: string, filename: string): Promise<void> {
  const path = { application_id: application };
  hand(asBlob(answered(await api.GET("/preservation-applications/{application_id}/papers/ruling", { params: { path }, ...A_FILE }))), filename);
}

export async function readPaper(application: string, paper: string): Promise<Blob> {
  const path = { application_id: application, paper_id: paper };
  return asBlob(answered(await api.GET("/preservation-applications/{application_id}/papers/{paper_id}", { params: { path }, ...A_FILE })));
}

/** 保全申请书 as it would be laid before the court. */
export async function readApplicationForm(application: string): Promise<Blob> {
  const path = { application_id: application };
  return asBlob(answered(await api.GET("/preservation-applications/{application_id}/preview", { params: { path }, ...A_FILE })));
}

export function hand(blob: Blob, filename: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
