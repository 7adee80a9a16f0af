/** The staff of one's office, by account. */

import { type Schemas, answered, api } from "@/api/client";
import { Refusal } from "@/api/refusal";

export type Colleague = Schemas["StaffMember"];

export async function listStaff(): Promise<Colleague[]> {
  return answered(await api.GET("/office/staff")).items;
}

/** Return who works here, or nobody where the role may not list them. */
export async function colleagues(): Promise<Colleague[]> {
  try {
    return await listStaff();
  } catch (error) {
    if (error instanceof Refusal && error.status === 403) return [];
    throw error;
  }
}

/** Return the name of an account, or what stands for it. */
export const nameIn = (staff: Colleague[], account: string | null): string =>
  account === null ? "未分案" : (staff.find((each) => each.account_id === account)?.username ?? (staff.length ? account : "同事"));
