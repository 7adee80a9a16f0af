/** Looking again from time to time, as long as somebody is there: a page that was left open must not keep its session alive. */

import { onUnmounted } from "vue";

const AWAY_AFTER = 10 * 60_000;

let lastSeen = Date.now();
for (const sign of ["pointerdown", "keydown", "scroll", "visibilitychange"])
  document.addEventListener(sign, () => (lastSeen = Date.now()), { capture: true, passive: true });

const somebodyIsThere = (): boolean => document.visibilityState === "visible" && Date.now() - lastSeen < AWAY_AFTER;

/** Look every so many milliseconds, while the component is there. */
export function useWatching(look: () => void, every: number): void {
  const watching = setInterval(() => {
    if (somebodyIsThere()) look();
  }, every);
  onUnmounted(() => clearInterval(watching));
}
