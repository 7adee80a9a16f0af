/** The client generated of the OpenAPI document, with our token, our patience and our refusals. */

import createClient, { type Middleware } from "openapi-fetch";

import { settle } from "@/api/intentions";
import { refusalOf } from "@/api/refusal";
import type { components, paths } from "@/generated/api";
import { useSession } from "@/session";

export type Schemas = components["schemas"];

const PATIENCE = [500, 1000, 2000];
const SAFE_AGAIN = new Set([502, 503, 504]);

/** How far the server's clock is ahead of ours, in milliseconds: a QR code ends by the server's. */
export let clockAhead = 0;
/** Less than this cannot be told from the way that an answer takes. */
const NOTABLE = 2000;

/** Ask again while the system is away; a write only under its Idempotency-Key. */
async function patiently(request: Request): Promise<Response> {
  const repeatable = request.method === "GET" || request.headers.has("Idempotency-Key");
  for (const pause of repeatable ? PATIENCE : []) {
    try {
      const response = await fetch(request.clone());
      if (!SAFE_AGAIN.has(response.status)) return response;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return fetch(request);
}

const ours: Middleware = {
  onRequest({ request }) {
    const { token } = useSession();
    if (token) request.headers.set("Authorization", `Bearer ${token}`);
    return request;
  },
  onResponse({ request, response }) {
    const ahead = Date.parse(response.headers.get("Date") ?? "") - Date.now();
    clockAhead = Math.abs(ahead) > NOTABLE ? ahead : 0;
    const key = request.headers.get("Idempotency-Key");
    if (key && response.status < 500) settle(key);
    if (response.status === 401 && request.headers.has("Authorization")) useSession().lose();
  },
};

export const api = createClient<paths>({ baseUrl: "/api/v1", fetch: patiently });
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
