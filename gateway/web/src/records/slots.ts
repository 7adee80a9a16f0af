/** Which papers there is a place for, by what the application says. */

import type { Schemas } from "@/api/client";
import { GUARANTEE_KINDS, MATERIAL_KINDS } from "@/records/words";

type View = Schemas["ApplicationView"];
export type Kind = Schemas["MaterialView"]["kind"];

export interface Slot {
  kind: Kind;
  owner?: string;
  words: string;
  needed: boolean;
}

/** Return the slots in the order in which a file is bound. */
export function slotsOf({ creation, basic_information: basic, guarantees }: View): Slot[] {
  const inLitigation = creation.category === "LITIGATION";
  const during = inLitigation || creation.category === "ARBITRATION";
  const identity = (words: string, owner: string, needed: boolean): Slot => ({ kind: "IDENTITY", owner, words, needed });
  const slots: (Slot | false)[] = [
    { kind: "APPLICATION", words: MATERIAL_KINDS.APPLICATION, needed: true },
    inLitigation && { kind: "COMPLAINT", words: MATERIAL_KINDS.COMPLAINT, needed: false },
    during && { kind: "CASE_ACCEPTANCE", words: inLitigation ? "受理（立案）通知书" : "仲裁受理通知书", needed: true },
    creation.category === "PRE_ENFORCEMENT" && { kind: "INSTRUMENT", words: MATERIAL_KINDS.INSTRUMENT, needed: true },
    ...(basic.applicants ?? []).map(({ name, kind }, at) =>
      identity(`申请人-${name}：${kind === "NATURAL" ? "身份证明" : "营业执照、法定代表人身份证明书"}`, `applicants.${at}`, true),
    ),
    ...(basic.agents ?? []).map(({ name, agent_type: type }, at) =>
      identity(`原告代理人-${name}：授权委托书、${type === "LAWYER" ? "律师证、所函" : "身份证明"}`, `agents.${at}`, true),
    ),
    ...(basic.respondents ?? []).map(({ name }, at) => identity(`被申请人-${name}：身份材料`, `respondents.${at}`, false)),
    ...(guarantees.items ?? [])
      .map(({ kind }, at) => kind !== "NONE" && ({ kind: "GUARANTEE", owner: `guarantees.${at}`, words: `担保材料：${GUARANTEE_KINDS[kind]}`, needed: true } as const)),
    { kind: "EVIDENCE", words: MATERIAL_KINDS.EVIDENCE, needed: creation.category === "PRE_LITIGATION" || creation.category === "ARBITRATION" },
    { kind: "OTHER", words: MATERIAL_KINDS.OTHER, needed: false },
  ];
  return slots.filter((slot): slot is Slot => slot !== false);
}

/** Return the materials in a slot; what names no owner of ours lies in the first slot of its kind. */
export function lyingIn<M extends { kind: Kind; owner_ref?: string | null }>(slot: Slot, slots: Slot[], materials: M[]): M[] {
  const ofKind = slots.filter((each) => each.kind === slot.kind);
  return materials.filter((material) => {
    if (material.kind !== slot.kind) return false;
    const own = ofKind.find((each) => each.owner === (material.owner_ref ?? undefined)) ?? ofKind[0];
    return own === slot;
  });
}
