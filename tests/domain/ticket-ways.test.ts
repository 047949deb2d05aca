/** Whatever is done with a complaint, in whatever order: its states, its promise, and its pauses. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { promiseKinds, type TicketState, ticketStates } from "../../protocol/ticket.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import type { TicketChange } from "../../server/domain/ticket-change.ts";
import { isPublic, type NewEntry } from "../../server/domain/ticket-entry.ts";
import { accept } from "../../server/domain/ticket-handling.ts";
import { promiseFrom, resumedAt } from "../../server/domain/ticket-promises.ts";
import {
  allowsStep,
  type TicketStep,
  ticketStateAfter,
} from "../../server/domain/ticket-states.ts";
import * as steps from "../../server/domain/ticket-steps.ts";
import { naiveBusinessTime } from "../support/naive-business-time.ts";
import { attempt, changed, type DeedName, deeds, filed, filedAt } from "../support/ticket-deeds.ts";
import { ticketRules as rules, shanghai } from "./ticket-rules.ts";

const naive = naiveBusinessTime(rules.calendar);
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** Each step, from which states and to which: written down from what customers are promised, not from the code. */
const table: Readonly<Record<TicketStep, Partial<Record<TicketState, TicketState>>>> = {
  // Somebody takes it; whoever takes it over later changes nothing for the customer.
  accept: {
    submitted: "accepted",
    accepted: "accepted",
    investigating: "investigating",
    waiting: "waiting",
    reviewing: "reviewing",
  },
  // A first answer shows that it is looked into. After a decision, words may follow it.
  reply: {
    submitted: "investigating",
    accepted: "investigating",
    investigating: "investigating",
    waiting: "waiting",
    reviewing: "reviewing",
    decided: "decided",
  },
  ask: {
    submitted: "waiting",
    accepted: "waiting",
    investigating: "waiting",
    reviewing: "waiting",
  },
  // What they were writing as it was decided stands beside the decision.
  add: {
    submitted: "submitted",
    accepted: "accepted",
    investigating: "investigating",
    waiting: "investigating",
    reviewing: "reviewing",
    decided: "decided",
  },
  decide: {
    submitted: "decided",
    accepted: "decided",
    investigating: "decided",
    waiting: "decided",
    reviewing: "decided",
  },
  // Only what was decided is reviewed, is closed, or is opened again.
  escalate: { decided: "reviewing", closed: "reviewing" },
  close: { decided: "closed" },
  reopen: { decided: "investigating", closed: "investigating" },
  // A review is of one decision: it goes into nothing else.
  merge: { submitted: "closed", accepted: "closed", investigating: "closed", waiting: "closed" },
  absorb: {
    submitted: "submitted",
    accepted: "accepted",
    investigating: "investigating",
    waiting: "waiting",
    reviewing: "reviewing",
  },
  // Whoever is asked and never answers has said nothing against its end.
  lapse: { waiting: "closed" },
  withdraw: {
    submitted: "withdrawn",
    accepted: "withdrawn",
    investigating: "withdrawn",
    waiting: "withdrawn",
    // The review alone: what was decided stands.
    reviewing: "decided",
  },
};
const everyStep = Object.keys(table) as TicketStep[];

function stateAfter(ticket: TicketRecord, step: TicketStep): TicketState | undefined {
  try {
    return ticketStateAfter(ticket, step);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return undefined;
  }
}

/** They name a promise that others have made. */
const aboutPromises: ReadonlySet<string> = new Set(["breached", "forewarned"]);

describe("the table of states", () => {
  test.each(ticketStates)(
    "from %s leads where customers are promised, and nowhere else",
    (state) => {
      const found = everyStep.map((step) => [step, stateAfter(filed({ state }), step)]);
      expect(found).toEqual(everyStep.map((step) => [step, table[step][state]]));
      const allowed = everyStep.filter((step) => allowsStep(filed({ state }), step));
      expect(allowed).toEqual(everyStep.filter((step) => table[step][state] !== undefined));
    },
  );

  test("in a review what would be looked into is looked at again", () => {
    const reviewed = (state: TicketState) => filed({ state, escalatedAt: filedAt });
    expect(stateAfter(reviewed("waiting"), "add")).toBe("reviewing");
    expect(stateAfter(reviewed("decided"), "reopen")).toBe("reviewing");
    expect(stateAfter(reviewed("waiting"), "withdraw")).toBe("decided");
  });

  test("one that has ended unanswered takes a word of its customer's, and nothing else", () => {
    const lapsed = (parts: Partial<TicketRecord> = {}) =>
      filed({ state: "closed", closedAt: filedAt, unansweredSince: filedAt, ...parts });
    expect(everyStep.filter((step) => allowsStep(lapsed(), step))).toEqual(["add"]);
    expect(stateAfter(lapsed(), "add")).toBe("investigating");
    expect(stateAfter(lapsed({ escalatedAt: filedAt }), "add")).toBe("reviewing");
  });

  test.each(ticketStates)("one that was merged takes no step, %s or not", (state) => {
    const merged = filed({ state, mergedInto: filed().number });
    expect(everyStep.filter((step) => allowsStep(merged, step))).toEqual([]);
  });
});

/** Which deeds may lead from one state to another one. */
const ways: Readonly<Record<string, readonly DeedName[]>> = {
  "submitted accepted": ["accept", "acceptByCai"],
  "submitted investigating": ["reply"],
  "accepted investigating": ["reply"],
  "submitted waiting": ["ask"],
  "accepted waiting": ["ask"],
  "investigating waiting": ["ask"],
  "reviewing waiting": ["ask"],
  "waiting investigating": ["add", "absorb"],
  "waiting reviewing": ["add", "absorb"],
  ...Object.fromEntries(
    ["submitted", "accepted", "investigating", "waiting", "reviewing"].flatMap((state) => [
      [
        `${state} decided`,
        [
          ...(["decide", "decideByCai", "approve"] as const),
          ...(["waiting", "reviewing"].includes(state) ? (["withdraw"] as const) : []),
        ],
      ],
      [`${state} withdrawn`, state === "reviewing" ? [] : ["withdraw"]],
      [`${state} closed`, { reviewing: [], waiting: ["merge", "tick"] }[state] ?? ["merge"]],
    ]),
  ),
  "decided reviewing": ["escalate", "reopen"],
  "closed reviewing": ["escalate", "reopen", "add"],
  "decided investigating": ["reopen"],
  "closed investigating": ["reopen", "add"],
  "decided closed": ["close", "tick"],
};

/** What is promised next, and by which deeds. A review has one promise, whatever is said in it. */
const nextPromises: Readonly<Record<string, readonly DeedName[]>> = {
  "acknowledge answer": ["accept", "acceptByCai", "ask"],
  "acknowledge decision": ["reply", "reopen"],
  "answer decision": ["reply", "reopen"],
  "acknowledge review": ["escalate"],
  "answer review": ["escalate"],
  "decision review": ["escalate"],
  "review decision": ["reopen"],
};

interface Step {
  readonly name: DeedName;
  readonly before: TicketRecord;
  readonly after: TicketRecord;
  readonly change: TicketChange;
  readonly now: number;
}

const names = Object.keys(deeds) as DeedName[];
/** Some deeds lead on where others mostly end a complaint. */
const often: readonly DeedName[] = ["accept", "ask", "add", "tick", "tick", "tick", "decide"];
const deed = fc.tuple(
  fc.constantFrom(...names, ...often),
  fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 9_000 })),
);

/** A complaint filed, and what was taken of the deeds that were tried. The first entry is the filing. */
function walk(sequence: readonly (readonly [DeedName, number])[]) {
  let ticket = filed();
  let now = filedAt;
  const { promiseKind: kind, promiseAt } = ticket;
  const entries: NewEntry[] = [
    { kind: "filed", author: "customer", promise: { kind, at: promiseAt } },
  ];
  const taken: Step[] = [];
  const history: NewEntry[][] = [];
  for (const [name, minutes] of sequence) {
    now += minutes * minuteMs;
    const change = attempt(name, { ticket, entries, now });
    if (!change) continue;
    const after = changed(ticket, change);
    taken.push({ name, before: ticket, after, change, now });
    entries.push(...change.entries);
    history.push([...entries]);
    ticket = after;
  }
  return { taken, history };
}

const everyWay = (check: (step: Step, entries: readonly NewEntry[]) => void) =>
  fc.assert(
    fc.property(fc.array(deed, { minLength: 5, maxLength: 60 }), (sequence) => {
      const { taken, history } = walk(sequence);
      for (const [at, step] of taken.entries()) check(step, history[at] ?? []);
    }),
    { numRuns: 400 },
  );

test("nothing is merged into one that nobody looks at any more", () => {
  const absorbs = (state: TicketState) =>
    attempt("absorb", { ticket: filed({ state }), entries: [], now: filedAt }) !== undefined;
  expect(ticketStates.filter((state) => !absorbs(state))).toEqual([
    "decided",
    "closed",
    "withdrawn",
  ]);
});

describe("whatever is done", () => {
  test("a state is reached by the deeds that lead to it, and by no other", () => {
    everyWay(({ name, before, after, change }) => {
      if (before.state === after.state) return;
      expect([`${before.state} ${after.state}`, name]).toEqual([
        `${before.state} ${after.state}`,
        (ways[`${before.state} ${after.state}`] ?? []).find((one) => one === name),
      ]);
      expect(change.entries.some(({ state }) => state === after.state)).toBe(true);
    });
  });

  test("a ticket is what its state says", () => {
    everyWay(({ after, now }) => {
      const { state, pausedSince, closedAt, decision, breachedAt, dueAt, promiseAt } = after;
      expect(pausedSince !== undefined).toBe(state === "waiting");
      expect(closedAt !== undefined).toBe(state === "closed" || state === "withdrawn");
      if (state === "decided") expect(decision).toBeDefined();
      if (state === "reviewing") expect(after.escalatedAt).toBeDefined();
      if (["decided", "closed", "withdrawn"].includes(state)) expect(breachedAt).toBeUndefined();
      // The clock forgets none that goes on, and none that has ended is counted.
      const runs = ["submitted", "accepted", "investigating", "reviewing"].includes(state);
      // Of one whose new date was broken, too, supervisors know: nothing is promised any more.
      const isUndated = runs && breachedAt !== undefined && promiseAt <= now && dueAt === undefined;
      if (isUndated) expect(after.alertedAt).toBeGreaterThanOrEqual(promiseAt);
      else if (runs) expect(dueAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(promiseAt);
      // While the clock of the promise stands still, the customer is asked again, and a breach that was before is heard of.
      const { waitDueAt, askAgainAt, endsAt, alertAt } = after;
      if (state === "waiting") {
        expect(dueAt).toBeUndefined();
        expect(waitDueAt).toBe(Math.min(askAgainAt ?? 0, alertAt ?? Number.POSITIVE_INFINITY));
        expect(askAgainAt).toBeLessThanOrEqual(endsAt ?? Number.POSITIVE_INFINITY);
      } else expect([waitDueAt, askAgainAt, endsAt]).toEqual([undefined, undefined, undefined]);
      if (after.unansweredSince !== undefined) expect(state).toBe("closed");
      if (state === "withdrawn" || after.mergedInto) expect(dueAt).toBeUndefined();
    });
  });

  test("the date that counts is the last one that the customer has read, and it was read in time", () => {
    everyWay(({ name, before, after, now }, entries) => {
      const told = entries.findLast(
        (entry) => entry.promise !== undefined && !aboutPromises.has(entry.kind) && isPublic(entry),
      );
      expect(told?.promise).toEqual({ kind: after.promiseKind, at: after.promiseAt });
      const isSameKind = after.promiseKind === before.promiseKind;
      if (!isSameKind) {
        expect(nextPromises[`${before.promiseKind} ${after.promiseKind}`]).toContain(name);
      }
      if (after.promiseAt === before.promiseAt && isSameKind) return;
      expect(after.promiseAt).toBeGreaterThanOrEqual(now);
      // Of two that become one the sooner date counts, which the customer has read in the other one.
      if (name === "absorb") {
        const { pausedSince, promiseAt: at, breachedAt } = before;
        const owed =
          pausedSince === undefined ? [] : [resumedAt(rules, { at, pausedSince, breachedAt }, now)];
        expect([filed().promiseAt, ...owed]).toContain(after.promiseAt);
      }
      // Whoever comes back after a decision gets a new promise; else it is never drawn nearer.
      if (isSameKind && name !== "reopen" && name !== "absorb") {
        expect(after.promiseAt).toBeGreaterThan(before.promiseAt);
        expect(["add", "tick", "postpone"]).toContain(name);
      }
    });
  });

  test("a promise that was not kept is owned up to, with the date that was broken", () => {
    everyWay(({ name, before, after, change, now }) => {
      const breach = change.entries.find(({ kind }) => kind === "breached");
      expect(breach !== undefined).toBe(
        name === "tick" &&
          before.dueAt !== undefined &&
          before.dueAt <= now &&
          before.promiseAt <= now &&
          ["submitted", "accepted", "investigating", "reviewing"].includes(before.state),
      );
      if (!breach) return;
      expect(breach.promise?.at).toBe(before.promiseAt);
      expect(after.breachedAt).toBe(before.breachedAt ?? before.promiseAt);
      // The date that the customer was given before it is the one that counts.
      const given = before.laterAt ?? 0;
      // The clock gives one by itself, once for each promise: what is broken again has none until a person gives one.
      const own = before.breachedAt === undefined ? naive.endOfDay(now, 1) : before.promiseAt;
      expect(after.promiseAt).toBe(given > now ? given : own);
      const isMoved = after.promiseAt !== before.promiseAt;
      expect(change.entries.some(({ kind }) => kind === "promised")).toBe(isMoved);
      expect(after.laterAt).toBeUndefined();
    });
  });

  test("that it will be late is said once for a promise, before it, and moves nothing", () => {
    everyWay(({ name, before, after, change, now }, entries) => {
      if (name === "forewarn") {
        expect([before.laterAt, before.pausedSince]).toEqual([undefined, undefined]);
        expect(now).toBeLessThan(before.promiseAt);
        expect({ ...after, laterAt: undefined, handledBy: undefined }).toEqual({
          ...before,
          laterAt: undefined,
          handledBy: undefined,
        });
        expect(change.entries.map(({ kind }) => kind)).toEqual(["forewarned"]);
      }
      if (after.laterAt === undefined) return;
      // It is the last thing that was said of this promise.
      const said = entries.findLast(({ promise, kind }) => promise && kind !== "breached");
      if (name !== "absorb") expect(said?.kind).toBe("forewarned");
      expect(said?.promise?.kind).toBe(after.promiseKind);
      expect(after.laterAt).toBeGreaterThan(after.promiseAt);
      expect(["submitted", "accepted", "investigating", "reviewing", "waiting"]).toContain(
        after.state,
      );
    });
  });

  test("supervisors hear of a breach at the time that was set with it, whatever its owner does, and once", () => {
    // What keeps the promise, ends the complaint, or begins it anew; an answer where it was an answer that was owed.
    const ends: readonly DeedName[] = ["reply", "accept", "acceptByCai", "reopen", "escalate"];
    everyWay(({ name, before, after, change, now }) => {
      const isKept =
        ["decided", "closed", "withdrawn"].includes(after.state) ||
        (ends.includes(name) && after.promiseKind !== before.promiseKind) ||
        name === "reopen";
      const heard = change.entries.filter(({ kind }) => kind === "alerted").length;
      const breaks = change.entries.some(({ kind }) => kind === "breached");
      const wasDue = before.alertAt !== undefined && before.alertAt <= now;
      const isHeard = name === "tick" && !isKept;
      const isUndated = breaks && after.promiseAt === before.promiseAt;
      const atOnce = breaks && (isUndated || before.handlerId === undefined);
      expect(heard).toBe(isHeard && (wasDue || atOnce) ? 1 : 0);
      if (after.alertAt !== undefined) {
        expect(after.dueAt ?? after.waitDueAt).toBeLessThanOrEqual(after.alertAt);
      }
      if (isKept || heard) expect(after.alertAt).toBeUndefined();
      else if (breaks) {
        const set = Math.min(naive.after(now, 60), after.promiseAt);
        expect(after.alertAt).toBe(Math.min(before.alertAt ?? set, set));
      } else expect(after.alertAt).toBe(before.alertAt);
    });
  });

  test("nothing ends unanswered that was not announced an interval before, for that day", () => {
    everyWay(({ name, before, after, change, now }) => {
      const asks = change.entries.filter(({ kind }) => kind === "asked-again").length;
      if (asks > 0) {
        expect([name, asks, before.state]).toEqual(["tick", 1, "waiting"]);
        expect(after.endsAt).toBeGreaterThanOrEqual(
          before.endsAt !== undefined && before.endsAt > now ? before.endsAt : now + 7 * dayMs,
        );
      }
      const ends = change.entries.some(({ kind }) => kind === "lapsed");
      expect(ends).toBe(after.unansweredSince !== undefined && before.state === "waiting");
      if (!ends) return;
      expect(before.endsAt).toBeLessThanOrEqual(now);
      expect(before.proposal).toBeUndefined();
      expect(after.unansweredSince).toBe(before.pausedSince);
    });
  });

  test("a review is asked for once, in the days for it, and decided by nobody who had it or had decided", () => {
    everyWay(({ name, before, after, now }) => {
      if (name === "escalate") {
        expect(before.escalatedAt).toBeUndefined();
        expect(now - (before.decidedAt ?? 0)).toBeLessThanOrEqual(30 * dayMs);
        const days = { normal: 10, high: 5, urgent: 3 }[before.severity];
        expect([after.promiseAt, after.handlerId]).toEqual([naive.endOfDay(now, days), undefined]);
      }
      const isTakenBack = name === "withdraw" && before.escalatedAt !== undefined;
      if (isTakenBack) {
        expect([after.decision, after.decidedBy]).toEqual([before.decision, before.decidedBy]);
        expect(after.decision).toBeDefined();
        expect(after.closedAt).toBeUndefined();
      }
      const decides = before.state !== after.state && after.state === "decided" && !isTakenBack;
      if (decides && before.escalatedAt !== undefined) {
        expect([before.decidedBy, before.approvedBy]).not.toContain(after.decidedBy);
        expect(before.handledBy ?? []).not.toContain(after.decidedBy);
      }
    });
  });

  test("after a pause as much business time is left as there was, counted minute by minute", () => {
    everyWay(({ name, before, after, change, now }) => {
      const since = before.pausedSince ?? before.unansweredSince;
      if (name !== "add" || since === undefined) return;
      const left = naive.between(since, before.promiseAt);
      const isUndated = before.breachedAt !== undefined && before.promiseAt <= since;
      const at = isUndated
        ? naive.endOfDay(now, 1)
        : Math.max(before.promiseAt, naive.after(now, left));
      expect(after.promiseAt).toBe(at);
      expect(change.entries.at(-1)).toMatchObject({
        kind: "resumed",
        promise: { kind: before.promiseKind, at },
      });
    });
  });
});

const instant = fc
  .integer({ min: shanghai("2026-09-20", "00:00"), max: shanghai("2027-01-20", "00:00") })
  .map((at) => at - (at % minuteMs));
const minutes = fc.integer({ min: 0, max: 30 * 1_440 });

test("a pause of any length, before or after the promised date, moves it by what was left and never nearer", () => {
  fc.assert(
    fc.property(instant, minutes, minutes, (pausedSince, until, away) => {
      const at = pausedSince + (until - 1_440) * minuteMs;
      const now = pausedSince + away * minuteMs;
      const left = naive.between(pausedSince, at);
      const resumed = resumedAt(rules, { at, pausedSince }, now);
      expect(resumed).toBe(Math.max(at, naive.after(now, left)));
    }),
    { numRuns: 300 },
  );
});

test("each pause counts for itself, however many there are", () => {
  const pause = fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 9_000 }));
  fc.assert(
    fc.property(fc.array(pause, { minLength: 1, maxLength: 6 }), (pauses) => {
      const handlerId = "bo" as AgentId;
      let ticket = changed(
        filed(),
        accept(filed(), rules, { handlerId, by: "小博", now: filedAt }),
      );
      ticket = changed(ticket, steps.reply(ticket, rules, { text: "在查", now: filedAt }));
      let now = filedAt;
      let expected: number | undefined;
      for (const [before, away] of pauses) {
        now += before * minuteMs;
        ticket = changed(ticket, steps.ask(ticket, rules, { text: "哪张卡？", now }));
        expected ??= naive.endOfDay(filedAt, 15);
        const left = naive.between(now, expected);
        now += away * minuteMs;
        expected = Math.max(expected, naive.after(now, left));
        ticket = changed(ticket, steps.add(ticket, rules, { text: "尾号 6013", now }));
        expect(ticket.promiseAt).toBe(expected);
      }
    }),
    { numRuns: 60 },
  );
});

test("each promise is the target of its severity or topic, counted day by day or minute by minute", () => {
  const about = fc.record({
    severity: fc.constantFrom("normal", "high", "urgent"),
    topic: fc.constantFrom("提现未到账", "退款"),
  });
  fc.assert(
    fc.property(instant, about, fc.constantFrom(...promiseKinds), (start, ticket, kind) => {
      const isOwn = ticket.topic === "退款" && kind === "decision";
      const target = isOwn ? { days: 5 } : rules.targets[ticket.severity][kind];
      const counted =
        "days" in target
          ? naive.endOfDay(start, target.days)
          : naive.after(start, target.hours * 60);
      expect(promiseFrom(ticket, rules, { kind, start, now: start })).toMatchObject({
        promiseKind: kind,
        promiseAt: counted,
        breachedAt: undefined,
        alertedAt: undefined,
        // After four fifths of the time.
        dueAt: start + Math.round((counted - start) * 0.8),
      });
    }),
    { numRuns: 300 },
  );
});
