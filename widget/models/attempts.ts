import { signal } from "@preact/signals";
import { asRefusal, type Refusal } from "../../ui/refusal.ts";

/** What the customer asks for, one thing after the other, and why the last one was not done. */
export function createAttempts() {
  const problem = signal<Refusal | undefined>(undefined);
  /** True when it was done; otherwise `problem` says why not. */
  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    problem.value = undefined;
    try {
      await action();
      return true;
    } catch (error) {
      problem.value = asRefusal(error);
      return false;
    }
  };
  return { problem, attempt };
}
