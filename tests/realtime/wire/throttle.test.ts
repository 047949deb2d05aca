import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { inBursts } from "../../../server/realtime/wire/throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function gathered() {
  const handedOn: number[][] = [];
  return { handedOn, bursts: inBursts<number>(15, (all) => handedOn.push([...all])) };
}

test("what comes alone is handed on at once", () => {
  const { handedOn, bursts } = gathered();
  bursts.add(1);
  vi.advanceTimersByTime(100);
  bursts.add(2);
  expect(handedOn).toEqual([[1], [2]]);
});

test("what comes in a rush is handed on together, in order, and no later than the time says", () => {
  const { handedOn, bursts } = gathered();
  for (const one of [1, 2, 3]) bursts.add(one);
  expect(handedOn).toEqual([[1]]);
  vi.advanceTimersByTime(15);
  expect(handedOn).toEqual([[1], [2, 3]]);
  bursts.add(4);
  vi.advanceTimersByTime(15);
  expect(handedOn).toEqual([[1], [2, 3], [4]]);
});

test("after a stop no timer is left", () => {
  const { handedOn, bursts } = gathered();
  bursts.add(1);
  bursts.add(2);
  bursts.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(handedOn).toEqual([[1]]);
});
