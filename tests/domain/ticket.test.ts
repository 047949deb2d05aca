import { describe, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import { tickTicket } from "../../server/domain/ticket-clock.ts";
import {
  brokenEntry,
  chainedEntry,
  type EntryLink,
  type NewEntry,
  type TicketEntryRecord,
  tombstoneOf,
} from "../../server/domain/ticket-entry.ts";
import { accept, giveToTeam } from "../../server/domain/ticket-handling.ts";
import { postpone, refusedPutOff } from "../../server/domain/ticket-postponing.ts";
import { promiseFrom } from "../../server/domain/ticket-promises.ts";
import { escalate } from "../../server/domain/ticket-review.ts";
import * as steps from "../../server/domain/ticket-steps.ts";
import { changed, filed, filedAt } from "../support/ticket-deeds.ts";
import { ticketRules as rules, shanghai } from "./ticket-rules.ts";

const bo = "bo" as AgentId;
const cai = "cai" as AgentId;

const refusalOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return undefined;
};

const take = (ticket: TicketRecord, now: number, handlerId = bo) =>
  changed(ticket, accept(ticket, rules, { handlerId, by: "小博", now }));
const settle = (ticket: TicketRecord, now: number, agentId = bo) =>
  changed(
    ticket,
    steps.decide(ticket, rules, {
      decision: { kind: "refund", text: "已退回", amount: "10.00", currency: "CNY" },
      agentId,
      by: "小博",
      now,
    }),
  );

describe("promises", () => {
  test("each step of the way promises the next thing, counted from the filing", () => {
    const ticket = filed();
    expect(ticket.promiseAt).toBe(shanghai("2026-11-30", "18:00"));
    const taken = take(ticket, filedAt + 60_000);
    expect([taken.promiseKind, taken.promiseAt]).toEqual([
      "answer",
      shanghai("2026-12-02", "18:00"),
    ]);
    const replied = changed(
      taken,
      steps.reply(taken, rules, { text: "在查", by: "小博", now: filedAt + 120_000 }),
    );
    expect([replied.state, replied.promiseKind, replied.promiseAt]).toEqual([
      "investigating",
      "decision",
      shanghai("2026-12-18", "18:00"),
    ]);
  });

  test("a topic may have a target of its own", () => {
    const at = promiseFrom({ severity: "normal", topic: "退款" }, rules, {
      kind: "decision",
      start: filedAt,
      now: filedAt,
    });
    expect(at.promiseAt).toBe(shanghai("2026-12-04", "18:00"));
  });

  test("the clock stands still while the customer has something to do, and then has as long as it had", () => {
    const ticket = take(filed({ severity: "high" }), shanghai("2026-11-27", "11:00"));
    const asked = changed(
      ticket,
      steps.ask(ticket, rules, { text: "哪张卡？", now: shanghai("2026-11-27", "16:00") }),
    );
    expect([asked.state, asked.dueAt]).toEqual(["waiting", undefined]);
    const now = shanghai("2026-12-08", "09:00");
    const { patch, entries } = steps.add(asked, rules, { text: "尾号 6013", now });
    const resumed = changed(asked, { patch, entries });
    // Two hours of that Friday and five days were left.
    expect(resumed.promiseAt).toBeGreaterThan(asked.promiseAt);
    expect([resumed.state, resumed.pausedSince]).toEqual(["investigating", undefined]);
    expect(entries.map(({ kind }) => kind)).toEqual(["added", "resumed"]);
    expect(entries[1]?.promise?.at).toBe(resumed.promiseAt);
  });

  test("the owner is reminded before the promise, and a broken promise is owned up to with a new date", () => {
    const ticket = take(filed(), filedAt);
    const due = ticket.dueAt ?? 0;
    expect(tickTicket(ticket, rules, due - 1)).toBeUndefined();
    const reminder = tickTicket(ticket, rules, due);
    expect(reminder?.entries.map(({ kind }) => kind)).toEqual(["reminded"]);
    const reminded = reminder ? changed(ticket, reminder) : ticket;
    expect(reminded.dueAt).toBe(ticket.promiseAt);

    const breach = tickTicket(reminded, rules, ticket.promiseAt);
    expect(breach?.entries).toEqual([
      { kind: "breached", author: "system", promise: { kind: "answer", at: ticket.promiseAt } },
      {
        kind: "promised",
        author: "system",
        promise: { kind: "answer", at: shanghai("2026-12-03", "18:00") },
      },
    ]);
    const late = breach ? changed(reminded, breach) : reminded;
    expect([late.breachedAt, late.promiseAt]).toEqual([
      ticket.promiseAt,
      shanghai("2026-12-03", "18:00"),
    ]);
  });
});

describe("the supervisor's alert of a broken promise", () => {
  const broken = (ticket: TicketRecord) => {
    const before = { ...ticket, dueAt: ticket.promiseAt };
    const breach = tickTicket(before, rules, ticket.promiseAt);
    return breach ? changed(before, breach) : before;
  };
  const heardAt = (ticket: TicketRecord, from: number) => {
    for (let now = from; now < from + 86_400_000 * 3; now += 60_000) {
      const kinds = tickTicket(ticket, rules, now)?.entries.map(({ kind }) => kind) ?? [];
      if (kinds.includes("alerted")) return now;
    }
    return undefined;
  };
  /** Broken at the end of Wednesday; an hour of Thursday later they hear of it. */
  const late = broken(take(filed(), filedAt));
  const now = shanghai("2026-12-02", "19:00");
  const set = shanghai("2026-12-03", "10:00");
  const kept = (next: TicketRecord) => heardAt(next, now);

  test.each<[string, (ticket: TicketRecord) => TicketRecord]>([
    ["does nothing", (ticket) => ticket],
    [
      "puts the promise off",
      (ticket) =>
        changed(
          ticket,
          postpone(ticket, {
            at: shanghai("2026-12-08", "18:00"),
            text: "等银行",
            by: "小博",
            agentId: bo,
            now,
          }),
        ),
    ],
    [
      "asks the customer",
      (ticket) => changed(ticket, steps.ask(ticket, rules, { text: "哪张卡？", now })),
    ],
    [
      "asks, and the customer answers at once",
      (ticket) => {
        const asked = changed(ticket, steps.ask(ticket, rules, { text: "哪张卡？", now }));
        return changed(asked, steps.add(asked, rules, { text: "6013", now: now + 1 }));
      },
    ],
    ["gives it to a colleague", (ticket) => take(ticket, now, cai)],
    ["gives it to a team", (ticket) => changed(ticket, giveToTeam(ticket, { team: "t", by: "b" }))],
  ])("comes at the set time where the owner %s, and once", (_, does) => {
    const after = does(late);
    expect(kept(after)).toBe(set);
    const alert = tickTicket(after, rules, set);
    const heard = alert ? changed(after, alert) : after;
    expect(tickTicket(heard, rules, set)).toBeUndefined();
    expect(
      tickTicket({ ...heard, dueAt: set + 1 }, rules, set + 1)?.entries ?? [],
    ).not.toContainEqual(expect.objectContaining({ kind: "alerted" }));
  });

  test("goes away with the answer that was owed, and with the decision", () => {
    const answered = changed(late, steps.reply(late, rules, { text: "在查", now }));
    expect(kept(answered)).toBeUndefined();
    expect(kept(settle(late, now))).toBeUndefined();
  });

  test("of a breach that an older version has written comes too", () => {
    const old = { ...late, alertAt: undefined, dueAt: set };
    expect(heardAt(old, now)).toBe(set);
    const asked = changed(old, steps.ask(old, rules, { text: "哪张卡？", now }));
    expect(heardAt(asked, now)).toBe(set);
  });
});

describe("decisions", () => {
  test("a re-review is asked for once, within the days, and somebody else takes it", () => {
    const decided = settle(take(filed(), filedAt), shanghai("2026-12-01", "10:00"));
    const now = shanghai("2026-12-20", "10:00");
    const reviewing = changed(decided, escalate(decided, rules, { text: "没退全", now }));
    expect([reviewing.state, reviewing.promiseKind, reviewing.handlerId]).toEqual([
      "reviewing",
      "review",
      undefined,
    ]);
    expect(refusalOf(() => take(reviewing, now, bo))).toBe("not_yours");
    expect(refusalOf(() => settle(reviewing, now, bo))).toBe("not_yours");

    const again = settle(take(reviewing, now, cai), now + 1, cai);
    expect(again.state).toBe("decided");
    const once = () => escalate(again, rules, { text: "还是不对", now: now + 2 });
    expect(refusalOf(once)).toBe("closed");
  });

  test("a re-review can't be asked for after its days; then the ticket closes by itself", () => {
    const decided = settle(take(filed(), filedAt), shanghai("2026-12-01", "10:00"));
    const late = shanghai("2026-12-31", "10:01");
    expect(refusalOf(() => escalate(decided, rules, { text: "再看看", now: late }))).toBe("closed");
    const asks = tickTicket(decided, rules, shanghai("2026-12-04", "10:00"));
    expect(asks?.entries.map(({ kind }) => kind)).toEqual(["followed-up"]);
    const asked = asks ? changed(decided, asks) : decided;
    expect(tickTicket(asked, rules, late)?.patch.state).toBe("closed");
    expect(tickTicket(asked, rules, late - 120_000)).toBeUndefined();
  });

  test("what a customer adds in a review brings it back to the review, not to the first handler", () => {
    const decided = settle(take(filed(), filedAt), filedAt + 1);
    const now = filedAt + 2;
    const reviewing = changed(decided, escalate(decided, rules, { text: "不认可", now }));
    const asked = changed(reviewing, steps.ask(reviewing, rules, { text: "有回执吗？", now }));
    expect(changed(asked, steps.add(asked, rules, { text: "有", now: now + 1 })).state).toBe(
      "reviewing",
    );
  });
});

describe("the chain of entries", () => {
  const hash = (text: string) =>
    String([...text].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7));
  const news: readonly NewEntry[] = [
    { kind: "filed", author: "customer", text: "没到账", state: "submitted" },
    { kind: "accepted", author: "agent", by: "小博", state: "accepted" },
    { kind: "replied", author: "agent", by: "小博", text: "在查" },
  ];
  const chain = () => {
    const entries: TicketEntryRecord[] = [];
    let before: EntryLink = { seq: 0, hash: "" };
    for (const entry of news) {
      before = chainedEntry(before, entry, {
        number: filed().number,
        at: filedAt,
        salt: `salt ${before.seq}`,
        hash,
      });
      entries.push(before as TicketEntryRecord);
    }
    return { entries, end: { seq: before.seq, hash: before.hash } };
  };

  test("holds as it was written", () => {
    const { entries, end } = chain();
    expect(brokenEntry(entries, end, hash)).toBeUndefined();
  });

  test("holds where the content of an entry is gone, and shows what was changed before it", () => {
    const { entries, end } = chain();
    const [first, second] = entries as [TicketEntryRecord, TicketEntryRecord];
    const redacts = tombstoneOf(first.hash, second, hash);
    const made = { number: first.number, at: filedAt, salt: "last", hash };
    const stone = chainedEntry(end, { kind: "redacted", author: "system", redacts }, made);
    const emptied = { ...second, text: undefined, decision: undefined, salt: undefined };
    const left = [first, emptied, ...entries.slice(2), stone];
    expect(brokenEntry(left, stone, hash)).toBeUndefined();
    // Whoever changes the entry before it cannot chain it again: what is left of the second vouches for the first.
    const zero: EntryLink = { seq: 0, hash: "" };
    const forged = chainedEntry(zero, { ...news[0], text: "别的" } as NewEntry, {
      ...made,
      salt: "salt 0",
    });
    expect(brokenEntry([forged, ...left.slice(1)], stone, hash)).toBe(2);
    // Nobody vouches for an entry that was changed before.
    expect(tombstoneOf(first.hash, { ...second, by: "小蔡" }, hash)).toBeUndefined();
    // A tombstone that stands before what it tells of counts for nothing.
    const early = [{ ...first, redacts }, emptied, ...entries.slice(2)];
    expect(brokenEntry(early, end, hash)).toBe(1);
  });

  test("holds for entries of older versions, which have no salt", () => {
    const old = (entry: Omit<TicketEntryRecord, "hash" | "salt">, hashBefore: string) => {
      const { number, seq, at, kind, author, by, text, state } = entry;
      const parts = [by ?? null, text ?? null, state ?? null, null, null];
      return {
        ...entry,
        hash: hash(JSON.stringify([hashBefore, number, seq, at, kind, author, ...parts])),
      };
    };
    const { number } = filed();
    const first = old(
      { number, seq: 1, at: filedAt, kind: "filed", author: "customer", text: "x" },
      "",
    );
    expect(brokenEntry([first], first, hash)).toBeUndefined();
    const next = chainedEntry(
      first,
      { kind: "added", author: "customer", text: "y" },
      {
        number,
        at: filedAt,
        salt: "salt",
        hash,
      },
    );
    expect(brokenEntry([first, next], next, hash)).toBeUndefined();
    expect(brokenEntry([{ ...first, text: "z" }, next], next, hash)).toBe(1);
  });

  test("shows which entry was changed, removed, put in, or cut off at the end", () => {
    const { entries, end } = chain();
    const [first, second, third] = entries as [
      TicketEntryRecord,
      TicketEntryRecord,
      TicketEntryRecord,
    ];
    const edited = [first, { ...second, by: "小蔡" }, third];
    expect(brokenEntry(edited, end, hash)).toBe(2);
    expect(brokenEntry([first, third], end, hash)).toBe(2);
    expect(brokenEntry([first, second], end, hash)).toBe(3);
    const added = chainedEntry(
      end,
      { kind: "replied", author: "agent" },
      {
        number: first.number,
        at: filedAt,
        salt: "salt",
        hash,
      },
    );
    expect(brokenEntry([...entries, added], end, hash)).toBe(5);
  });
});

test("a date that can't be put off as the clock stands still is not refused as if it had been", () => {
  const waiting = filed({ state: "waiting", pausedSince: filedAt });
  expect(refusedPutOff(waiting).message).toContain("waits for the customer");
  expect(refusedPutOff(filed()).message).toContain("once");
});
