import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createThrottle } from "../../../server/realtime/wire/throttle.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a request that comes alone runs at once", () => {
  const run = vi.fn();
  const throttle = createThrottle(15, run);
  throttle.request();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(run).toHaveBeenCalledTimes(1);
  throttle.request();
  expect(run).toHaveBeenCalledTimes(2);
});

test("requests within an interval run once, at its end", () => {
  const run = vi.fn();
  const throttle = createThrottle(15, run);
  for (let request = 0; request < 3; request += 1) throttle.request();
  vi.advanceTimersByTime(14);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
  throttle.request();
  vi.advanceTimersByTime(14);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(3);
});

test("after a stop nothing runs and no timer is left", () => {
  const run = vi.fn();
  const throttle = createThrottle(15, run);
  throttle.request();
  throttle.request();
  throttle.stop();
  expect(vi.getTimerCount()).toBe(0);
  throttle.request();
  expect(run).toHaveBeenCalledTimes(1);
});
