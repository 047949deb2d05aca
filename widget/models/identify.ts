import type { BootOptions } from "../embed/options.ts";

/** Longer than this nobody waits for the host page's identity: a customer must be able to ask for help. Milliseconds. */
const patienceMs = 6_000;

export class IdentityTooLate extends Error {}

/** The host page's function that answers an identity, with an end to the waiting. */
export interface Identify {
  /** Whatever the page answers. Throws what it throws, and `IdentityTooLate`. */
  ask(): Promise<unknown>;
  /** To be answered the next time, instead of asking again. */
  keep(identity: unknown): void;
  stop(): void;
}

export function createIdentify(
  identify: () => BootOptions["identify"],
  onLate: () => void,
): Identify {
  let kept: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = Symbol();

  return {
    async ask() {
      if (kept !== undefined) {
        const identity = kept;
        kept = undefined;
        return identity;
      }
      const asked = (async () => identify()?.())();
      const waited = new Promise<typeof tooLate>((resolve) => {
        timer = setTimeout(resolve, patienceMs, tooLate);
      });
      const answer = await Promise.race([asked, waited]).finally(() => clearTimeout(timer));
      if (answer !== tooLate) return answer;
      asked.then(
        (late) => {
          kept = late;
          onLate();
        },
        // It was given up already; the next question brings another answer.
        () => undefined,
      );
      throw new IdentityTooLate("identify() did not answer in time.");
    },
    keep(identity) {
      kept = identity;
    },
    stop: () => clearTimeout(timer),
  };
}
