import { type ContentProblem, describeProblem } from "./content/problem.ts";

interface Log {
  warn(at: { readonly at: string }, message: string): void;
}

/** Logs what editors should correct, a line each. */
export const logProblemsTo =
  (log: Log) =>
  (problems: readonly ContentProblem[]): void => {
    for (const one of problems)
      log.warn({ at: `${one.file}:${one.line}` }, describeProblem(one, "en"));
  };
