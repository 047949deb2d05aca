import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTypingSignal } from "../../console/models/typing-signal.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function writing() {
  const sent: boolean[] = [];
  return { sent, typing: createTypingSignal((on) => sent.push(on)) };
}

describe("while an agent types", () => {
  test("the call is made at once, and again every three seconds", () => {
    const { sent, typing } = writing();
    typing.wrote("您");
    vi.advanceTimersByTime(2_999);
    typing.wrote("您好");
    expect(sent).toEqual([true]);
    vi.advanceTimersByTime(1);
    typing.wrote("您好，");
    expect(sent).toEqual([true, true]);
  });

  test("four seconds without a key are the end of it", () => {
    const { sent, typing } = writing();
    typing.wrote("您");
    vi.advanceTimersByTime(3_999);
    expect(sent).toEqual([true]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([true, false]);
  });

  test("an emptied field is the end of it", () => {
    const { sent, typing } = writing();
    typing.wrote("您");
    typing.wrote(" ");
    expect(sent).toEqual([true, false]);
  });
});

test("an agent who has not typed makes no call", () => {
  const { sent, typing } = writing();
  typing.wrote("");
  typing.stop();
  expect(sent).toEqual([]);
});
