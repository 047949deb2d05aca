/** Tries a piece of work. One that fails is reported, and what comes after it goes on. */
export type Attempt = (name: string, work: () => Promise<unknown>) => Promise<void>;

/**
 * `report` gets each failure once, not again every few seconds while it stays the same, and again when it has passed and comes
 * back. A failure of another kind is a new one. What `isKnown` of all steps at once, such as a database that is away, is nothing of a step.
 */
export function createAttempts(
  report: (name: string, error: unknown) => void,
  isKnown: (error: unknown) => boolean = () => false,
): Attempt {
  const failing = new Map<string, string>();
  return async (name, work) => {
    try {
      await work();
      failing.delete(name);
    } catch (error) {
      if (isKnown(error)) return;
      const problem = String(error);
      if (failing.get(name) !== problem) report(name, error);
      failing.set(name, problem);
    }
  };
}
/** Each item by itself: one that fails holds up none of the others. Throws the first error once all have had their turn. */
export async function eachApart<One>(
  items: Iterable<One>,
  work: (one: One) => Promise<unknown>,
): Promise<void> {
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (const item of items) outcomes.push(...(await Promise.allSettled([work(item)])));
  throwFirst(outcomes);
}

/** Throws the first error of what has been tried, where there is one. */
export function throwFirst(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
}
