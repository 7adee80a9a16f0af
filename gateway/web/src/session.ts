/** Who is logged in. The token lives as long as the browser's tab. */

import { defineStore } from "pinia";

import type { Schemas } from "@/api/client";

const PLACE = "session";

interface Kept {
  token: string;
  role: string;
  verified: boolean;
  username: string;
}

const NOBODY: Kept = { token: "", role: "", verified: false, username: "" };

function kept(): Kept {
  return { ...NOBODY, ...(JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") as Partial<Kept>) };
}

export const useSession = defineStore("session", {
  state: () => ({ ...kept(), ended: false }),
  actions: {
    open(session: Schemas["Session"], username: string): void {
      const { token, role, verified } = session;
      this.$patch({ token, role, verified, username, ended: false });
      sessionStorage.setItem(PLACE, JSON.stringify({ token, role, verified, username }));
    },
    close(): void {
      sessionStorage.removeItem(PLACE);
      this.$patch({ ...NOBODY });
    },
    /** The server no longer knows the token. */
    lose(): void {
      this.close();
      this.ended = true;
    },
  },
});
