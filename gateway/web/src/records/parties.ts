/** 申请人, 被申请人, 原告代理人. */

import type { Around, Field, Model, RecordKind, Words } from "@/records/field";
import { AGENT_TYPES, AUTHORITIES, AUTHORITY_ITEMS, GENDERS, PARTY_ID_TYPES, PARTY_KINDS, UNIT_NATURES } from "@/records/words";

const isPerson = (model: Model): boolean => model.kind === "NATURAL";
const isUnit = (model: Model): boolean => !isPerson(model);
/** The number of an identity card says when its owner was born, and the gender. */
const notToldByCard = (model: Model): boolean => isPerson(model) && model.id_type !== "RESIDENT_ID";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last figure of an identity card's number follows from the others [GB 11643-1999]. */
function wrongCard({ id_type, id_no }: Model): string | undefined {
  const number = String(id_no ?? "").replaceAll(" ", "").toUpperCase();
  if (id_type !== "RESIDENT_ID" || !number) return undefined;
  if (!/^\d{17}[\dX]$/.test(number)) return "证件号码格式不正确。";
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return number[17] === "10X98765432"[sum % 11] ? undefined : "证件号码校验位不正确，请核对。";
}

function party(applies: boolean): Field[] {
  return [
    { name: "kind", label: applies ? "申请人类型" : "被申请人类型", kind: "choice", choices: PARTY_KINDS, required: true },
    { name: "name", label: "姓名（名称）", required: true },
    { name: "id_type", label: "证件类型", kind: "choice", choices: PARTY_ID_TYPES, required: applies },
    { name: "id_no", label: "证件号码", required: applies, most: 40, wrong: wrongCard },
    { name: "gender", label: "性别", kind: "choice", choices: GENDERS, when: notToldByCard, required: applies },
    { name: "birth_date", label: "出生日期", kind: "day", when: notToldByCard, required: applies },
    { name: "unit_nature", label: "单位性质", kind: "choice", choices: UNIT_NATURES, when: isUnit, required: applies },
    { name: "legal_rep", label: "法定代表人（主要负责人）", when: isUnit, required: applies },
    { name: "mobile", label: "手机号码", required: applies, inputmode: "tel", most: 30 },
    { name: "landline", label: "固定电话", inputmode: "tel", most: 30, hint: "区号-电话-分机号" },
    { name: "address", label: "住所地", required: true },
    { name: "service_address", label: "送达地址" },
    { name: "email", label: "邮箱", inputmode: "email", most: 120 },
    ...(applies
      ? [
          { name: "e_service_agreed", label: "是否同意电子送达", kind: "flag" } as const,
          { name: "guardian", label: "法定代理人", when: isPerson, hint: "未成年人等无完全民事行为能力的申请人填写" },
        ]
      : []),
  ];
}

const named = (model: Model): string =>
  [model.name, PARTY_KINDS[model.kind as keyof typeof PARTY_KINDS], model.id_no].filter(Boolean).join(" · ");

const aPerson = (): Model => ({ kind: "NATURAL", id_type: "RESIDENT_ID" });

export const APPLICANT: RecordKind = { title: "申请人", fields: party(true), fresh: aPerson, summary: named };
export const RESPONDENT: RecordKind = { title: "被申请人", fields: party(false), fresh: aPerson, summary: named };

const byPosition = (names: string[]): Words => Object.fromEntries(names.map((name, at) => [String(at), name]));
export const theRespondents = (around: Around): Words => byPosition(around.respondents);
const theApplicants = (around: Around): Words => byPosition(around.applicants);

const isLawyer = (model: Model): boolean => model.agent_type === "LAWYER";

export const AGENT: RecordKind = {
  title: "原告代理人",
  fields: [
    { name: "principals", label: "所代理的申请人", kind: "several", choices: theApplicants, position: true, required: true },
    { name: "agent_type", label: "代理人类型", kind: "choice", choices: AGENT_TYPES, required: true },
    { name: "name", label: "姓名", required: true },
    { name: "id_type", label: "证件类型", kind: "choice", choices: PARTY_ID_TYPES },
    { name: "id_no", label: "证件号码", most: 40, wrong: wrongCard },
    { name: "mobile", label: "手机号码", required: true, inputmode: "tel", most: 30 },
    { name: "firm", label: "代理人所在律所", required: isLawyer },
    { name: "licence_no", label: "执业证件号码", required: isLawyer, most: 40 },
    { name: "authority", label: "代理权限", kind: "choice", choices: AUTHORITIES, required: true },
    { name: "authority_items", label: "特别授权事项", kind: "several", choices: AUTHORITY_ITEMS, when: (model) => model.authority === "SPECIAL" },
  ],
  fresh: ({ applicants }) => ({ agent_type: "LAWYER", id_type: "RESIDENT_ID", principals: applicants.length === 1 ? [0] : [], authority_items: [] }),
  summary: (model) => [model.name, AGENT_TYPES[model.agent_type as keyof typeof AGENT_TYPES], model.firm].filter(Boolean).join(" · "),
};
