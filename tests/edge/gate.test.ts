import { expect, test } from "vitest";
import { Refusal } from "../../server/domain/refusal.ts";
import { createGate } from "../../server/edge/gate.ts";

test("a closed gate refuses calls and says when to come back", () => {
  const gate = createGate();
  gate.enter();
  expect(gate.closed).toBe(false);
  void gate.close();
  expect(gate.closed).toBe(true);
  expect(() => gate.enter()).toThrow(new Refusal("unavailable", "The server restarts.", 1_000));
});

test("closing waits for the last call in flight", async () => {
  const gate = createGate();
  gate.enter();
  gate.enter();
  let isDrained = false;
  const closing = gate.close().then(() => {
    isDrained = true;
  });
  gate.leave();
  await Promise.resolve();
  expect(isDrained).toBe(false);
  gate.leave();
  await closing;
  expect(isDrained).toBe(true);
});

test("closing waits for nothing when no call is in flight", async () => {
  const gate = createGate();
  gate.enter();
  gate.leave();
  await expect(gate.close()).resolves.toBeUndefined();
});

test("an overloaded server refuses new calls, finishes those in flight, and takes calls again when it can", () => {
  const gate = createGate();
  let isOverloaded = false;
  gate.shedWhile(() => isOverloaded);
  gate.enter();
  isOverloaded = true;
  expect(() => gate.enter()).toThrow(new Refusal("unavailable", "Too much at a time.", 1_000));
  gate.leave();
  isOverloaded = false;
  expect(() => gate.enter()).not.toThrow();
});
