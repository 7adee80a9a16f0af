/** Files that only their owner may fetch: asked for by script, then shown, or handed to the browser to save. */

import { oneOf } from "@/api/applications";
import { answered, api } from "@/api/client";
import type { Line } from "@/lines";

/** A PDF that the gateway prints or keeps. */
const A_FILE = { parseAs: "blob" } as const;
const asBlob = (file: unknown): Blob => file as Blob;

export async function readMaterial(line: Line, application: string, material: string): Promise<Blob> {
  const path = { application_id: application, material_id: material };
  return asBlob(answered(await api.GET(`${oneOf(line)}/materials/{material_id}` as const, { params: { path }, ...A_FILE })));
}

export async function saveMaterial(line: Line, application: string, material: string, filename: string): Promise<void> {
  hand(await readMaterial(line, application, material), filename);
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

export async function readPaper(line: Line, application: string, paper: string): Promise<Blob> {
  const path = { application_id: application, paper_id: paper };
  return asBlob(answered(await api.GET(`${oneOf(line)}/papers/{paper_id}` as const, { params: { path }, ...A_FILE })));
}

/** 投保单 as it would be signed, or as it was. */
export async function readProposal(application: string): Promise<Blob> {
  const path = { application_id: application };
  return asBlob(answered(await api.GET("/guarantee-applications/{application_id}/proposal", { params: { path }, ...A_FILE })));
}

/** 保单 or 保函, sealed by the insurer, for the browser to save. */
export async function saveSealed(application: string, kind: "policy" | "letter"): Promise<void> {
  const path = { application_id: application };
  const { data, error, response } = await api.GET(`/guarantee-applications/{application_id}/${kind}` as const, { params: { path }, ...A_FILE });
  const file = asBlob(answered({ data, error, response }));
  hand(file, nameOf(response) || `${kind === "policy" ? "保单" : "保函"}.pdf`);
}

/** The name that the server gives a file. */
function nameOf(response: Response): string {
  const [, name = ""] = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get("Content-Disposition") ?? "") ?? [];
  return decodeURIComponent(name);
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
