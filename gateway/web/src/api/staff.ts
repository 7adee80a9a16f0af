/** The staff of one's office, by account; only its administrator may list them. */

import { type Schemas, answered, api } from "@/api/client";

export type Colleague = Schemas["StaffMember"];

export async function listStaff(): Promise<Colleague[]> {
  return answered(await api.GET("/office/staff")).items;
}

/** Return the name of an account, or what stands for it. */
export const nameIn = (staff: Colleague[], account: string | null): string =>
  account === null ? "未分案" : (staff.find((each) => each.account_id === account)?.username ?? account);
