import type { CodeAccount, RefusalCode, RefusalReason, WrongField } from "../../protocol/errors.ts";

/** A rule said no. The one error whose text a client may see; it becomes an acknowledgement or a status. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly retryAfterMs: number | undefined;
  readonly reason: RefusalReason | undefined;
  readonly account: CodeAccount | undefined;
  readonly wrong: WrongField | undefined;

  /** `more`: in how many milliseconds it may be tried again, what can be done instead, whose code is asked for, or what does not fit. */
  constructor(
    code: RefusalCode,
    message: string,
    more?: number | RefusalReason | CodeAccount | WrongField,
  ) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.retryAfterMs = typeof more === "number" ? more : undefined;
    this.reason = typeof more === "string" ? more : undefined;
    this.account = typeof more === "object" && "codeMs" in more ? more : undefined;
    this.wrong = typeof more === "object" && "field" in more ? more : undefined;
  }
}

/** "Not yours" and "not there" answer the same, so that ids cannot be probed. */
export const notFound = (what: string) => new Refusal("not_found", `There is no such ${what}.`);
