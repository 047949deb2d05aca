/** Root causes are added up as complaints go on to what a count of all rows gives, by cause and hour; on either database. */

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import { promiseKinds, type TicketEntryKind, type TicketNumber } from "../../protocol/ticket.ts";
import { countChanges, rebuildRollups } from "../../server/actions/rollups.ts";
import type { Services } from "../../server/actions/services.ts";
import { causesIn } from "../../server/domain/measures.ts";
import type { RollupRecord } from "../../server/domain/rollup-records.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import type { Store } from "../../server/ports/store.ts";
import { type Fact, startAt } from "../support/naive-figures.ts";
import { ticketFactsOf } from "../support/naive-ticket-figures.ts";
import { onBothDatabases } from "../support/on-both-databases.ts";

const timeZone = "Asia/Shanghai";
const begun = Date.UTC(2026, 10, 20, 10);
const causes = ["系统故障", "银行无回执", "wait:5"];
const topics = ["提现", "转账"];

const runs =
  process.env.STORIES === "all" ? { sqlite: 60, postgres: 20 } : { sqlite: 8, postgres: 3 };

const happenings = [
  "is decided",
  "is promised",
  "is late",
  "gets a cause",
  "is reviewed",
  "is withdrawn",
  "is merged",
  "passes to a team",
  "is erased",
  "is counted",
] as const;

const servicesOn = (store: Store) =>
  ({
    store,
    clock: { now: () => begun },
    cluster: { publish: () => undefined },
    sendsWebhooks: false,
    faq: { engine: { hours: undefined, tickets: { calendar: { timeZone } } } },
  }) as unknown as Services;

interface Step {
  readonly what: (typeof happenings)[number];
  readonly minutes: number;
}

async function play(store: Store, number: TicketNumber, steps: readonly Step[]) {
  const customerId = randomUUID() as string as CustomerId;
  let now = begun;
  let seq = 1;
  const parts = { promiseKind: "decision", promiseAt: begun, lastHash: "", severity: "normal" };
  await store.transaction(async (tx) => {
    await tx.insertCustomer({ id: customerId, locale: "zh-CN", createdAt: now });
    await tx.insertTicket({
      ...parts,
      ...{ number, customerId, locale: "zh-CN", state: "investigating" },
      ...{ topic: topics[steps.length % 2], description: "没到账" },
      ...{ lastSeq: seq, lastAt: now, createdAt: now },
    } as TicketRecord);
  });
  const change = (
    patch: Partial<TicketRecord>,
    kind: TicketEntryKind,
    promise?: (typeof promiseKinds)[number],
  ) =>
    store.transaction(async (tx) => {
      seq += 1;
      await tx.insertTicketEntry({
        number,
        seq,
        at: now,
        kind,
        author: "agent",
        hash: "",
        salt: "",
        ...(promise && { promise: { kind: promise, at: now } }),
      });
      await tx.updateTicket(number, patch);
    });
  for (const { what, minutes } of steps) {
    now += minutes * 60_000;
    const ticket = await store.ticket(number);
    if (!ticket) return;
    const isOpen = !["withdrawn", "closed"].includes(ticket.state);
    const cause = causes[minutes % causes.length];
    if (what === "is decided" && isOpen) await change({ state: "decided" }, "decided");
    const promised = promiseKinds[minutes % promiseKinds.length];
    if (what === "is promised" && isOpen) await change({ lastAt: now }, "promised", promised);
    if (what === "is late" && isOpen) await change({ lastAt: now }, "breached");
    if (what === "gets a cause") await change({ cause }, "classified");
    if (what === "is reviewed" && ticket.state === "decided")
      await change({ state: "reviewing" }, "escalated");
    if (what === "is withdrawn" && isOpen) await change({ state: "withdrawn" }, "withdrawn");
    if (what === "is merged" && isOpen)
      await change({ state: "closed", mergedInto: "PD-1" as TicketNumber }, "merged");
    if (what === "passes to a team") await change({ team: "风控" }, "assigned");
    if (what === "is erased" && minutes > 100)
      await store.transaction((tx) => tx.deleteTicket(number));
    if (what === "is counted") await countChanges(servicesOn(store));
  }
}

async function figuresOf(store: Store): Promise<readonly RollupRecord[]> {
  const rows: RollupRecord[] = [];
  for (const topic of ["*", ...topics])
    for (const team of ["*", "", "风控"])
      for (const grain of ["day", "week", "hour"] as const) {
        const span = { grain, from: "2026-11-01", to: "2027-12-31" };
        rows.push(...(await store.rollups({ topic, locale: "*", team }, span)));
      }
  return rows;
}

function expectNaive(rows: readonly RollupRecord[], facts: readonly Fact[]) {
  const names = [
    "filed",
    "promised",
    "kept",
    "decided",
    "caused",
    ...causes.map((cause) => `cause.${cause}`),
  ];
  for (const row of rows) {
    const its = facts.filter(
      (fact) =>
        startAt(fact.at, row.grain, timeZone) === row.start &&
        (row.topic === "*" || row.topic === fact.topic) &&
        (row.team === "*" || row.team === fact.team),
    );
    for (const name of names) {
      const counted = its.filter((fact) => fact.name === name).length;
      expect([row, name, row.figures[name] ?? 0]).toEqual([row, name, counted]);
    }
    expect(causesIn(row.figures).filter((cause) => !causes.includes(cause))).toEqual([]);
  }
  // No fact is missing: the days together hold each of them once.
  const days = rows.filter(({ grain, topic, team }) => `${grain}${topic}${team}` === "day**");
  for (const name of names) {
    const sum = days.reduce((all, { figures }) => all + (figures[name] ?? 0), 0);
    expect([name, sum]).toEqual([name, facts.filter((fact) => fact.name === name).length]);
  }
}

function contract(open: () => Promise<Store>, numRuns: number) {
  test("causes of any complaints are a naive count over their rows, and those of a rebuild are the same", async () => {
    const step = fc.record({
      what: fc.constantFrom(...happenings),
      minutes: fc.integer({ min: 0, max: 120 }),
    });
    const histories = fc.array(fc.array(step, { maxLength: 15 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(histories, async (all) => {
        const store = await open();
        const numbers = all.map((_, index) => `PD-20261120-000${index}-0` as TicketNumber);
        for (const [index, steps] of all.entries())
          await play(store, numbers[index] ?? ("" as TicketNumber), steps);
        await countChanges(servicesOn(store));
        const facts = await ticketFactsOf(store, numbers);
        const rows = await figuresOf(store);
        expectNaive(rows, facts);

        await rebuildRollups(servicesOn(store));
        expect(await figuresOf(store)).toEqual(rows);
        await store.close();
      }),
      { numRuns },
    );
  });
}

onBothDatabases(contract, runs);
