/** Calls the work with all that was given since it was called last; one call at a time. The work throws nothing that matters. */
export function oneAtATime<Given>(
  work: (all: readonly Given[]) => Promise<void>,
): (one: Given) => void {
  let waiting: Given[] = [];
  let isRunning = false;

  async function run() {
    isRunning = true;
    while (waiting.length > 0) {
      const all = waiting;
      waiting = [];
      await work(all).catch(() => undefined);
    }
    isRunning = false;
  }

  return (one) => {
    waiting.push(one);
    if (!isRunning) void run();
  };
}
