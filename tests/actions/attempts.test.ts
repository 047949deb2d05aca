import { expect, test } from "vitest";
import { createAttempts, eachApart } from "../../server/actions/attempts.ts";

const fails = (problem: string) => () => Promise.reject(new Error(problem));
const passes = () => Promise.resolve();

test("one that fails holds up none of the others, and its error is thrown at the end", async () => {
  const done: number[] = [];
  const work = async (one: number) => {
    if (one % 2 === 0) throw new Error(`${one}`);
    done.push(one);
  };
  await expect(eachApart([1, 2, 3, 4, 5], work)).rejects.toThrow("2");
  expect(done).toEqual([1, 3, 5]);
});

test("a failure is reported once, and again when it is another one or has passed in between", async () => {
  const reported: string[] = [];
  const attempt = createAttempts((name, error) => void reported.push(`${name}: ${String(error)}`));
  for (const work of [fails("a"), fails("a"), fails("b"), passes, fails("b"), fails("b")])
    await attempt("step", work);
  await attempt("other", fails("b"));
  expect(reported).toEqual([
    "step: Error: a",
    "step: Error: b",
    "step: Error: b",
    "other: Error: b",
  ]);
});
