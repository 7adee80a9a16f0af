/** Files that only their owner may fetch: asked for by script, then handed to the browser to save. */

import { answered, api } from "@/api/client";

export async function saveMaterial(application: string, material: string, filename: string): Promise<void> {
  const path = { application_id: application, material_id: material };
  const options = { params: { path }, parseAs: "blob" } as const;
  hand(answered(await api.GET("/preservation-applications/{application_id}/materials/{material_id}", options)) as unknown as Blob, filename);
}

/** As the court reads it: the reading is recorded. */
export async function saveOfficeMaterial(application: string, material: string, filename: string): Promise<void> {
  const path = { application_id: application, material_id: material };
  const options = { params: { path }, parseAs: "blob" } as const;
  hand(answered(await api.GET("/office/preservation-applications/{application_id}/materials/{material_id}", options)) as unknown as Blob, filename);
}

export async function saveRuling(application: string, filename: string): Promise<void> {
  const options = { params: { path: { application_id: application } }, parseAs: "blob" } as const;
  hand(answered(await api.GET("/preservation-applications/{application_id}/papers/ruling", options)) as unknown as Blob, filename);
}

function hand(blob: Blob, filename: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
