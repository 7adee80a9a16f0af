/** The present moment by the server's clock, to count down by. */

import { type ComputedRef, type Ref, computed, onUnmounted, ref } from "vue";

import { clockAhead } from "@/api/client";

/** Return the moment, each second anew, as long as the component is there. */
export function useNow(): Ref<number> {
  const now = ref(Date.now() + clockAhead);
  const ticking = setInterval(() => (now.value = Date.now() + clockAhead), 1000);
  onUnmounted(() => clearInterval(ticking));
  return now;
}

/** Return how many whole seconds there are until a moment; none once it has come. */
export function secondsUntil(now: Ref<number>, moment: () => string | null | undefined, round = Math.floor): ComputedRef<number> {
  return computed(() => Math.max(0, round((Date.parse(moment() ?? "") - now.value) / 1000) || 0));
}

/** Return the moment, each minute anew: what is told in hours and days need not be drawn each second. */
export function useMinutes(): Ref<number> {
  const now = ref(Date.now() + clockAhead);
  const ticking = setInterval(() => (now.value = Date.now() + clockAhead), 60_000);
  onUnmounted(() => clearInterval(ticking));
  return now;
}
