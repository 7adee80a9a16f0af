/** What the gateway refused: an RFC 9457 problem document, with every bad field named. */

export interface BadField {
  field: string;
  code: string;
  zh: string;
  en: string;
}

/** The field that a refusal is about where it names none. */
const ABOUT: Record<string, string> = {
  "identity.captcha-wrong": "captcha_answer",
  "identity.sms-code-wrong": "sms_code",
  "identity.password-unfit": "password",
  "identity.password-common": "password",
  "identity.number-unreachable": "mobile",
  "identity.staff-code-wrong": "code",
  "identity.id-number-wrong": "id_no",
  "identity.invitation-over": "code",
};

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: string,
    readonly fields: BadField[] = [],
    readonly trace = "",
  ) {
    super(zh);
  }

  /** The words about each field, by its path such as `applicants.0.name`. */
  get byField(): Record<string, string> {
    const about = ABOUT[this.code];
    return { ...(about ? { [about]: this.zh } : {}), ...Object.fromEntries(this.fields.map((each) => [each.field, each.zh])) };
  }
}

/** Return what the page itself has to say about a field. */
export function unfit(field: string, zh: string): Refusal {
  return new Refusal(422, "bad-input", "填写内容有误，请更正。", [{ field, code: "unfit", zh, en: "" }]);
}

export const UNREACHABLE = new Refusal(0, "unreachable", "网络连接不上，请检查网络后再试，已提交的内容不会丢失。");

/** Return the refusal that an answer's body tells of. */
export function refusalOf(status: number, body: unknown): Refusal {
  const told = (typeof body === "object" && body !== null ? body : {}) as Partial<{
    code: string;
    zh: string;
    errors: BadField[];
    trace_id: string;
  }>;
  return new Refusal(
    status,
    told.code ?? "broken",
    told.zh ?? "服务暂时不可用，请稍后再试。",
    told.errors ?? [],
    told.trace_id ?? "",
  );
}

/** Return whatever was thrown as a refusal that can be shown. */
export function asRefusal(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof TypeError) return UNREACHABLE;
  throw thrown;
}
