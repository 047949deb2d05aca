import { signal } from "@preact/signals";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Conversation } from "../../protocol/conversation.ts";
import { createAnswerWait, longestWaitMs, showAfterMs } from "../../widget/models/answer-wait.ts";
import { conversation, message } from "../ui/builders.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const bot = { kind: "bot" } as const;

function begun() {
  const view = signal<Conversation | null>(conversation(1));
  const wait = createAnswerWait(view);
  wait.begin(1);
  return { view, wait };
}

describe("the wait for the bot's answer", () => {
  test("shows after a moment, and ends with the answer", () => {
    const { view, wait } = begun();
    expect(wait.on.value).toBe(false);
    vi.advanceTimersByTime(showAfterMs);
    expect(wait.on.value).toBe(true);
    view.value = conversation(2, { messages: [message(1), message(2, { author: bot })] });
    expect(wait.on.value).toBe(false);
  });

  test("does not show for an answer that comes at once", () => {
    const { view, wait } = begun();
    view.value = conversation(2, { messages: [message(1), message(2, { author: bot })] });
    vi.advanceTimersByTime(showAfterMs);
    expect(wait.on.value).toBe(false);
  });

  test("goes on through more messages of the customer's, from the last of them", () => {
    const { view, wait } = begun();
    vi.advanceTimersByTime(longestWaitMs - 1);
    view.value = conversation(2);
    wait.begin(2);
    vi.advanceTimersByTime(longestWaitMs - 1);
    expect(wait.on.value).toBe(true);
    vi.advanceTimersByTime(1);
    expect(wait.on.value).toBe(false);
  });

  test("is not begun by an answer that was there before the acknowledgement", () => {
    const view = signal<Conversation | null>(
      conversation(2, { messages: [message(1), message(2, { author: bot })] }),
    );
    const wait = createAnswerWait(view);
    wait.begin(1);
    vi.advanceTimersByTime(showAfterMs);
    expect(wait.on.value).toBe(false);
  });
});
