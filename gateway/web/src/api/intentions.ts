/**
 * One Idempotency-Key per intention of the user: the same act with the same content keeps its key until its answer is
 * known, so that pressing the button again after a lost answer has no second effect.
 */

const pending = new Map<string, string>();

/** 128 random bits; `crypto.randomUUID` is missing on pages that did not come over TLS. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Return the header for an act and its content. */
export function intention(act: string, content: unknown = null): { "Idempotency-Key": string } {
  const about = `${act} ${JSON.stringify(content)}`;
  const key = pending.get(about) ?? randomKey();
  pending.set(about, key);
  return { "Idempotency-Key": key };
}

/** The answer is known: whatever follows is a new intention. */
export function settle(key: string): void {
  for (const [about, pendingKey] of pending) if (pendingKey === key) pending.delete(about);
}
