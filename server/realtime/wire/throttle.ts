export interface Bursts<T> {
  add(one: T): void;
  /** What still waits is not handed on. */
  stop(): void;
}

/** Hands on at once what comes alone, and together, every `everyMs` milliseconds, what comes in a rush; all of it in order. */
export function inBursts<T>(everyMs: number, handOn: (all: readonly T[]) => void): Bursts<T> {
  let waiting: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function burst() {
    const all = waiting;
    waiting = [];
    timer = all.length > 0 ? setTimeout(burst, everyMs) : undefined;
    if (all.length > 0) handOn(all);
  }

  return {
    add(one) {
      waiting.push(one);
      if (!timer) burst();
    },
    stop: () => clearTimeout(timer),
  };
}
