/** The insurer's acts upon a file, and the papers and materials that it reads. */

import { type Schemas, answered, api } from "@/api/client";
import { intention } from "@/api/intentions";

export type InsurerFile = Schemas["GuaranteeSnapshot"];
export type InsurerRow = Schemas["OfficeGuaranteeRows"]["items"][number];
export type Exposure = Schemas["Exposure"];

/** What each act says, by the last part of its address. */
export interface InsurerActs {
  review: Schemas["GuaranteeReview"];
  issue: Schemas["IssueGuaranteeBody"];
  endorsements: Schemas["Endorsement"];
  claims: Schemas["Claim"];
  "claim-verdict": Schemas["ClaimVerdict"];
  discharge: Schemas["DischargeGuaranteeBody"];
}

const FILES = "/office/guarantee-applications";
const FILE = `${FILES}/{application_id}` as const;
const pathOf = (id: string) => ({ path: { application_id: id } });

/** Each act is asked for in the same manner; only its address and what it says differ. */
const post = api.POST as unknown as (address: string, options: object) => ReturnType<typeof api.POST>;

/** Act upon a file; the same act with the same words, pressed again after a lost answer, is done once. Return where it stands. */
export async function decideOn<A extends keyof InsurerActs>(file: { id: string; version: number }, act: A, body: InsurerActs[A]): Promise<string> {
  const params = { ...pathOf(file.id), header: intention(`${act} ${file.id} ${file.version}`, body) };
  return (answered(await post(`${FILE}/${act}`, { params, body })) as { status: string }).status;
}

export async function listFiles(query: { sort: "clock" | "newest"; status?: InsurerRow["status"]; after?: string; limit: number }): Promise<Schemas["OfficeGuaranteeRows"]> {
  return answered(await api.GET(FILES, { params: { query } }));
}

/** The file; who opens it is recorded. */
export async function readFile(id: string): Promise<InsurerFile> {
  return answered(await api.GET(FILE, { params: pathOf(id) }));
}

export async function fetchMaterial(id: string, material: string): Promise<Blob> {
  const options = { params: { path: { application_id: id, material_id: material } }, parseAs: "blob" } as const;
  return answered(await api.GET(`${FILE}/materials/{material_id}`, options)) as unknown as Blob;
}

export async function fetchPaper(id: string, paper: string): Promise<Blob> {
  const options = { params: { path: { application_id: id, paper_id: paper } }, parseAs: "blob" } as const;
  return answered(await api.GET(`${FILE}/papers/{paper_id}`, options)) as unknown as Blob;
}

export async function readExposure(): Promise<Exposure> {
  return answered(await api.GET("/office/exposure"));
}

/** Return the name of the insurer with that code. */
export async function nameOfInsurer(code: string): Promise<string> {
  const { items } = answered(await api.GET("/insurers"));
  return items.find((each) => each.code === code)?.name ?? code;
}
