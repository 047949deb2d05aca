import { describe, expect, test } from "vitest";
import { toEntries } from "../../ui/entries.ts";
import { message, pending } from "./builders.ts";

const source = { messages: [], pending: [], viewer: "customer", readSeq: 0 } as const;

describe("the rows of a log", () => {
  test("the state stands under the last own message only", () => {
    const messages = [message(1), message(2), message(3, { author: { kind: "bot" } })];
    const rows = toEntries({ ...source, messages });
    expect(rows.map((row) => row.state)).toEqual([undefined, "sent", undefined]);
  });

  test("an answer to a check is shown on its card, and has no state of its own", () => {
    const body = { kind: "notice", code: "check_yes", text: "" } as const;
    const rows = toEntries({ ...source, messages: [message(1), message(2, { body })] });
    expect(rows.map((row) => row.state)).toEqual(["sent", undefined]);
  });

  test("what the other side has read is read", () => {
    const rows = toEntries({ ...source, messages: [message(1), message(2)], readSeq: 2 });
    expect(rows[1]?.state).toBe("read");
  });

  test("every message that failed says so", () => {
    const unsent = [pending("a", { state: "failed" }), pending("b")];
    const rows = toEntries({ ...source, pending: unsent });
    expect(rows.map((row) => row.state)).toEqual(["failed", "sending"]);
  });

  test("a message on its way is the same row once it has arrived", () => {
    const before = toEntries({ ...source, pending: [pending("a")] });
    const messages = [message(1, { clientId: pending("a").clientId })];
    const after = toEntries({ ...source, messages, pending: [pending("a", { state: "sent" })] });
    expect(after).toHaveLength(1);
    expect(after[0]?.key).toBe(before[0]?.key);
  });

  test("a time stamp stands where more than five minutes lie between", () => {
    const at = ["10:00:00", "10:05:00", "10:10:01"].map((time) => `2026-11-21T${time}.000Z`);
    const rows = toEntries({
      ...source,
      messages: at.map((time, index) => message(index + 1, { at: time })),
    });
    expect(rows.map((row) => row.stamped)).toEqual([true, false, true]);
  });

  test("a new day begins with its name, a log of today alone does not", () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour).toISOString();
    const messages = [at(19, 8), at(20, 23), at(21, 1), at(21, 1)].map((time, index) =>
      message(index + 1, { at: time }),
    );
    const now = new Date(2026, 10, 21, 12);
    const days = (shown: typeof messages) =>
      toEntries({ ...source, messages: shown }, now).map((row) => row.startsDay);
    expect(days(messages)).toEqual([true, true, true, false]);
    expect(days(messages.slice(2))).toEqual([false, false]);
  });

  test("the new begins at the first message of somebody else after what was read, and a run ends there", () => {
    const bot = { kind: "bot" } as const;
    const messages = [1, 2, 3, 4].map((seq) => message(seq, seq === 3 ? {} : { author: bot }));
    const rows = toEntries({ ...source, messages, newAfterSeq: 1 });
    expect(rows.map((row) => row.firstNew)).toEqual([false, true, false, false]);
    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [true, true],
      [true, true],
      [true, true],
      [true, true],
    ]);
    expect(toEntries({ ...source, messages }).some((row) => row.firstNew)).toBe(false);
  });

  test("a run of one author is grouped, and ends where another speaks", () => {
    const bot = { kind: "bot" } as const;
    const rows = toEntries({
      ...source,
      messages: [message(1), message(2), message(3, { author: bot })],
    });
    expect(rows.map(({ first, last }) => [first, last])).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  test("a message from a device whose clock is slow still comes after the earlier ones", () => {
    const messages = [message(1, { at: "2026-11-21T10:00:00.000Z", author: { kind: "bot" } })];
    const late = pending("a", { at: "2026-11-20T10:00:00.000Z" });
    expect(toEntries({ ...source, messages, pending: [late] })[1]?.at).toBe(messages[0]?.at);
  });
});
