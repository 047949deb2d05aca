import { describe, expect, test } from "vitest";
import { isUnread, mergeRows, type Rows, rowsIn, unreadOfMine } from "../../console/models/rows.ts";
import type { DeskRow } from "../../protocol/desk.ts";
import { at, bo, cy, heldBy, idsOf, row } from "./rows.ts";

const mapOf = (...rows: readonly DeskRow[]): Rows => mergeRows(new Map(), rows);

describe("the queue", () => {
  test("has the order that the server has: priority, then waiting time, then id", () => {
    const rows = mapOf(
      row("late", { waitingSince: at("10:05") }),
      row("early-b", { waitingSince: at("10:01") }),
      row("early-a", { waitingSince: at("10:01") }),
      row("urgent", { priority: "urgent", waitingSince: at("10:09") }),
      row("high", { priority: "high", waitingSince: at("10:08") }),
    );
    expect(idsOf(rowsIn("queue", rows, { me: bo }))).toEqual([
      "urgent",
      "high",
      "early-a",
      "early-b",
      "late",
    ]);
  });

  test("has the order of the head start that the desk says", () => {
    const rows = mapOf(
      row("early", { waitingSince: at("10:01") }),
      row("high", { priority: "high", waitingSince: at("10:20") }),
    );
    const order = (minutes: number) =>
      idsOf(rowsIn("queue", rows, { me: bo, headStartMs: minutes * 60_000 }));
    expect([order(20), order(18)]).toEqual([
      ["high", "early"],
      ["early", "high"],
    ]);
  });

  test("loses a conversation that somebody takes", () => {
    const rows = mergeRows(mapOf(row("a"), row("b")), [row("a", { ...heldBy(cy), lastSeq: 2 })]);
    expect(idsOf(rowsIn("queue", rows, { me: bo }))).toEqual(["b"]);
  });
});

describe("the other lists", () => {
  const rows = mapOf(
    row("mine", { ...heldBy(bo), lastAt: at("10:01") }),
    row("mine-later", { ...heldBy(bo), lastAt: at("10:02") }),
    row("theirs", { ...heldBy(cy), lastAt: at("10:03") }),
    row("bot", { status: "bot", lastAt: at("10:04") }),
    row("done", { status: "resolved", lastAt: at("10:05") }),
  );

  test("show mine, all that is open, and what is resolved, the latest first", () => {
    expect(idsOf(rowsIn("mine", rows, { me: bo }))).toEqual(["mine-later", "mine"]);
    expect(idsOf(rowsIn("all", rows, { me: bo }))).toEqual(["bot", "theirs", "mine-later", "mine"]);
    expect(idsOf(rowsIn("resolved", rows, { me: bo }))).toEqual(["done"]);
  });
});

describe("a row that arrives", () => {
  test("replaces one with as many messages", () => {
    const rows = mergeRows(mapOf(row("a", { unread: 2 })), [row("a", { unread: 0 })]);
    expect([...rows.values()][0]?.unread).toBe(0);
  });

  test("does not replace one with more messages", () => {
    const rows = mergeRows(mapOf(row("a", { lastSeq: 9, lastText: "新" })), [row("a")]);
    expect([...rows.values()][0]?.lastText).toBe("新");
  });
});

describe("an unread message", () => {
  test("is marked in my list alone: in the queue nobody has read anything", () => {
    expect(isUnread(row("a", { unread: 1 }), bo)).toBe(false);
    expect(isUnread(row("a", { unread: 1, ...heldBy(bo) }), bo)).toBe(true);
    expect(isUnread(row("a", { unread: 1, ...heldBy(cy) }), bo)).toBe(false);
    expect(isUnread(row("a", heldBy(bo)), bo)).toBe(false);
  });

  test("is counted for my conversations in the title", () => {
    const rows = mapOf(
      row("a", { unread: 3, ...heldBy(bo) }),
      row("b", { unread: 1, ...heldBy(bo) }),
      row("c", { unread: 1, ...heldBy(cy) }),
      row("d", { unread: 1 }),
    );
    expect(unreadOfMine(rows, bo)).toBe(2);
  });
});
