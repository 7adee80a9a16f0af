/** 财产线索, 行为, 证据, 担保信息: what is to be preserved, and against which guarantee. */

import { type Field, type Model, type RecordKind, WHETHER } from "@/records/field";
import { theRespondents } from "@/records/parties";
import { AID_GROUNDS, AID_KINDS, CLUE_TYPES, EXEMPTIONS, GUARANTEE_KINDS, IP_KINDS, MEASURES, PROVINCES } from "@/records/words";

const kept = (label: string): Field => ({ name: "holder", label });
const numbered = (label: string): Field => ({ name: "number", label, most: 100 });
const called = (label: string): Field => ({ name: "name", label });
const counted = (label: string): Field => ({ name: "quantity", label, most: 60 });
const account: Field = { name: "account_name", label: "户名" };
const make: Field = { name: "model", label: "品牌型号", most: 100 };
const area: Field = { name: "area", label: "面积", most: 60, hint: "平方米" };
const share: Field = { name: "share", label: "份额", most: 60, hint: "如单独所有、共同共有、50%" };
const encumbered: Field = { name: "encumbrance", label: "抵押、查封等权利负担", hint: "不清楚的不必填写", more: true };
const port = (label: string): Field => ({ name: "port", label });

/** What is asked of each type of property beside what is asked of all. */
const OF_TYPE: Record<string, Field[]> = {
  BANK_ACCOUNT: [kept("开户行"), numbered("账号"), account],
  PAYMENT_ACCOUNT: [kept("平台"), numbered("账号"), account, { name: "registered_mobile", label: "注册手机号码", inputmode: "tel", most: 30 }],
  CASH: [],
  REAL_ESTATE: [numbered("产权证号"), area, share, encumbered],
  LAND: [numbered("权证号"), area, share, encumbered],
  VEHICLE: [
    numbered("车牌号"),
    make,
    { name: "vin", label: "车辆识别代号", most: 40 },
    { name: "engine_no", label: "发动机号", most: 40, hint: "未登记的车辆必须填写" },
    encumbered,
  ],
  VESSEL: [called("船名"), numbered("登记号"), kept("登记机关"), port("船籍港、停泊港"), encumbered],
  AIRCRAFT: [called("名称"), numbered("国籍登记号"), kept("登记机关"), port("停放机场"), encumbered],
  EQUITY: [kept("公司"), { name: "company_uscc", label: "公司统一社会信用代码", most: 40 }, { ...share, label: "出资比例", hint: undefined }, encumbered],
  STOCK: [called("股票名称"), numbered("代码或证券账户"), counted("数量")],
  FUND: [called("基金名称"), numbered("代码"), counted("数量")],
  BOND: [called("证券名称"), numbered("代码"), counted("面值")],
  RECEIVABLE: [kept("第三人（债务人）"), { name: "contract", label: "合同依据" }, { name: "due_on", label: "到期日", kind: "day" }],
  IP: [{ name: "ip_kind", label: "知识产权种类", kind: "choice", choices: IP_KINDS }, called("名称"), numbered("注册号或专利号"), kept("登记机关"), encumbered],
  EQUIPMENT: [called("名称"), make, numbered("编号")],
  GOODS: [called("种类"), counted("数量"), kept("仓库、保管人")],
  VIRTUAL: [kept("平台"), numbered("账号或标识")],
  OTHER: [called("名称"), numbered("编号")],
};

/** What is usually done to each type of property [民诉法解释 art. 485; 法释〔2016〕22号]. */
const MEASURE_OF: Record<string, string> = {
  CASH: "SEIZE",
  REAL_ESTATE: "SEAL",
  LAND: "SEAL",
  VEHICLE: "SEAL",
  VESSEL: "SEIZE",
  AIRCRAFT: "SEIZE",
  EQUIPMENT: "SEAL",
  GOODS: "SEAL",
  OTHER: "OTHER",
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
    { name: "type", label: "财产类型", kind: "choice", choices: CLUE_TYPES, required: true, proposes: ({ type }) => ({ measure: MEASURE_OF[String(type)] ?? "FREEZE" }) },
    { name: "owner", label: "财产所有人", kind: "choice", choices: theRespondents, position: true, required: true },
    ...ofTypes(),
    { name: "value", label: "财产价值", kind: "money", required: true },
    { name: "measure", label: "保全措施", kind: "choice", choices: MEASURES },
    { name: "province", label: "所在省份", kind: "choice", choices: PROVINCES },
    { name: "location", label: "具体位置", hint: "房产、土地填写坐落，其他财产填写所在地" },
    { name: "disputed", label: "是否为争议标的", kind: "flag", answers: WHETHER, more: true },
    { name: "waiting", label: "已被其他法院查封、冻结的，是否申请轮候", kind: "flag", answers: WHETHER, more: true },
    { name: "description", label: "财产描述", kind: "long", most: 2000 },
    { name: "unclear_because", label: "不能提供明确信息的客观原因", kind: "long", most: 1000, hint: "财产信息明确的不必填写", more: true },
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
const isProperty = of("OWN_PROPERTY", "THIRD_PARTY_PROPERTY");
const isPromised = of("GUARANTEE_COMPANY", "OWN_PROPERTY", "THIRD_PARTY_PROPERTY", "SURETY");

export const GUARANTEE: RecordKind = {
  title: "担保信息",
  fields: [
    { name: "kind", label: "担保方式", kind: "choice", choices: GUARANTEE_KINDS, required: true },
    { name: "guarantor", label: "保险公司", when: of("INSURER_LETTER"), required: true },
    { name: "guarantor", label: "银行", when: of("BANK_LETTER"), required: true },
    { name: "guarantor", label: "担保人", when: of("GUARANTEE_COMPANY", "SURETY", "CREDIT"), required: true },
    { name: "licence_no", label: "经营许可证号", when: of("GUARANTEE_COMPANY"), most: 60 },
    { name: "payer", label: "交款人", when: of("CASH") },
    { name: "property_type", label: "担保财产类型", kind: "choice", choices: CLUE_TYPES, when: isProperty },
    { name: "property_name", label: "担保物名称", when: isProperty, required: true },
    { name: "property_no", label: "权属证号、账号", when: isProperty, most: 100 },
    { name: "owner", label: "担保物所有人", when: of("THIRD_PARTY_PROPERTY"), required: true },
    { name: "encumbered", label: "是否已设定抵押等权利负担", kind: "flag", answers: WHETHER, when: isProperty },
    { name: "co_owners_agree", label: "配偶、共有人是否同意", kind: "flag", when: isProperty, hint: "担保财产由法院查封、扣押、冻结（民诉法解释第一百六十四条）" },
    { name: "value", label: "担保价值", kind: "money", when: (model) => model.kind !== "NONE", required: true },
    { name: "policy_no", label: "保单号", when: of("INSURER_LETTER"), most: 60 },
    { name: "letter_no", label: "保函编号", when: isLetter, most: 60 },
    { name: "on_demand", label: "是否为见索即付的独立保函", kind: "flag", answers: WHETHER, when: of("BANK_LETTER") },
    { name: "valid_until", label: "有效期至", kind: "day", when: of("INSURER_LETTER", "BANK_LETTER", "GUARANTEE_COMPANY") },
    { name: "receipt_no", label: "交款凭证号", when: of("CASH"), most: 60 },
    { name: "terms", label: "担保书、保证书载明的方式、范围和责任", kind: "long", most: 2000, when: isPromised },
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

const groundOf = (kind: keyof typeof AID_KINDS): Field => ({
  name: "ground",
  label: `${AID_KINDS[kind]}的情形`,
  kind: "choice",
  choices: AID_GROUNDS[kind],
  when: (model) => model.kind === kind,
  required: true,
});

export const AID: RecordKind = {
  title: "司法救助",
  fields: [
    {
      name: "kind",
      label: "救助方式",
      kind: "choice",
      choices: AID_KINDS,
      required: true,
      proposes: () => ({ ground: undefined }),
      hint: "免交只适用于自然人（诉讼费用交纳办法第四十四条）",
    },
    groundOf("DEFER"),
    groundOf("REDUCE"),
    groundOf("WAIVE"),
    { name: "reason", label: "申请理由", kind: "long", most: 2000 },
  ],
  fresh: () => ({ kind: "DEFER" }),
  summary: (model) => AID_KINDS[model.kind as keyof typeof AID_KINDS] ?? "",
};
