/** 财产线索, 行为, 证据, 担保信息: what is to be preserved, and against which guarantee. */

import type { Field, Model, RecordKind } from "@/records/field";
import { theRespondents } from "@/records/parties";
import { CLUE_TYPES, EXEMPTIONS, GUARANTEE_KINDS, MEASURES, PROVINCES } from "@/records/words";

const kept = (label: string): Field => ({ name: "holder", label });
const numbered = (label: string): Field => ({ name: "number", label, most: 100 });
const called = (label: string): Field => ({ name: "name", label });
const counted = (label: string): Field => ({ name: "quantity", label, most: 60 });

/** What is asked of each type of property beside what is asked of all. */
const OF_TYPE: Record<string, Field[]> = {
  BANK_ACCOUNT: [kept("开户行"), numbered("账号"), { name: "account_name", label: "户名" }],
  PAYMENT_ACCOUNT: [kept("平台"), numbered("账号"), { name: "account_name", label: "户名" }],
  CASH: [],
  REAL_ESTATE: [numbered("产权证号"), counted("面积、份额")],
  LAND: [numbered("权证号"), counted("面积")],
  VEHICLE: [numbered("车牌号"), called("品牌、类型")],
  VESSEL: [called("船名"), numbered("登记号"), kept("登记机关")],
  AIRCRAFT: [called("名称"), numbered("国籍登记号"), kept("登记机关")],
  EQUITY: [kept("公司"), numbered("统一社会信用代码"), counted("出资比例")],
  STOCK: [called("股票名称"), numbered("代码或证券账户"), counted("数量")],
  FUND: [called("基金名称"), numbered("代码"), counted("数量")],
  BOND: [called("证券名称"), numbered("代码"), counted("面值")],
  RECEIVABLE: [kept("第三人（债务人）"), called("合同名称"), { name: "due_on", label: "到期日", kind: "day" }],
  IP: [called("名称"), numbered("注册号或专利号"), kept("登记机关")],
  EQUIPMENT: [called("名称、型号"), numbered("编号")],
  GOODS: [called("种类"), counted("数量"), kept("仓库、保管人")],
  VIRTUAL: [kept("平台"), numbered("账号或标识")],
  OTHER: [called("名称"), numbered("编号")],
};

/** One field for each name and label, shown only where the type of property has it. */
function ofTypes(): Field[] {
  const fields: Field[] = [];
  for (const field of Object.values(OF_TYPE).flat()) {
    if (fields.some((each) => each.name === field.name && each.label === field.label)) continue;
    const has = (model: Model): boolean =>
      (OF_TYPE[String(model.type)] ?? []).some((each) => each.name === field.name && each.label === field.label);
    fields.push({ ...field, when: has });
  }
  return fields;
}

export const CLUE: RecordKind = {
  title: "财产线索",
  fields: [
    { name: "type", label: "财产类型", kind: "choice", choices: CLUE_TYPES, required: true },
    { name: "owner", label: "财产所有人", kind: "choice", choices: theRespondents, position: true, required: true },
    ...ofTypes(),
    { name: "value", label: "财产价值", kind: "money", required: true },
    { name: "measure", label: "保全措施", kind: "choice", choices: MEASURES },
    { name: "province", label: "所在省份", kind: "choice", choices: PROVINCES },
    { name: "location", label: "具体位置" },
    { name: "description", label: "财产描述", kind: "long", most: 2000 },
    { name: "unclear_because", label: "不能提供明确信息的客观原因", kind: "long", most: 1000, hint: "财产信息明确的不必填写" },
  ],
  fresh: ({ respondents }) => ({ type: "BANK_ACCOUNT", measure: "FREEZE", ...(respondents.length === 1 ? { owner: 0 } : {}) }),
  summary: (model) =>
    [CLUE_TYPES[model.type as keyof typeof CLUE_TYPES], model.holder ?? model.name, model.number, model.value ? `${String(model.value)}元` : ""]
      .filter(Boolean)
      .join(" · "),
};

export const CONDUCT: RecordKind = {
  title: "请求保全的行为",
  fields: [
    { name: "content", label: "请求作出或禁止的行为", kind: "long", required: true, most: 2000 },
    { name: "term", label: "请求的期限", required: true },
    { name: "harm", label: "可能受到的损害", kind: "long", most: 2000 },
  ],
  fresh: () => ({}),
  summary: (model) => String(model.content ?? ""),
};

export const EVIDENCE: RecordKind = {
  title: "请求保全的证据",
  fields: [
    { name: "evidence", label: "证据", kind: "long", required: true, most: 2000 },
    { name: "holder", label: "持有人" },
    { name: "place", label: "所在地" },
    { name: "reason", label: "保全理由", kind: "long", required: true, most: 2000 },
  ],
  fresh: () => ({}),
  summary: (model) => String(model.evidence ?? ""),
};

const of =
  (...kinds: string[]) =>
  (model: Model): boolean =>
    kinds.includes(String(model.kind));
const isLetter = of("INSURER_LETTER", "BANK_LETTER");

export const GUARANTEE: RecordKind = {
  title: "担保信息",
  fields: [
    { name: "kind", label: "担保方式", kind: "choice", choices: GUARANTEE_KINDS, required: true },
    { name: "guarantor", label: "保险公司", when: of("INSURER_LETTER"), required: true },
    { name: "guarantor", label: "银行", when: of("BANK_LETTER"), required: true },
    { name: "guarantor", label: "担保人", when: of("GUARANTEE_COMPANY", "SURETY", "CREDIT"), required: true },
    { name: "property_name", label: "担保物名称", when: of("OWN_PROPERTY", "THIRD_PARTY_PROPERTY"), required: true },
    { name: "owner", label: "担保物所有人", when: of("THIRD_PARTY_PROPERTY"), required: true },
    { name: "value", label: "担保价值", kind: "money", when: (model) => model.kind !== "NONE", required: true },
    { name: "policy_no", label: "保单号", when: of("INSURER_LETTER"), most: 60 },
    { name: "letter_no", label: "保函编号", when: isLetter, most: 60 },
    { name: "valid_until", label: "有效期至", kind: "day", when: of("INSURER_LETTER", "BANK_LETTER", "GUARANTEE_COMPANY") },
    { name: "receipt_no", label: "交款凭证号", when: of("CASH"), most: 60 },
    { name: "exemption", label: "免予提供担保的情形", kind: "choice", choices: EXEMPTIONS, when: of("NONE") },
    { name: "exemption_reason", label: "不提供担保的理由", kind: "long", when: of("NONE"), required: true, most: 2000 },
    { name: "description", label: "担保说明", kind: "long", most: 2000 },
  ],
  fresh: () => ({ kind: "INSURER_LETTER" }),
  summary: (model) =>
    [GUARANTEE_KINDS[model.kind as keyof typeof GUARANTEE_KINDS], model.guarantor ?? model.property_name, model.value ? `${String(model.value)}元` : ""]
      .filter(Boolean)
      .join(" · "),
};

export const INSTRUMENT: RecordKind = {
  title: "生效法律文书",
  fields: [
    { name: "issuer", label: "作出机构", required: true },
    { name: "number", label: "文书编号", required: true },
    { name: "content", label: "主要内容", kind: "long", required: true, most: 2000 },
    { name: "performance_due", label: "履行期限届满日", kind: "day" },
  ],
  fresh: () => ({}),
  summary: (model) => String(model.number ?? ""),
};

export const ARBITRATION: RecordKind = {
  title: "仲裁信息",
  fields: [
    { name: "institution", label: "仲裁机构", required: true },
    { name: "case_no", label: "仲裁案号" },
    { name: "accepted_on", label: "受理日期", kind: "day" },
  ],
  fresh: () => ({}),
  summary: (model) => String(model.institution ?? ""),
};
