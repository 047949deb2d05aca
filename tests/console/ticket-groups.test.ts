import { expect, test } from "vitest";
import { groupedRows, ticketGroupings } from "../../console/models/ticket-groups.ts";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
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
