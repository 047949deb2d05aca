/** What customers were promised is kept where two complaints become one. */

import { expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import { merge } from "../../server/domain/ticket-merging.ts";
import { ticketNumber } from "../../server/domain/ticket-number.ts";
import { changed, filed, filedAt } from "../support/ticket-deeds.ts";
import { ticketRules as rules } from "./ticket-rules.ts";

const dayMs = 86_400_000;
const now = filedAt + dayMs;
const sooner = now + dayMs;
const later = now + 9 * dayMs;
const two = ticketNumber("2026-11-27", 2);
const answer = { state: "accepted", promiseKind: "answer" } as const;

function survivorOf(ticket: Partial<TicketRecord>, into: Partial<TicketRecord>) {
  const other = filed({ ...answer, ...into, number: two });
  const merging = { into: other, by: "小博", now, known: 0 };
  const { survivor } = merge(filed({ ...answer, ...ticket }), rules, merging);
  return { ticket: changed(other, survivor), entries: survivor.entries };
}

test("the earlier date is kept, and the entry says which it is where it moves", () => {
  const drawn = survivorOf({ promiseAt: sooner }, { promiseAt: later });
  expect(drawn.ticket.promiseAt).toBe(sooner);
  expect(drawn.entries[0]).toMatchObject({
    kind: "absorbed",
    text: filed().number,
    promise: { kind: "answer", at: sooner },
  });
  const kept = survivorOf({ promiseAt: later }, { promiseAt: sooner });
  expect(kept.ticket.promiseAt).toBe(sooner);
  expect(kept.entries[0]?.promise).toBeUndefined();
});

test("a breach and the urgency go along", () => {
  const breachedAt = filedAt + 5;
  const { ticket, entries } = survivorOf(
    { promiseAt: sooner, breachedAt, alertedAt: now, severity: "urgent" },
    { promiseAt: later, state: "submitted", promiseKind: "acknowledge" },
  );
  expect(ticket).toMatchObject({
    breachedAt,
    alertedAt: now,
    severity: "urgent",
    promiseKind: "answer",
    promiseAt: sooner,
  });
  expect(entries.map(({ kind }) => kind)).toEqual(["absorbed", "classified"]);
  expect(survivorOf({ severity: "normal" }, { severity: "high" }).ticket.severity).toBe("high");
});

test("nothing is merged into one whose decision waits for a supervisor", () => {
  const decision = { kind: "refund", text: "退", amount: "5000", currency: "CNY" } as const;
  const proposal = { decision, agentId: "bo" as AgentId, by: "小博", at: now };
  expect(() => survivorOf({}, { proposal })).toThrow(expect.objectContaining({ code: "closed" }));
});

test("what becomes of two runs if either of them ran", () => {
  const waits = { state: "waiting", pausedSince: filedAt + 5, askAgainAt: later } as const;
  const waitDue = { waitDueAt: later, dueAt: undefined };
  const runs = { dueAt: sooner };
  const merged = (ticket: Partial<TicketRecord>, into: Partial<TicketRecord>) =>
    survivorOf({ promiseAt: later, ...ticket }, { promiseAt: later, ...into });

  const woken = merged(runs, { ...waits, ...waitDue });
  expect(woken.ticket).toMatchObject({ state: "investigating", pausedSince: undefined });
  expect([woken.ticket.waitDueAt, woken.ticket.askAgainAt]).toEqual([undefined, undefined]);
  expect(woken.ticket.dueAt).toBeLessThanOrEqual(woken.ticket.promiseAt);
  expect(woken.entries.map(({ kind }) => kind)).toEqual(["absorbed", "resumed"]);
  expect(woken.entries[1]).toMatchObject({
    state: "investigating",
    promise: { kind: "answer", at: woken.ticket.promiseAt },
  });
  const reviewed = merged(runs, { ...waits, ...waitDue, escalatedAt: filedAt });
  expect(reviewed.ticket.state).toBe("reviewing");

  const running = merged({ ...waits, ...waitDue }, runs).ticket;
  expect([running.state, running.pausedSince]).toEqual(["accepted", undefined]);
  const both = merged({ ...waits, ...waitDue }, { ...waits, ...waitDue });
  expect(both.ticket).toMatchObject({ state: "waiting", waitDueAt: later, dueAt: undefined });
  expect(both.ticket.pausedSince).toBeDefined();
});

const [bo, cai, ada] = ["bo", "cai", "ada"] as unknown as readonly [AgentId, AgentId, AgentId];
const inReview = { escalatedAt: filedAt, decidedBy: bo, promiseKind: "review" } as const;

test.each(["submitted", "accepted", "investigating", "waiting", "reviewing"] as const)(
  "one in its re-review that is %s is not merged into another",
  (state) => {
    const pausedSince = state === "waiting" ? filedAt + 5 : undefined;
    expect(() => survivorOf({ ...inReview, state, pausedSince }, {})).toThrow(
      expect.objectContaining({ code: "closed" }),
    );
    const goesOn = state === "reviewing" ? "accepted" : state;
    expect(survivorOf({ state: goesOn, pausedSince }, {}).ticket.state).toBe("accepted");
  },
);

test("who had a part in either of two has one in the re-review of what goes on", () => {
  const theirs = { handlerId: cai, handledBy: [ada] };
  const { ticket } = survivorOf(theirs, { ...inReview, state: "reviewing", handledBy: [bo] });
  expect(ticket.handledBy).toEqual([bo, ada, cai]);
  const before = survivorOf(theirs, { handlerId: bo });
  expect(before.ticket.handledBy).toEqual([bo, ada, cai]);
});

test("nothing is merged into a re-review whose reviewer had a part in it", () => {
  const reviewing = { ...inReview, state: "reviewing", handlerId: cai } as const;
  for (const had of [{ handlerId: cai }, { handledBy: [cai] }, { decidedBy: cai }]) {
    expect(() => survivorOf(had, reviewing)).toThrow(
      expect.objectContaining({ code: "not_yours" }),
    );
  }
  expect(survivorOf({ handlerId: ada }, reviewing).ticket.handlerId).toBe(cai);
});
