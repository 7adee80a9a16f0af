/** 申请人, 被申请人, 原告代理人. */

import { type Around, type Field, type Model, type RecordKind, WHETHER, type Words } from "@/records/field";
import { AGENT_TYPES, AUTHORITIES, AUTHORITY_ITEMS, GENDERS, PARTY_KINDS, PERSON_ID_TYPES, UNIT_ID_TYPES, UNIT_NATURES } from "@/records/words";

const isPerson = (model: Model): boolean => model.kind === "NATURAL";
const isUnit = (model: Model): boolean => !isPerson(model);
const isLegal = (model: Model): boolean => model.kind === "LEGAL";
const isUnincorporated = (model: Model): boolean => model.kind === "UNINCORPORATED";
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

const itsDocument = (model: Model): Model => ({ id_type: isPerson(model) ? "RESIDENT_ID" : "USCC" });

function party(applies: boolean): Field[] {
  return [
    { name: "kind", label: applies ? "申请人类型" : "被申请人类型", kind: "choice", choices: PARTY_KINDS, required: true, proposes: itsDocument },
    { name: "name", label: "姓名（名称）", required: true },
    { name: "id_type", label: "证件类型", kind: "choice", choices: PERSON_ID_TYPES, required: applies, when: isPerson },
    { name: "id_type", label: "证照类型", kind: "choice", choices: UNIT_ID_TYPES, required: applies, when: isUnit },
    { name: "id_no", label: "证件号码", required: applies, most: 40, wrong: wrongCard },
    ...(applies
      ? [
          { name: "id_valid_from", label: "证件有效期自", kind: "day", more: true, when: isPerson } as const,
          { name: "id_long_term", label: "证件长期有效", kind: "flag", more: true, answers: WHETHER, when: isPerson } as const,
          { name: "id_valid_to", label: "证件有效期至", kind: "day", more: true, when: (model: Model) => isPerson(model) && model.id_long_term !== true } as const,
        ]
      : []),
    { name: "gender", label: "性别", kind: "choice", choices: GENDERS, when: notToldByCard, required: applies },
    { name: "birth_date", label: "出生日期", kind: "day", when: notToldByCard, required: applies },
    { name: "ethnicity", label: "民族", more: true, when: isPerson, most: 20 },
    { name: "unit_nature", label: "单位性质", kind: "choice", choices: UNIT_NATURES, when: isUnit, required: applies },
    { name: "legal_rep", label: "法定代表人", when: isLegal, required: applies },
    { name: "legal_rep", label: "主要负责人", when: isUnincorporated, required: applies },
    { name: "legal_rep_title", label: "职务", more: true, when: isUnit },
    { name: "legal_rep_id_no", label: "法定代表人（主要负责人）证件号码", more: true, when: isUnit, most: 40 },
    { name: "mobile", label: "手机号码", required: applies, inputmode: "tel", most: 30 },
    { name: "landline", label: "固定电话", more: true, inputmode: "tel", most: 30, hint: "区号-电话-分机号" },
    { name: "address", label: "住所地", required: true, hint: "自然人填写经常居住地" },
    { name: "service_address", label: "送达地址", hint: "法院寄送文书的地址" },
    { name: "email", label: "邮箱", more: true, inputmode: "email", most: 120 },
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
const isLegalWorker = (model: Model): boolean => model.agent_type === "LEGAL_WORKER";
const isLicensed = (model: Model): boolean => isLawyer(model) || isLegalWorker(model);
const isOther = (model: Model): boolean => !isLicensed(model) && model.agent_type !== "CLOSE_RELATIVE";

/** Seventeen figures today; older ones had twelve, so this only asks to look again. */
function wrongLicence(model: Model): string | undefined {
  const number = String(model.licence_no ?? "").replaceAll(" ", "");
  return !isLawyer(model) || !number || /^1\d{16}$/.test(number) ? undefined : "律师执业证号一般为17位数字，请核对。";
}

export const AGENT: RecordKind = {
  title: "原告代理人",
  fields: [
    { name: "principals", label: "所代理的申请人", kind: "several", choices: theApplicants, position: true, required: true },
    { name: "agent_type", label: "代理人类型", kind: "choice", choices: AGENT_TYPES, required: true },
    { name: "name", label: "姓名", required: true },
    { name: "id_type", label: "证件类型", kind: "choice", choices: PERSON_ID_TYPES },
    { name: "id_no", label: "证件号码", most: 40, wrong: wrongCard },
    { name: "gender", label: "性别", kind: "choice", choices: GENDERS, when: (model) => model.id_type !== "RESIDENT_ID" },
    { name: "mobile", label: "手机号码", required: true, inputmode: "tel", most: 30 },
    { name: "landline", label: "固定电话", more: true, inputmode: "tel", most: 30, hint: "区号-电话-分机号" },
    { name: "firm", label: "代理人所在律所", required: true, when: isLawyer },
    { name: "firm", label: "所在基层法律服务所", when: isLegalWorker },
    { name: "firm", label: "所在单位", when: isOther },
    { name: "licence_no", label: "执业证件号码", required: isLawyer, most: 40, when: isLicensed, wrong: wrongLicence },
    { name: "authority", label: "代理权限", kind: "choice", choices: AUTHORITIES, required: true, hint: "只写“全权代理”而未列明事项的，按一般授权" },
    { name: "authority_items", label: "特别授权事项", kind: "several", choices: AUTHORITY_ITEMS, when: (model) => model.authority === "SPECIAL" },
    { name: "authority_from", label: "代理期限自", more: true, kind: "day" },
    { name: "authority_to", label: "代理期限至", more: true, kind: "day" },
  ],
  fresh: ({ applicants }) => ({ agent_type: "LAWYER", id_type: "RESIDENT_ID", principals: applicants.length === 1 ? [0] : [], authority_items: [] }),
  summary: (model) => [model.name, AGENT_TYPES[model.agent_type as keyof typeof AGENT_TYPES], model.firm].filter(Boolean).join(" · "),
};

/** Return the records without the position *at* of a list that they refer to; later positions move up by one. */
export function withoutPosition(records: Model[], name: string, at: number): Model[] {
  const moved = (position: number): number => (position > at ? position - 1 : position);
  return records.map((record) => {
    const value = record[name];
    if (Array.isArray(value)) return { ...record, [name]: (value as number[]).filter((each) => each !== at).map(moved) };
    if (value === at) return { ...record, [name]: undefined };
    return typeof value === "number" ? { ...record, [name]: moved(value) } : record;
  });
}
