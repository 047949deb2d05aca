import { describe, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { agentRoles } from "../../protocol/desk.ts";
import { type ImprovementId, improvementStates } from "../../protocol/improvement.ts";
import {
  doneAt,
  improvementMoved,
  improvementWritten,
  isOverdue,
  mayMoveImprovement,
  mayReadImprovements,
  mayWriteImprovement,
} from "../../server/domain/improvement.ts";
import { anAgent } from "../support/builders.ts";

const sue = anAgent({ id: "sue" as AgentId, name: "Sue", role: "supervisor" });
const bo = anAgent({ id: "bo" as AgentId, name: "Bo" });
const sent = { what: "回执超时提醒", ownerId: bo.id, due: "2026-12-15", incidents: [] };
const written = (now = 1) =>
  improvementWritten(undefined, sent, { id: "i" as ImprovementId, by: sue, now });

test("a new one is open, and who wrote it stands in its history", () => {
  expect(written()).toMatchObject({ state: "open", createdAt: 1, changedAt: 1 });
  expect(written().steps).toEqual([{ at: 1, by: { id: "sue", name: "Sue" }, state: "open" }]);
});

test("each state that it has had stays, in order; the same one again changes nothing", () => {
  const begun = improvementMoved(written(), "in-work", { by: bo, now: 2 });
  const done = improvementMoved(begun, "done", { by: bo, now: 3 });
  expect(improvementMoved(done, "done", { by: sue, now: 4 })).toBe(done);
  const again = improvementMoved(done, "open", { by: sue, now: 5 });
  expect(again.steps.map(({ at, by, state }) => `${at} ${by.name} ${state}`)).toEqual([
    "1 Sue open",
    "2 Bo in-work",
    "3 Bo done",
    "5 Sue open",
  ]);
  expect([doneAt(begun), doneAt(done), doneAt(again)]).toEqual([undefined, 3, undefined]);
});

test("other words keep its state and its history", () => {
  const done = improvementMoved(written(), "done", { by: bo, now: 2 });
  const change = { id: done.id, by: sue, now: 9 };
  const renamed = improvementWritten(done, { ...sent, what: "提醒运营" }, change);
  expect(renamed).toEqual({
    ...done,
    what: "提醒运营",
    topic: undefined,
    cause: undefined,
    changedAt: 9,
  });
});

test("it is overdue from the day after its own, and not once it is done or dropped", () => {
  for (const state of improvementStates) {
    const one = improvementMoved(written(), state, { by: sue, now: 2 });
    const isOpen = state === "open" || state === "in-work";
    expect(isOverdue(one, "2026-12-15")).toBe(false);
    expect(isOverdue(one, "2026-12-16")).toBe(isOpen);
  }
});

describe("S05", () => {
  test.each(agentRoles)("a %s reads; writes only where they lead; moves their own, too", (role) => {
    const leads = role === "supervisor" || role === "admin";
    const one = anAgent({ id: "x" as AgentId, role });
    expect(mayReadImprovements(one)).toBe(true);
    expect(mayWriteImprovement(one)).toBe(leads);
    expect(mayMoveImprovement(one, { ownerId: bo.id })).toBe(leads);
    expect(mayMoveImprovement(one, { ownerId: one.id })).toBe(true);
    const out = { ...one, disabled: true };
    expect(mayReadImprovements(out) || mayWriteImprovement(out)).toBe(false);
    expect(mayMoveImprovement(out, { ownerId: one.id })).toBe(false);
  });
});
