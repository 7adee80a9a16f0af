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

/** What proves who a party is [法释〔2016〕22号 art. 1(2)(1)]. */
const OF_PARTY = {
  NATURAL: "身份证明",
  LEGAL: "营业执照（登记证书）、法定代表人身份证明书和法定代表人身份证",
  UNINCORPORATED: "营业执照（登记证书）、主要负责人身份证明书和主要负责人身份证",
} as const;
/** What proves that an agent may act [民事诉讼法 art. 62(1); 民诉法解释 art. 88]. */
const OF_AGENT = {
  LAWYER: "授权委托书、律师证、所函",
  LEGAL_WORKER: "授权委托书、法律服务工作者执业证、介绍信、当事人一方位于本辖区的证明",
  CLOSE_RELATIVE: "授权委托书、身份证件、近亲属关系证明",
  EMPLOYEE: "授权委托书、身份证件、劳动人事关系证明",
  COMMUNITY_RECOMMENDED: "授权委托书、身份证件、推荐材料、属于该社区或单位的证明",
  ORG_RECOMMENDED: "授权委托书、身份证件、社会团体符合条件的证明",
} as const;
/** What comes with a guarantee [法释〔2016〕22号 arts 6-8]. */
const OF_GUARANTEE = {
  INSURER_LETTER: "（担保书）、保单及其证明材料",
  BANK_LETTER: "",
  GUARANTEE_COMPANY: "：担保书、营业执照、经营许可证",
  CASH: "：交款凭证",
  OWN_PROPERTY: "：担保书、权属证明、价值证明",
  THIRD_PARTY_PROPERTY: "：担保书、权属证明、价值证明、共有人同意的证明",
  SURETY: "：保证书、主体资格和资信证明",
  CREDIT: "：担保书、资质证明",
  NONE: "",
} as const;

export const AID_PROOF: Slot = { kind: "AID", words: MATERIAL_KINDS.AID, needed: true };

/** Return a slot for the papers of each guarantee. */
export function guaranteeSlots(items: NonNullable<View["guarantees"]["items"]>): Slot[] {
  return items.flatMap(({ kind }, at): Slot[] => {
    if (kind === "NONE") return [];
    return [{ kind: "GUARANTEE", owner: `guarantees.${at}`, words: `担保材料：${GUARANTEE_KINDS[kind]}${OF_GUARANTEE[kind]}`, needed: true }];
  });
}

/** What both kinds of applications say; the guarantees and the aid are a preservation's. */
type Said = Pick<Schemas["GuaranteeView"], "basic_information"> & { creation: { category: string; type?: string } } & Partial<Pick<View, "guarantees" | "aid">>;

/** Return the slots in the order in which a file is bound. */
export function slotsOf({ creation, basic_information: basic, guarantees, aid }: Said): Slot[] {
  /** An insurer reads 保全申请书 where there is one; the court must have it. */
  const forCourt = guarantees !== undefined;
  const inLitigation = creation.category === "LITIGATION";
  const during = inLitigation || creation.category === "ARBITRATION";
  const identity = (words: string, owner: string, needed: boolean): Slot => ({ kind: "IDENTITY", owner, words, needed });
  const slots: (Slot | false)[] = [
    { kind: "APPLICATION", words: MATERIAL_KINDS.APPLICATION, needed: forCourt },
    inLitigation && { kind: "COMPLAINT", words: MATERIAL_KINDS.COMPLAINT, needed: false },
    during && { kind: "CASE_ACCEPTANCE", words: inLitigation ? "受理（立案）通知书" : "仲裁受理通知书", needed: true },
    creation.category === "PRE_ENFORCEMENT" && { kind: "INSTRUMENT", words: MATERIAL_KINDS.INSTRUMENT, needed: true },
    ...(basic.applicants ?? []).map(({ name, kind }, at) => identity(`申请人-${name}：${OF_PARTY[kind]}`, `applicants.${at}`, true)),
    ...(basic.agents ?? []).map(({ name, agent_type: type }, at) => identity(`原告代理人-${name}：${OF_AGENT[type]}`, `agents.${at}`, true)),
    ...(basic.respondents ?? []).map(({ name }, at) => identity(`被申请人-${name}：身份材料`, `respondents.${at}`, false)),
    ...guaranteeSlots(guarantees?.items ?? []),
    { kind: "EVIDENCE", words: MATERIAL_KINDS.EVIDENCE, needed: creation.category === "PRE_LITIGATION" || creation.category === "ARBITRATION" },
    creation.type === "CONDUCT" && { kind: "EVALUATION_REPORT", words: "实用新型、外观设计专利的检索报告、评价报告", needed: false },
    Boolean(aid) && AID_PROOF,
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
