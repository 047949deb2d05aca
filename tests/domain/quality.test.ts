import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { mayReadMemo, mayWriteMemo, readersOf } from "../../server/domain/memo.ts";
import {
  drawn,
  hasReason,
  mayReview,
  maySampleQuality,
  maySeeReviewsOf,
  pointsOf,
  scoreSheet,
} from "../../server/domain/quality.ts";
import { aConversation, anAgent } from "../support/builders.ts";

const else_ = "else" as AgentId;

test.each([
  ["agent", false],
  ["supervisor", true],
  ["admin", true],
  ["editor", false],
] as const)(
  "an %s may sample, score and write to agents: %s; nobody who is locked out",
  (role, may) => {
    const work = aConversation({ status: "resolved", agentId: else_ });
    const all = [
      (agent: ReturnType<typeof anAgent>) => maySampleQuality(agent),
      (agent: ReturnType<typeof anAgent>) => mayReview(agent, work),
      (agent: ReturnType<typeof anAgent>) => mayWriteMemo(agent),
      (agent: ReturnType<typeof anAgent>) => maySeeReviewsOf(agent, undefined),
    ];
    for (const allowed of all) {
      expect(allowed(anAgent({ role }))).toBe(may);
      expect(allowed(anAgent({ role, disabled: true }))).toBe(false);
    }
  },
);

test("nobody scores their own work, nor what no agent has served", () => {
  const lead = anAgent({ role: "supervisor" });
  expect(mayReview(lead, aConversation({ status: "resolved", agentId: lead.id }))).toBe(false);
  expect(mayReview(lead, aConversation({ status: "resolved" }))).toBe(false);
  expect(mayReview(lead, aConversation({ status: "resolved", agentId: else_ }))).toBe(true);
});

test("an agent sees reviews of their own work alone, and reads their own memos alone", () => {
  const bo = anAgent();
  expect(maySeeReviewsOf(bo, bo.id)).toBe(true);
  expect(maySeeReviewsOf(bo, else_)).toBe(false);
  expect(maySeeReviewsOf(bo, undefined)).toBe(false);
  expect(mayReadMemo(bo, { agentId: bo.id })).toBe(true);
  expect(mayReadMemo(bo, { agentId: else_ })).toBe(false);
  expect(mayReadMemo({ ...bo, disabled: true }, { agentId: bo.id })).toBe(false);
});

test("a memo to everybody goes to those at the desk, without its author, editors and the locked out", () => {
  const of = (id: string, parts = {}) => ({ ...anAgent(parts), id: id as AgentId });
  const agents = [
    of("bo"),
    of("lead", { role: "supervisor" }),
    of("ed", { role: "editor" }),
    of("gone", { disabled: true }),
  ];
  const author = "lead" as AgentId;
  const to = (id?: string) =>
    readersOf(agents, { author, to: id as AgentId | undefined }).map((one) => one.id);
  expect(to()).toEqual(["bo"]);
  expect(to("bo")).toEqual(["bo"]);
  expect(to("ed")).toEqual([]);
  expect(to("gone")).toEqual([]);
});

describe("a score sheet", () => {
  const criteria = [
    { id: "clear", points: 5 },
    { id: "kind", name: "耐心", points: 3 },
  ];
  test("keeps the criteria as they were, with the points and their sum", () => {
    const sheet = scoreSheet(criteria, { kind: 3, clear: 0 });
    expect(sheet).toEqual([
      { id: "clear", points: 5, given: 0 },
      { id: "kind", name: "耐心", points: 3, given: 3 },
    ]);
    expect(pointsOf(sheet)).toEqual({ given: 3, of: 8 });
  });
  test.each([
    ["one without points", { clear: 1 }],
    ["more points than there are", { clear: 6, kind: 1 }],
    ["one that there is not", { clear: 1, kind: 1, toString: 1 }],
    ["a name that every object has", { clear: 1, constructor: 1 }],
  ])("refuses %s", (_, given) => {
    expect(() => scoreSheet(criteria, given)).toThrow(/points|criterion/);
  });
});

test("what is drawn by chance is each once, from the pool, as many as were asked for", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { maxLength: 30 }),
      fc.nat({ max: 40 }),
      fc.infiniteStream(fc.double({ min: 0, max: 0.999999, noNaN: true })),
      (pool, count, chances) => {
        const chosen = drawn(pool, count, () => chances.next().value ?? 0);
        expect(new Set(chosen).size).toBe(Math.min(count, pool.length));
        expect(chosen.every((one) => pool.includes(one))).toBe(true);
      },
    ),
  );
});

test("a conversation has a reason to be looked at by its survey, its urgency or its length", () => {
  const of = (parts: object) => aConversation({ status: "resolved", ...parts });
  expect(hasReason("unhappy", of({ survey: { score: 2 } }))).toBe(true);
  expect(hasReason("unhappy", of({ survey: { score: 5, resolved: false } }))).toBe(true);
  expect(hasReason("unhappy", of({ survey: { score: 3 } }))).toBe(false);
  expect(hasReason("unhappy", of({ survey: {} }))).toBe(false);
  expect(hasReason("urgent", of({ priority: "urgent" }))).toBe(true);
  expect(hasReason("urgent", of({ priority: "high" }))).toBe(false);
  expect(hasReason("long", of({ assignedAt: 0, resolvedAt: 1_800_000 }))).toBe(true);
  expect(hasReason("long", of({ assignedAt: 0, resolvedAt: 1_799_999 }))).toBe(false);
  expect(hasReason("random", of({}))).toBe(true);
});
