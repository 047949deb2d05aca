import { effect } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAnnouncer } from "../../widget/models/announcer.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function listening() {
  const announcer = createAnnouncer();
  const lines: string[] = [];
  effect(() => void lines.push(announcer.said.value));
  return { ...announcer, heard: () => lines.slice(1) };
}

test("A06 of what changes quickly the last is said, once in five seconds, and nothing twice", () => {
  const { say, stop, heard } = listening();
  for (const text of ["3", "2", "1"]) say("queue", text);
  expect(heard()).toEqual(["3"]);
  vi.advanceTimersByTime(5_000);
  expect(heard()).toEqual(["3", "1"]);
  say("queue", "1");
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual(["3", "1"]);
  say("queue", "0");
  say("queue", "5");
  stop();
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual(["3", "1", "0"]);
});

test("A06 a lost connection, a failed message and a place in the queue are said one after the other, five seconds apart", () => {
  const { say, heard } = listening();
  say("connection", "offline");
  say("sending", "not sent");
  say("queue", "2 before you");
  expect(heard()).toEqual(["offline"]);
  vi.advanceTimersByTime(4_999);
  expect(heard()).toEqual(["offline"]);
  vi.advanceTimersByTime(1);
  expect(heard()).toEqual(["offline", "not sent"]);
  vi.advanceTimersByTime(5_000);
  expect(heard()).toEqual(["offline", "not sent", "2 before you"]);
});

test("A06 of a connection that comes and goes only the last state is said", () => {
  const { say, end, heard } = listening();
  say("connection", "offline");
  for (let times = 0; times < 5; times += 1) {
    end("connection", "back");
    say("connection", "offline");
  }
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual(["offline"]);
  end("connection", "back");
  expect(heard()).toEqual(["offline", "back"]);
  end("connection", "back");
  vi.advanceTimersByTime(20_000);
  expect(heard()).toEqual(["offline", "back"]);
});

test("the end of what nobody has heard of is not said, and what happens again is", () => {
  const { say, end, heard } = listening();
  end("connection", "back");
  say("sending", "not sent");
  end("sending");
  vi.advanceTimersByTime(5_000);
  say("sending", "not sent");
  expect(heard()).toEqual(["not sent", "not sent\u00a0"]);
});
