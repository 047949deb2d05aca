import { Refusal } from "../domain/refusal.ts";

const comeBackMs = 1_000;

/** Lets calls in until the server stops, and knows when the last one is answered. */
export interface Gate {
  readonly closed: boolean;
  /** Throws `unavailable` once closed; every `enter` that returns is followed by a `leave`. */
  enter(): void;
  leave(): void;
  /** Resolves when all that have entered have left. */
  close(): Promise<void>;
}

export function createGate(): Gate {
  let inside = 0;
  let closed = false;
  let emptied: (() => void) | undefined;
  return {
    get closed() {
      return closed;
    },
    enter() {
      if (closed) throw new Refusal("unavailable", "The server restarts.", comeBackMs);
      inside += 1;
    },
    leave() {
      inside -= 1;
      if (inside === 0) emptied?.();
    },
    close() {
      closed = true;
      if (inside === 0) return Promise.resolve();
      return new Promise((resolve) => {
        emptied = resolve;
      });
    },
  };
}
