export interface Throttle {
  /** Runs at once, or at the end of the interval when the last run was within it. */
  request(): void;
  /** Drops the run that is due. */
  stop(): void;
}

/** Runs at most once in each interval, in milliseconds. */
export function createThrottle(intervalMs: number, run: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;

  function start() {
    isDue = false;
    timer = setTimeout(endInterval, intervalMs);
    run();
  }

  function endInterval() {
    timer = undefined;
    if (isDue) start();
  }

  return {
    request() {
      if (timer) isDue = true;
      else start();
    },
    stop: () => clearTimeout(timer),
  };
}
