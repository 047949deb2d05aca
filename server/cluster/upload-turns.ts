import { Refusal } from "../domain/refusal.ts";
import type { Turns } from "../ports/turns.ts";

const retryAfterMs = 2_000;

export function createUploadTurns({
  atOnce,
  waiting: most,
}: {
  readonly atOnce: number;
  readonly waiting: number;
}): Turns {
  const waiting: (() => void)[] = [];
  let working = 0;
  return {
    async take(work) {
      if (working >= atOnce) {
        if (waiting.length >= most) {
          throw new Refusal("unavailable", "Too much at once.", retryAfterMs);
        }
        await new Promise<void>((resolve) => waiting.push(resolve));
      } else working += 1;
      try {
        return await work();
      } finally {
        // The turn is handed on, so nobody else gets in between.
        const next = waiting.shift();
        if (next) next();
        else working -= 1;
      }
    },
  };
}
