/** Before the ruling: 受理, 退回补正, 责令提供担保, 免担保, 审核, 送达. */

import { type CourtFile, actUpon } from "@/api/office";
import { type Act, money, orNull, text, today, whole } from "@/records/acts/act";
import { aidDecision, aidFields } from "@/records/acts/charging";
import type { Field, Model, RecordKind, Words } from "@/records/field";
import { ARBITRATION, CLUE, CONDUCT, EVIDENCE, GUARANTEE, INSTRUMENT } from "@/records/objects";
import { AGENT, APPLICANT, RESPONDENT } from "@/records/parties";
import { SERVABLE } from "@/records/court";
import { EXEMPTIONS, GUARANTEE_KINDS, REASONS } from "@/records/words";

const { NONE: _none, ...KINDS_TO_ORDER } = GUARANTEE_KINDS;

export const ACCEPT: Act = {
  code: "accept",
  words: "受理",
  about: ({ urgent }) =>
    urgent ? "自受理时起四十八小时内作出裁定（民事诉讼法第一百零三条第三款、第一百零四条第二款）。" : "自受理之日起五日内作出裁定（法释〔2016〕22号第四条）。",
  fields: ({ next_case_no: next }) => [{ name: "case_no", label: "案号", most: 60, hint: `留空即取本院登记簿的下一个：${next}` }],
  send: (file, model) => actUpon(file, "acceptance", { content_hash: file.content_hash, case_no: text(model.case_no) }),
  done: "已受理",
};

/** The places in the form that can be wrong, in the words of the form. */
export function placesOf({ basic_information: basic, guarantees, creation }: CourtFile): Words {
  const lists: [string, RecordKind, Model[] | undefined][] = [
    ["basic.applicants", APPLICANT, basic.applicants],
    ["basic.respondents", RESPONDENT, basic.respondents],
    ["basic.agents", AGENT, basic.agents],
    ["basic.property_clues", CLUE, basic.property_clues],
    ["basic.conduct_items", CONDUCT, basic.conduct_items],
    ["basic.evidence_items", EVIDENCE, basic.evidence_items],
    ["guarantees.items", GUARANTEE, guarantees.items],
  ];
  const places: Record<string, string> = {
    "creation.court": "申请法院",
    "creation.amount": "申请保全金额",
    "creation.category": "保全类别",
    ...(creation.category === "LITIGATION" ? { "creation.case_no": "案号", "creation.cause": "案由" } : {}),
    "basic.requested_measures": "请求事项",
    "basic.facts_and_reasons": "事实与理由",
    "basic.urgent_because": "情况紧急的理由",
    materials: "材料",
  };
  for (const [path, kind, records] of lists) {
    (records ?? []).forEach((record, at) => {
      const whose = `${kind.title}${at + 1}${record.name ? ` ${String(record.name)}` : ""}`;
      for (const field of kind.fields) {
        if (field.when?.(record) ?? true) places[`${path}.${at}.${field.name}`] = `${whose} · ${field.label}`;
      }
    });
  }
  const single: [string, RecordKind, unknown][] = [["basic.instrument", INSTRUMENT, basic.instrument], ["basic.arbitration", ARBITRATION, basic.arbitration]];
  for (const [path, kind, record] of single) {
    if (record) for (const field of kind.fields) places[`${path}.${field.name}`] = `${kind.title} · ${field.label}`;
  }
  return places;
}

function defectOf(file: CourtFile): RecordKind {
  const places = placesOf(file);
  return {
    title: "补正事项",
    fields: [
      { name: "code", label: "问题", kind: "choice", choices: REASONS, required: true },
      { name: "field", label: "所在位置", kind: "choice", listed: true, choices: places, hint: "申请人打开这一栏即可补正" },
      { name: "text", label: "说明", kind: "long", most: 1000, required: ({ code }) => code === "OTHER" },
    ],
    fresh: () => ({}),
    summary: ({ code, field, text: said }) =>
      [REASONS[code as keyof typeof REASONS], places[String(field)], said].filter(Boolean).join(" · "),
  };
}

export const RETURN: Act = {
  code: "return",
  words: "退回补正",
  about: () => "须一次告知全部需要补正的内容（人民法院在线诉讼规则第九条第二款）；受理期限自补正材料收到的次日重新计算。",
  list: (file) => ({ name: "defects", kind: defectOf(file) }),
  fields: () => [
    { name: "days", label: "补正期限（日）", required: true, inputmode: "numeric", most: 2, hint: "自通知书送达的次日起算" },
    { name: "remark", label: "备注", kind: "long", most: 2000 },
  ],
  fresh: () => ({ defects: [], days: "7" }),
  send: (file, model) =>
    actUpon(file, "return", {
      content_hash: file.content_hash,
      defects: model.defects as never,
      days: whole(model.days),
      remark: text(model.remark),
    }),
  done: "已退回补正",
};

const isBeforeSuit = ({ creation }: CourtFile): boolean => creation.category === "PRE_LITIGATION" && creation.type === "PROPERTY";

export const ORDER_GUARANTEE: Act = {
  code: "order_guarantee",
  words: "责令提供担保",
  about: ({ proposal }) => `建议 ${proposal.amount} 元：${proposal.source}。已提供 ${proposal.offered} 元。${proposal.mandatory ? "依法应当提供担保。" : ""}`,
  fields: (file) => [
    { name: "amount", label: "担保数额", kind: "money", required: true },
    { name: "kinds", label: "可以采用的担保方式", kind: "several", choices: KINDS_TO_ORDER, hint: "不选即不限" },
    ...(file.creation.category === "LITIGATION" && file.creation.type === "PROPERTY"
      ? [{ name: "object_value", label: "争议标的价值", kind: "money", hint: "保全的是争议标的时填写：担保不超过其价值的百分之三十" } as const]
      : []),
    ...(isBeforeSuit(file)
      ? [
          {
            name: "special",
            label: "特殊情况",
            kind: "long",
            most: 2000,
            when: ({ amount }) => Number(money(amount)) < Number(file.creation.amount ?? 0),
            required: true,
            hint: "诉前财产保全的担保应相当于请求保全数额，低于的须说明（民诉法解释第一百五十二条第二款）",
          } satisfies Field,
        ]
      : []),
    {
      name: "days",
      label: "提供期限（日）",
      required: true,
      inputmode: "numeric",
      most: 2,
      when: () => !file.urgent,
      hint: "自通知书送达的次日起算",
    },
    { name: "reason", label: "理由", kind: "long", most: 2000, required: true },
  ],
  fresh: ({ proposal }) => ({ amount: Number(proposal.amount) > 0 ? proposal.amount : "", kinds: [], days: "5" }),
  send: (file, model) =>
    actUpon(file, "guarantee-orders", {
      content_hash: file.content_hash,
      amount: money(model.amount),
      kinds: (model.kinds ?? []) as never,
      days: whole(model.days ?? 5),
      reason: text(model.reason),
      object_value: money(model.object_value) || null,
      special: text(model.special),
    }),
  done: "已责令提供担保",
};

export const EXEMPTION: Act = {
  code: "exemption",
  words: "免担保",
  about: ({ guarantees, proposal }) => {
    const claimed = (guarantees.items ?? []).find(({ kind }) => kind === "NONE");
    const asked = claimed ? `申请人主张：${claimed.exemption ? EXEMPTIONS[claimed.exemption] : ""}${claimed.exemption_reason ? `，${claimed.exemption_reason}` : ""}。` : "申请人没有主张免予提供担保。";
    return `${asked}${proposal.mandatory ? "依法应当提供担保，不能免除。" : "可以不要求提供担保（法释〔2016〕22号第九条）。"}`;
  },
  fields: () => [
    { name: "granted", label: "决定", kind: "choice", choices: { YES: "准予免除", NO: "不予免除" }, required: true },
    { name: "ground", label: "情形", kind: "choice", choices: EXEMPTIONS, required: true },
    { name: "reason", label: "理由", kind: "long", most: 2000, required: true },
  ],
  fresh: ({ guarantees }) => ({ ground: (guarantees.items ?? []).find(({ kind }) => kind === "NONE")?.exemption ?? "" }),
  send: (file, model) =>
    actUpon(file, "exemption", {
      content_hash: file.content_hash,
      granted: model.granted === "YES",
      ground: model.ground as never,
      reason: text(model.reason),
    }),
  done: "已作出决定",
};

const passes = ({ passed }: Model): boolean => passed === "YES";
const fails = ({ passed }: Model): boolean => passed === "NO";

export const REVIEW: Act = {
  code: "review",
  words: "审核",
  about: ({ fee_proposal: fee }) => `审核通过的，申请费为 ${fee} 元（诉讼费用交纳办法第十四条第二项）。`,
  fields: (file) => [
    { name: "passed", label: "审核结果", kind: "choice", choices: { YES: "通过", NO: "不通过" }, required: true },
    { name: "reasons", label: "不通过的理由", kind: "several", choices: REASONS, when: fails, required: true },
    {
      name: "days",
      label: "交费期限（日）",
      inputmode: "numeric",
      most: 2,
      required: true,
      when: (model) => passes(model) && !file.urgent && Number(file.fee_proposal) > 0,
      hint: "自通知书送达的次日起算",
    },
    ...(file.aid && !file.aid.outcome ? aidFields(file, passes) : []),
    { name: "remark", label: "备注", kind: "long", most: 2000, required: (model) => fails(model) && ((model.reasons ?? []) as string[]).includes("OTHER") },
  ],
  fresh: () => ({ reasons: [], days: "7" }),
  grave: fails,
  send: (file, model) =>
    actUpon(file, "review", {
      content_hash: file.content_hash,
      passed: passes(model),
      reasons: (fails(model) ? model.reasons : []) as never,
      remark: text(model.remark),
      days: whole(model.days ?? 7),
      aid: passes(model) && model.outcome ? aidDecision(model) : null,
    }),
  done: "已审核",
};

const SERVED_IN: Record<string, keyof typeof SERVABLE> = { AWAITING_PAYMENT: "D4", GUARANTEE_REQUIRED: "D5", RETURNED: "D6" };

export const SERVE: Act = {
  code: "serve",
  words: "登记送达",
  about: () => "未同意电子送达的，期限自纸质文书送达的次日起算（民事诉讼法第九十条）。",
  fields: () => [
    { name: "paper", label: "送达的文书", kind: "choice", choices: SERVABLE, required: true },
    { name: "served_on", label: "送达日期", kind: "day", required: true },
  ],
  fresh: ({ status }) => ({ paper: SERVED_IN[status] ?? "", served_on: today() }),
  send: (file, model) => actUpon(file, "service", { paper: model.paper as never, served_on: orNull(model.served_on) ?? today() }),
  done: "已登记送达",
};
