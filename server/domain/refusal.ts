import type { CodeAccount, RefusalCode, RefusalReason } from "../../protocol/errors.ts";

/** A rule said no. The one error whose text a client may see; it becomes an acknowledgement or a status. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly retryAfterMs: number | undefined;
  readonly reason: RefusalReason | undefined;
  readonly account: CodeAccount | undefined;

  /** `more`: in how many milliseconds it may be tried again, what can be done instead, or whose code is asked for. */
  constructor(code: RefusalCode, message: string, more?: number | RefusalReason | CodeAccount) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.retryAfterMs = typeof more === "number" ? more : undefined;
    this.reason = typeof more === "string" ? more : undefined;
    this.account = typeof more === "object" ? more : undefined;
  }
}

/** "Not yours" and "not there" answer the same, so that ids cannot be probed. */
export const notFound = (what: string) => new Refusal("not_found", `There is no such ${what}.`);
