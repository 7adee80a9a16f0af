/** One act at a time: busy while it lasts, and what was refused when it was. */

import { type ComputedRef, type Ref, computed, ref } from "vue";

import { type Refusal, asRefusal } from "@/api/refusal";

export interface Attempting {
  busy: Ref<boolean>;
  refusal: Ref<Refusal | null>;
  /** The words about each field. */
  errors: ComputedRef<Record<string, string>>;
  /** Do it; return whether it was done. */
  attempt: (act: () => Promise<unknown>) => Promise<boolean>;
}

export function useAttempt(): Attempting {
  const busy = ref(false);
  const refusal = ref<Refusal | null>(null);
  const errors = computed(() => refusal.value?.byField ?? {});

  async function attempt(act: () => Promise<unknown>): Promise<boolean> {
    busy.value = true;
    refusal.value = null;
    try {
      await act();
      return true;
    } catch (error) {
      refusal.value = asRefusal(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy, refusal, errors, attempt };
}
