export interface TypingSignal {
  /** Called at every change of the field. */
  wrote(text: string): void;
  stop(): void;
}

/** Said again while it goes on, in milliseconds: the other side forgets after six seconds. */
const repeatMs = 3_000;
const idleMs = 4_000;

/** Tells the customer that somebody is writing, as seldom as it can. */
export function createTypingSignal(tell: (on: boolean) => void): TypingSignal {
  let saidAt = 0;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(idle);
    if (saidAt === 0) return;
    saidAt = 0;
    tell(false);
  };
  return {
    wrote(text) {
      if (text.trim() === "") return stop();
      clearTimeout(idle);
      idle = setTimeout(stop, idleMs);
      if (Date.now() - saidAt < repeatMs) return;
      saidAt = Date.now();
      tell(true);
    },
    stop,
  };
}
