import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCalm } from "../../widget/calm.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("A06 of what changes quickly the last is said, once in five seconds, and nothing twice", () => {
  const said: string[] = [];
  const calm = createCalm((text) => said.push(text), 5_000);
  for (const text of ["3", "2", "1"]) calm.give(text);
  expect(said).toEqual(["3"]);
  vi.advanceTimersByTime(5_000);
  expect(said).toEqual(["3", "1"]);
  calm.give("1");
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual(["3", "1"]);
  calm.give("0");
  expect(said).toEqual(["3", "1", "0"]);
  calm.give("5");
  calm.stop();
  vi.advanceTimersByTime(20_000);
  expect(said).toEqual(["3", "1", "0"]);
});
