/** What each role of an office finds on its desk today. */

import type { Role } from "@/session";

export interface Desk {
  to: string;
  words: string;
  about: string;
}

const FILES: Desk = { to: "/office/applications", words: "保全申请", about: "查看本院收到的保全申请及其材料" };
const TASKS: Desk = { to: "/office/tasks", words: "待办事项", about: "期限将满、须通知当事人等应当办理的事项" };
const COUNTER: Desk = { to: "/office/checks", words: "窗口核验", about: "核对到窗口的当事人、组织的证件原件" };
const LOADS: Desk = { to: "/office/loads", words: "分案", about: "将申请分给法官办理，查看各法官的办案数" };
const READINGS: Desk = { to: "/office/readings", words: "查阅记录", about: "谁在何时查阅了哪个卷宗" };
const GUARANTEES: Desk = { to: "/office/guarantees", words: "担保申请", about: "核保，出单出函，查看本公司收到的担保申请及其材料" };
const EXPOSURE: Desk = { to: "/office/exposure", words: "在保责任", about: "本公司已承担的担保责任和剩余的承保能力" };
const KEYS: Desk = { to: "/office/keys", words: "API 密钥", about: "管理本单位系统使用的密钥" };

const OF_ROLE: Partial<Record<Role, Desk[]>> = {
  clerk: [{ ...FILES, about: "受理申请，退回补正，登记送达" }, TASKS, COUNTER],
  judge: [{ ...FILES, about: "审核申请，责令担保，作出裁定" }, TASKS],
  enforcement: [{ ...FILES, about: "登记保全措施及其期限、续行和解除" }, TASKS],
  court_admin: [FILES, TASKS, LOADS, READINGS, KEYS],
  underwriter: [GUARANTEES, EXPOSURE],
  insurer_admin: [{ ...GUARANTEES, about: "核保，出单出函，批改，报案和理赔，解除责任" }, EXPOSURE, KEYS],
};

/** What is said where a role has nothing to do here yet. */
export const TODAY: Partial<Record<Role, string>> = {
  finance: "财务人员现在没有可以办理的事项；退费将在后续版本提供。财务人员不查看卷宗。",
  operator: "运维人员负责系统运行，不能查看任何卷宗，在本页没有可以办理的事项。",
};

export const desksOf = (role: Role): Desk[] => OF_ROLE[role] ?? [];
