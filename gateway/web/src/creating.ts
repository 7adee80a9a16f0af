/** 创建, of either line: read and shown, in whose name, saved; what two have saved at once side by side. */

import { type ComputedRef, type Ref, computed, nextTick, ref } from "vue";
import { useRoute, useRouter } from "vue-router";

import { type Creation, type Versioned, oneOf, readCreation } from "@/api/applications";
import { type Schemas, answered, api } from "@/api/client";
import { intention } from "@/api/intentions";
import { type Refusal, asRefusal } from "@/api/refusal";
import type { Found } from "@/components/SearchPicker.vue";
import { type Line, placeOf } from "@/lines";
import { type Content, type Difference, type Merging, useMerging } from "@/merging";
import { asWords, partsOf } from "@/records/creation";
import { NOBODY, goTo } from "@/records/field";

interface Form<C> {
  /** Put what was saved into the form. */
  show: (creation: C) => void;
  /** Return what the form says. */
  filledIn: () => C;
  /** Refuse what cannot even be asked. */
  unfit: (creation: C) => Refusal | null;
}

export interface Creating extends Pick<Merging, "choice" | "latest"> {
  court: Ref<Found | undefined>;
  organisation: Ref<string>;
  organisations: Ref<Schemas["Organisation"][]>;
  busy: Ref<boolean>;
  ready: Ref<boolean>;
  refusal: Ref<Refusal | null>;
  errors: ComputedRef<Record<string, string>>;
  /** What was saved meanwhile, with words instead of codes. */
  told: ComputedRef<Difference[]>;
  load: () => Promise<void>;
  save: () => Promise<void>;
  keepChosen: () => Promise<void>;
}

export function useCreating<C extends Creation>(line: Line, id: string | undefined, form: Form<C>): Creating {
  const router = useRouter();
  const route = useRoute();
  const court = ref<Found>();
  /** In whose name: one's own, or that of an organisation that one acts for; it cannot be changed later. */
  const organisation = ref("");
  const organisations = ref<Schemas["Organisation"][]>([]);
  const tag = ref("");
  const refusal = ref<Refusal | null>(null);
  const busy = ref(false);
  const ready = ref(!id);
  const errors = computed(() => refusal.value?.byField ?? {});
  const parts = partsOf(line);

  const read = (): Promise<Versioned<Content>> => readCreation(line, id ?? "") as Promise<Versioned<unknown>> as Promise<Versioned<Content>>;
  const { differences, choice, latest, began, look, merged } = useMerging(() => parts, () => NOBODY, read);
  const told = computed(() =>
    differences.value.map((each) => ({ ...each, theirs: asWords(each.name, each.theirs), mine: asWords(each.name, each.mine) })),
  );

  async function load(): Promise<void> {
    try {
      const params = { path: { application_id: id ?? "" } };
      const [section, view] = await Promise.all([readCreation(line, id ?? ""), api.GET(oneOf(line), { params }).then(answered)]);
      tag.value = section.tag;
      form.show(section.content as C);
      court.value = { code: view.creation.court, words: view.creation.court_name };
      began(form.filledIn() as Content);
      ready.value = true;
      await nextTick();
      if (route.query.at) goTo(String(route.query.at));
    } catch (error) {
      refusal.value = asRefusal(error);
    }
  }

  async function listOrganisations(): Promise<void> {
    const { data } = await api.GET("/organisations").catch(() => ({ data: undefined }));
    organisations.value = (data?.items ?? []).filter(({ status }) => status === "VERIFIED");
  }

  async function create(body: C): Promise<string> {
    const created = { ...body, organisation_id: organisation.value || null } as Schemas["CreateApplication"] & Schemas["CreateGuarantee"];
    const params = { header: intention("create", created) };
    return answered(await api.POST(`/${line}-applications` as const, { params, body: created })).id;
  }

  async function change(body: C): Promise<void> {
    const header = { "If-Match": tag.value, ...intention(`creation ${id}`, [tag.value, body]) };
    const options = { params: { path: { application_id: id ?? "" }, header }, body: body as Schemas["Creation"] & Schemas["GuaranteeCreation"] };
    answered(await api.PUT(`${oneOf(line)}/creation` as const, options));
  }

  async function put(body: C): Promise<void> {
    refusal.value = form.unfit(body);
    if (refusal.value) return;
    busy.value = true;
    try {
      const at = id ?? (await create(body));
      if (id) await change(body);
      await router.push(placeOf(line, at, "basic-information"));
    } catch (error) {
      refusal.value = asRefusal(error);
      await look(refusal.value, body as Content).catch((again: unknown) => (refusal.value = asRefusal(again)));
    } finally {
      busy.value = false;
    }
  }

  async function keepChosen(): Promise<void> {
    tag.value = latest.value?.tag ?? tag.value;
    const content = merged() as C;
    form.show(content);
    await put(content);
  }

  void (id ? load() : listOrganisations());
  return { court, organisation, organisations, busy, ready, refusal, errors, told, choice, latest, load, save: () => put(form.filledIn()), keepChosen };
}
