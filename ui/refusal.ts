import type { RefusalCode, WrongField } from "../protocol/errors.ts";

interface RefusalParts {
  readonly code: RefusalCode;
  readonly message: string;
  readonly retryAfterMs?: number | undefined;
  readonly wrong?: WrongField | undefined;
}

/** The server said no. `code` decides what people read; `message` is for developers. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly retryAfterMs: number | undefined;
  readonly wrong: WrongField | undefined;

  constructor({ code, message, retryAfterMs, wrong }: RefusalParts) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.retryAfterMs = retryAfterMs;
    this.wrong = wrong;
  }
}

/** Nobody answered: no connection, or no acknowledgement in time. The server may have done it all the same. */
export class Unreachable extends Refusal {
  constructor(message: string) {
    super({ code: "unavailable", message });
    this.name = "Unreachable";
  }
}

/** For `catch`: an error that is no refusal is a bug and is thrown again. */
export function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
