import { expect, test } from "vitest";
import { foldedGroups, groupedRows, ticketGroupings } from "../../console/models/ticket-groups.ts";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";

const now = new Date(2026, 10, 21, 12).getTime();
const row = (
  number: string,
  parts: Partial<TicketRow> & { readonly inHours: number },
): TicketRow => {
  const { inHours, ...rest } = parts;
  return {
    number: number as TicketNumber,
    state: "accepted",
    topic: "提现",
    severity: "normal",
    promise: { kind: "answer", at: new Date(now + inHours * 3_600_000).toISOString() },
    createdAt: new Date(now).toISOString(),
    lastAt: new Date(now).toISOString(),
    words: "",
    customerId: "8c1f" as CustomerId,
    customerVerified: true,
    hasTask: false,
    hasProposal: false,
    ...rest,
  };
};
const rows = [
  row("a", { inHours: 2 }),
  row("b", { inHours: 20, topic: "支付", breachedAt: new Date(now).toISOString() }),
  row("c", { inHours: 24, state: "submitted" }),
  row("d", { inHours: 90, topic: "支付", state: "decided" }),
  row("e", { inHours: 99 }),
];
const shown = (by: (typeof ticketGroupings)[number]) =>
  groupedRows(rows, by, now).map(({ name, rows: grouped }) => [
    name,
    grouped.map(({ number }) => number).join(""),
  ]);

test("complaints stand by what is promised, by state, or by topic, in the order in which they come", () => {
  expect(shown("promise")).toEqual([
    ["late", "b"],
    ["today", "a"],
    ["tomorrow", "c"],
    ["later", "e"],
    ["over", "d"],
  ]);
  expect(shown("state")).toEqual([
    ["submitted", "c"],
    ["accepted", "abe"],
    ["decided", "d"],
  ]);
  expect(shown("topic")).toEqual([
    ["提现", "ace"],
    ["支付", "bd"],
  ]);
});

test("no complaint is lost in any grouping", () => {
  for (const by of ticketGroupings)
    expect(groupedRows(rows, by, now).flatMap((group) => group.rows)).toHaveLength(rows.length);
});

test("a list that is longer than a screen shows the beginning of each group, and all of what is due first", () => {
  const many = (count: number, inHours: number, parts: Partial<TicketRow> = {}) =>
    Array.from({ length: count }, (_, index) =>
      row(`${inHours}-${index}`, { ...parts, inHours: inHours + index / 100 }),
    );
  const late = many(7, 1, { breachedAt: new Date(now).toISOString() });
  const long = [...late, ...many(6, 2), ...many(11, 20), ...many(5, 99)];
  const folded = (unfolded: ReadonlySet<string>, of = long) =>
    foldedGroups(groupedRows(of, "promise", now), unfolded).map(
      ({ name, rows: { length }, count, hidden }) => [name, length, count, hidden],
    );
  expect(folded(new Set())).toEqual([
    ["late", 7, 7, 0],
    ["today", 6, 6, 0],
    ["tomorrow", 4, 11, 7],
    // One line for one more row saves nothing.
    ["later", 5, 5, 0],
  ]);
  expect(folded(new Set(["tomorrow"]))[2]).toEqual(["tomorrow", 11, 11, 0]);
  // What fits is not folded.
  expect(folded(new Set(), many(16, 99))).toEqual([["later", 16, 16, 0]]);
  expect(folded(new Set(), many(17, 99))).toEqual([["later", 4, 17, 13]]);
});
