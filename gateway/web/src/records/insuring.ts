/** 投保信息, and what is said on the way to an insurer's letter. */

import type { Model, RecordKind } from "@/records/field";
import { INVOICE_KINDS } from "@/records/insured";

const ofCompany = (model: Model): boolean => model.invoice_kind === "COMPANY";

export const INSURANCE: RecordKind = {
  title: "投保信息",
  fields: [
    { name: "contact_name", label: "联系人", required: true },
    { name: "contact_mobile", label: "联系人手机号码", required: true, inputmode: "tel", most: 30 },
    { name: "invoice_kind", label: "发票抬头类型", kind: "choice", choices: INVOICE_KINDS },
    { name: "invoice_title", label: "发票抬头" },
    { name: "invoice_tax_no", label: "纳税人识别号", most: 40, when: ofCompany },
    { name: "invoice_email", label: "电子发票接收邮箱", inputmode: "email", most: 120 },
    { name: "special_agreement", label: "特别约定", kind: "long", most: 2000, hint: "选填：希望与保险公司特别约定的事项" },
  ],
  fresh: () => ({}),
  summary: (model) => String(model.contact_name ?? ""),
};
