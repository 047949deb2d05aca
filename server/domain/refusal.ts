import type { RefusalCode } from "../../protocol/errors.ts";

/** A rule said no. The one error whose text a client may see; it becomes an acknowledgement or a status. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly retryAfterMs: number | undefined;

  constructor(code: RefusalCode, message: string, retryAfterMs?: number) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

/** "Not yours" and "not there" answer the same, so that ids cannot be probed. */
export const notFound = (what: string) => new Refusal("not_found", `There is no such ${what}.`);
