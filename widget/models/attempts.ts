import { signal } from "@preact/signals";
import type { RefusalCode } from "../../protocol/errors.ts";
import { asRefusal } from "../../ui/refusal.ts";

/** "vetoed": the host page stopped a message, by its `beforeSend`. */
export type Problem = RefusalCode | "vetoed";

/** What the customer asks for, one thing after the other, and why the last one was not done. */
export function createAttempts() {
  const problem = signal<Problem | undefined>(undefined);
  /** True when it was done; otherwise `problem` says why not. */
  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    problem.value = undefined;
    try {
      await action();
      return true;
    } catch (error) {
      problem.value = asRefusal(error).code;
      return false;
    }
  };
  return { problem, attempt };
}
