/** A list read page by page, newest first. */

import { type Ref, ref } from "vue";

import { type Refusal, asRefusal } from "@/api/refusal";

interface Page<R> {
  items: R[];
  next: string | null;
}

export interface Paging<R> {
  rows: Ref<R[]>;
  next: Ref<string | null>;
  loaded: Ref<boolean>;
  refusal: Ref<Refusal | null>;
  load: (after?: string | null) => Promise<void>;
  /** Do something with a row, then look again; keep what is refused. */
  attempt: (act: () => Promise<unknown>) => Promise<void>;
}

export function usePaging<R>(read: (after: string | null) => Promise<Page<R>>): Paging<R> {
  const rows = ref<R[]>([]) as Ref<R[]>;
  const next = ref<string | null>(null);
  const loaded = ref(false);
  const refusal = ref<Refusal | null>(null);

  async function attempt(act: () => Promise<unknown>): Promise<void> {
    refusal.value = null;
    try {
      await act();
    } catch (error) {
      refusal.value = asRefusal(error);
    }
  }

  async function load(after: string | null = null): Promise<void> {
    await attempt(async () => {
      const page = await read(after);
      rows.value = after ? [...rows.value, ...page.items] : page.items;
      next.value = page.next;
      loaded.value = true;
    });
  }

  return { rows, next, loaded, refusal, load, attempt };
}
