/**
 * One Idempotency-Key per intention of the user: the same act with the same content keeps its key until its answer is
 * known, so that pressing the button again after a lost answer has no second effect.
 */

const pending = new Map<string, string>();

/** Return the header for an act and its content. */
export function intention(act: string, content: unknown = null): { "Idempotency-Key": string } {
  const about = `${act} ${JSON.stringify(content)}`;
  const key = pending.get(about) ?? crypto.randomUUID();
  pending.set(about, key);
  return { "Idempotency-Key": key };
}

/** The answer is known: whatever follows is a new intention. */
export function settle(key: string): void {
  for (const [about, pendingKey] of pending) if (pendingKey === key) pending.delete(about);
}
