/** Who is logged in. The token is in a cookie that no script can read; what is here is told by `GET sessions/current`. */

import { defineStore } from "pinia";

export type Role =
  | "applicant"
  | "clerk"
  | "judge"
  | "enforcement"
  | "court_admin"
  | "finance"
  | "court_system"
  | "underwriter"
  | "insurer_admin"
  | "insurer_system"
  | "operator";

export interface Current {
  account_id: string;
  role: Role;
  office: string;
  verified: boolean;
  /** What changes something is asked with; of no use without the cookie. */
  csrf: string | null;
  consents: string[];
}

const NOBODY = { account_id: "", role: "applicant" as Role, office: "", verified: false, csrf: "", consents: [] as string[] };

export const useSession = defineStore("session", {
  state: () => ({
    ...NOBODY,
    /** Whether the server was asked yet. */
    known: false,
    /** Whether a session that was there is no more. */
    ended: false,
  }),
  getters: {
    open: (state) => state.account_id !== "",
    isStaff: (state) => state.account_id !== "" && state.role !== "applicant",
    isInsurer: (state) => state.role === "underwriter" || state.role === "insurer_admin",
  },
  actions: {
    begin({ account_id, role, office, verified, csrf, consents }: Current): void {
      this.$patch({ account_id, role, office, verified, csrf: csrf ?? "", consents, known: true, ended: false });
    },
    close(): void {
      this.$patch({ ...NOBODY, known: true });
    },
    /** The server no longer knows the session. */
    lose(): void {
      if (this.open) this.ended = true;
      this.close();
    },
  },
});
