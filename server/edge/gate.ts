import { Refusal } from "../domain/refusal.ts";

const retryAfterMs = 1_000;

/** Counts the calls in flight, and refuses new ones once the server stops. */
export interface Gate {
  readonly closed: boolean;
  /** From now on calls are refused while it says so: those in flight are finished before the process stalls. */
  shedWhile(isOverloaded: () => boolean): void;
  /** Throws `unavailable` once closed, and while overloaded. Each `enter` that does not throw needs a `leave`. */
  enter(): void;
  leave(): void;
  /** Resolves when no call is in flight any more. */
  close(): Promise<void>;
}

export function createGate(): Gate {
  let inFlight = 0;
  let closed = false;
  let drained: (() => void) | undefined;
  let isOverloaded = () => false;
  return {
    get closed() {
      return closed;
    },
    enter() {
      if (closed) throw new Refusal("unavailable", "The server restarts.", retryAfterMs);
      if (isOverloaded()) throw new Refusal("unavailable", "Too much at a time.", retryAfterMs);
      inFlight += 1;
    },
    shedWhile(check) {
      isOverloaded = check;
    },
    leave() {
      inFlight -= 1;
      if (inFlight === 0) drained?.();
    },
    close() {
      closed = true;
      if (inFlight === 0) return Promise.resolve();
      return new Promise((resolve) => {
        drained = resolve;
      });
    },
  };
}
