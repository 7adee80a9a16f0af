/** The client generated of the OpenAPI document, with our session, our patience, our questions and our refusals. */

import createClient, { type Middleware } from "openapi-fetch";

import { settle } from "@/api/intentions";
import { type Refusal, refusalOf } from "@/api/refusal";
import { type Purpose, useAsking } from "@/asking";
import type { components, paths } from "@/generated/api";
import { useSession } from "@/session";

export type Schemas = components["schemas"];

const BASE = "/api/v1";
const PATIENCE = [500, 1000, 2000];
const SAFE_AGAIN = new Set([502, 503, 504]);
const SESSION_OVER = new Set(["not-logged-in", "identity.session-ended"]);

/** How far the server's clock is ahead of ours, in milliseconds: a QR code ends by the server's. */
export let clockAhead = 0;
/** Less than this cannot be told from the way that an answer takes. */
const NOTABLE = 2000;

/** How a request travels: by fetch, or otherwise where that cannot tell what is wanted of it. */
export type Send = (request: Request) => Promise<Response>;

/** Ask again while the system is away; a write only under its Idempotency-Key. */
async function patiently(request: Request, send: Send): Promise<Response> {
  const repeatable = request.method === "GET" || request.headers.has("Idempotency-Key");
  for (const pause of repeatable ? PATIENCE : []) {
    try {
      const response = await send(request.clone());
      if (!SAFE_AGAIN.has(response.status)) return response;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return send(request.clone());
}

/** What can be done about a refusal before the same is asked again, under the same Idempotency-Key. */
function remedyFor(refusal: Refusal): (() => Promise<boolean>) | undefined {
  const purpose = (refusal.fields.find((each) => each.field === "consent")?.code ?? "FACE") as Purpose;
  switch (refusal.code) {
    case "step-up-needed":
      return () => useAsking().ask({ kind: "STEP_UP" });
    case "identity.consent-missing":
      return () => useAsking().ask({ kind: "CONSENT", purpose });
    case "csrf-missing":
      return renewed;
    default:
      return undefined;
  }
}

/** Ask; when it is refused for want of a proof or a consent, ask the person for that, once each, and then again. */
export async function persistently(request: Request, send: Send = fetch): Promise<Response> {
  const tried = new Set<string>();
  for (;;) {
    const { csrf } = useSession();
    if (csrf && request.method !== "GET") request.headers.set("X-CSRF-Token", csrf);
    const response = await patiently(request, send);
    if (response.status !== 403) return response;
    const refusal = refusalOf(response.status, await response.clone().json().catch(() => null));
    const remedy = tried.has(refusal.code) ? undefined : remedyFor(refusal);
    tried.add(refusal.code);
    if (!remedy || !(await remedy())) return response;
  }
}

const ours: Middleware = {
  async onResponse({ request, response }) {
    const ahead = Date.parse(response.headers.get("Date") ?? "") - Date.now();
    clockAhead = Math.abs(ahead) > NOTABLE ? ahead : 0;
    const key = request.headers.get("Idempotency-Key");
    if (key && response.status < 500) settle(key);
    if (response.status !== 401) return;
    const { code } = refusalOf(401, await response.clone().json().catch(() => null));
    if (SESSION_OVER.has(code)) useSession().lose();
  },
};

export const api = createClient<paths>({ baseUrl: BASE, fetch: (request) => persistently(request) });
api.use(ours);

/** Return what was answered, or throw what was refused. */
export function answered<T>(result: { data?: T; error?: unknown; response: Response }): T {
  if (!result.response.ok) throw refusalOf(result.response.status, result.error);
  return result.data as T;
}

/** Return what was answered together with its version, for If-Match. */
export function versioned<T>(result: { data?: T; error?: unknown; response: Response }): { content: T; tag: string } {
  return { content: answered(result), tag: result.response.headers.get("ETag") ?? "" };
}

/** Ask the server whose session the cookie is; return whether there is one. */
export async function recall(): Promise<boolean> {
  const session = useSession();
  const { data } = await api.GET("/sessions/current");
  if (data) session.begin(data);
  else session.lose();
  return session.open;
}

/** Fetch the page's token again; another person's session in this browser starts the page afresh. */
async function renewed(): Promise<boolean> {
  const session = useSession();
  const before = session.account_id;
  const open = await recall();
  if (open && session.account_id !== before) location.assign("/");
  return open && session.account_id === before;
}
