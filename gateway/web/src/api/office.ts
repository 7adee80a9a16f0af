/** The court's acts upon a file, and the papers and materials that it reads. */

import { type Schemas, answered, api, versioned } from "@/api/client";
import { intention } from "@/api/intentions";

export type CourtFile = Schemas["Snapshot"];

/** What each act says, by the last part of its address. */
export interface Acts {
  acceptance: Schemas["AcceptApplicationBody"];
  assignment: Schemas["AssignApplicationBody"];
  claim: Schemas["ClaimApplicationBody"];
  notes: Schemas["WriteNoteBody"];
  return: Schemas["Correction"];
  "guarantee-orders": Schemas["GuaranteeOrder"];
  exemption: Schemas["Exemption"];
  review: Schemas["Review"];
  aid: Schemas["AidDecision"];
  "fee-verdict": Schemas["FeeVerdict"];
  lapse: undefined;
  reinstatement: Schemas["Reinstatement"];
  service: Schemas["RecordServiceBody"];
  ruling: Schemas["Ruling"];
  "ruling-corrections": Schemas["Amendment"];
  measures: Schemas["Measure"];
  "nothing-found": Schemas["NothingFound"];
  "follow-ups": Schemas["FollowUp"];
}

const FILE = "/office/preservation-applications/{application_id}";
const pathOf = (id: string) => ({ path: { application_id: id } });

/** Each act is asked for in the same manner; only its address and what it says differ. */
const post = api.POST as unknown as (address: string, options: object) => ReturnType<typeof api.POST>;

/** Act upon a file; the same act with the same words, pressed again after a lost answer, is done once. */
export async function actUpon<A extends keyof Acts>(file: { id: string; version: number }, act: A, body: Acts[A]): Promise<void> {
  const params = { ...pathOf(file.id), header: intention(`${act} ${file.id} ${file.version}`, body ?? null) };
  answered(await post(`${FILE}/${act}`, { params, ...(body === undefined ? {} : { body }) }));
}

export async function readFile(id: string): Promise<CourtFile> {
  return answered(await api.GET(`${FILE}/snapshot`, { params: pathOf(id) }));
}

/** Put a file back for whoever comes first. */
export async function putBack(id: string): Promise<void> {
  answered(await api.DELETE(`${FILE}/claim`, { params: pathOf(id) }));
}

export async function readNotes(id: string): Promise<Schemas["Note"][]> {
  return answered(await api.GET(`${FILE}/notes`, { params: pathOf(id) })).items;
}

/** A material as the court reads it: the reading is recorded. */
export async function fetchMaterial(id: string, material: string): Promise<Blob> {
  const options = { params: { path: { application_id: id, material_id: material } }, parseAs: "blob" } as const;
  return answered(await api.GET(`${FILE}/materials/{material_id}`, options)) as unknown as Blob;
}

export async function fetchPaper(id: string, paper: string): Promise<Blob> {
  const options = { params: { path: { application_id: id, paper_id: paper } }, parseAs: "blob" } as const;
  return answered(await api.GET(`${FILE}/papers/{paper_id}`, options)) as unknown as Blob;
}

export async function previewRuling(id: string): Promise<Blob> {
  const options = { params: pathOf(id), parseAs: "blob" } as const;
  return answered(await api.GET(`${FILE}/ruling-draft/preview`, options)) as unknown as Blob;
}

export interface Draft {
  /** Nobody has saved one yet: what is there is proposed from the file. */
  proposed: boolean;
  content: Schemas["DraftRuling"];
  signed: string | null;
  tag: string;
}

export async function readDraft(id: string): Promise<Draft> {
  const { content, tag } = versioned(await api.GET(`${FILE}/ruling-draft`, { params: pathOf(id) }));
  return { proposed: content.version === 0, content: content.content, signed: content.signed, tag };
}

/** Save the whole draft against the version that was read; return the new version. */
export async function saveDraft(id: string, tag: string, body: Schemas["DraftRuling"]): Promise<string> {
  const header = { "If-Match": tag, ...intention(`draft ${id}`, [tag, body]) };
  return versioned(await api.PUT(`${FILE}/ruling-draft`, { params: { ...pathOf(id), header }, body })).tag;
}

/** Keep a signed paper instead of the printed one. */
export async function keepSigned(id: string, file: File): Promise<void> {
  const about = [file.name, file.size, file.lastModified];
  answered(
    await api.POST(`${FILE}/ruling-draft/signed-paper`, {
      params: { ...pathOf(id), header: intention(`signed ${id}`, about) },
      body: { file: file as unknown as string },
      bodySerializer: () => {
        const form = new FormData();
        form.set("file", file, file.name);
        return form;
      },
    }),
  );
}
