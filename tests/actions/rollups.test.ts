/** The figures that are added up as things happen are those that a count of all rows gives; on either database. */

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ConversationId, CustomerId, MessageId } from "../../protocol/conversation.ts";
import { countNames, durationNames, reasonCounts } from "../../protocol/insights.ts";
import type { ReviewId } from "../../protocol/quality.ts";
import { surveyReasons } from "../../protocol/survey.ts";
import { countChanges, rebuildRollups } from "../../server/actions/rollups.ts";
import type { Services } from "../../server/actions/services.ts";
import { durationIn, remainders, rounded, sumOfFigures } from "../../server/domain/measures.ts";
import type { StoredEvent } from "../../server/domain/records.ts";
import type { RollupRecord } from "../../server/domain/rollup-records.ts";
import type { Store } from "../../server/ports/store.ts";
import { aConversation, anAgent, articleId } from "../support/builders.ts";
import { type Fact, factsOf, hourAt, startAt, weekdayAt } from "../support/naive-figures.ts";
import { onBothDatabases } from "../support/on-both-databases.ts";

const bo = anAgent();

interface Desk {
  readonly timeZone: string;
  readonly begun: number;
}
/** The two in Berlin are about to meet the night of 25 hours, a Sunday, and that of 23. */
const desks: readonly Desk[] = [
  { timeZone: "Asia/Shanghai", begun: Date.UTC(2026, 10, 20, 10) },
  { timeZone: "Europe/Berlin", begun: Date.UTC(2026, 9, 24, 18) },
  { timeZone: "Europe/Berlin", begun: Date.UTC(2026, 2, 28, 18) },
];

const runs =
  process.env.STORIES === "all" ? { sqlite: 60, postgres: 20 } : { sqlite: 5, postgres: 2 };

/** What happens, in an order by chance; what the step is not allowed in does not happen. */
const happenings = [
  "asks",
  "asks and is helped",
  "votes",
  "joins",
  "joins in an emergency",
  "is reviewed",
  "leaves",
  "is taken",
  "is given back",
  "is replied to",
  "resolves",
  "reopens",
  "rates",
  "passes to a team",
  "speaks English",
  "is erased",
  "is counted",
] as const;

const servicesOn = (store: Store, { timeZone, begun }: Desk) =>
  ({
    store,
    clock: { now: () => begun },
    cluster: { publish: () => undefined },
    sendsWebhooks: false,
    faq: { engine: { hours: undefined, tickets: { calendar: { timeZone } } } },
  }) as unknown as Services;

/** A customer's conversation, as the store has it after each happening. */
async function play(
  { store, desk }: { readonly store: Store; readonly desk: Desk },
  id: ConversationId,
  happened: readonly { readonly what: (typeof happenings)[number]; readonly minutes: number }[],
) {
  const customerId = randomUUID() as string as CustomerId;
  let now = desk.begun;
  const record = aConversation({ id, customerId, createdAt: now });
  await store.transaction(async (tx) => {
    await tx.insertCustomer({ id: customerId, locale: "zh-CN", createdAt: now });
    await tx.insertConversation(record);
  });
  const say = (event: StoredEvent, author: "system" | "agent" = "system") =>
    store.transaction(async (tx) => {
      if (event.type === "conversation.changed")
        await tx.updateConversation(id, { status: event.status });
      // As an agent's answer does it.
      if (author === "agent") await tx.updateConversation(id, { replyDueAt: undefined });
      await tx.appendMessage({
        id: randomUUID() as string as MessageId,
        conversationId: id,
        author: { kind: author, id: author === "agent" ? bo.id : undefined },
        at: now,
        body: { kind: "notice", code: "queued" },
        event,
      });
    });
  const change = (
    status: "bot" | "queued" | "assigned" | "resolved",
    topic?: string,
    priority = "normal",
  ) =>
    say({
      type: "conversation.changed",
      status,
      priority: priority as "normal",
      topic,
      agent: status === "assigned" ? bo : undefined,
    });
  for (const { what, minutes } of happened) {
    now += minutes * 60_000 + 7_000;
    const kept = await store.conversation(id);
    if (!kept) return;
    const { status, survey, lastSeq } = kept;
    const ask = (outcome: "answer" | "choices") =>
      store.transaction((tx) =>
        tx.insertQuestion({
          conversationId: id,
          messageSeq: lastSeq,
          question: "?",
          outcome,
          articleIds: [articleId("frozen")],
          confidence: 1,
          at: now,
        }),
      );
    const hasAsked = (await store.questionsIn(id)).some(({ messageSeq }) => messageSeq === lastSeq);
    if (what === "asks" && status === "bot" && !hasAsked) await ask("choices");
    if (what === "asks and is helped" && status === "bot" && !hasAsked) await ask("answer");
    if (what === "votes") {
      const shown = await store.messages(id, { after: 0, limit: 1 });
      await store.transaction((tx) =>
        tx.saveVote({
          customerId,
          articleId: articleId("frozen"),
          conversationId: id,
          messageId: shown[0]?.id,
          helpful: minutes % 2 === 0,
          at: now,
        }),
      );
    }
    if (what === "joins" && status === "bot") await change("queued", "银行卡");
    if (what === "joins in an emergency" && status === "bot")
      await change("queued", undefined, "urgent");
    if (what === "is reviewed" && status === "resolved")
      await store.transaction((tx) =>
        tx.saveReview({
          id: `review-${id}` as ReviewId,
          conversationId: id,
          agentId: bo.id,
          agentName: bo.name,
          reviewerId: bo.id,
          reviewerName: bo.name,
          scores: [{ id: "tone", name: "态度", points: 5, given: minutes % 6 }],
          at: now,
        }),
      );
    if (what === "leaves" && status === "queued") await change("bot");
    if (what === "is taken" && status === "queued") await change("assigned");
    if (what === "is given back" && status === "assigned") await change("queued");
    if (what === "is replied to" && status === "assigned")
      await say({ type: "message.posted" }, "agent");
    if (what === "resolves" && status !== "resolved") {
      await change("resolved", minutes % 2 === 0 ? "转账" : undefined);
      await say({ type: "survey.asked" });
      await store.transaction((tx) => tx.updateConversation(id, { survey: {} }));
    }
    if (what === "reopens" && status === "resolved") await change("bot");
    if (what === "rates" && survey && survey.score === undefined) {
      const score = 1 + (minutes % 5);
      const given = { score, ...(score <= 3 && { reasons: surveyReasons.slice(0, minutes % 3) }) };
      await say({ type: "survey.answered", survey: given });
      await store.transaction((tx) => tx.updateConversation(id, { survey: given }));
    }
    if (what === "passes to a team")
      await store.transaction((tx) => tx.updateConversation(id, { team: "风控" }));
    if (what === "speaks English")
      await store.transaction((tx) => tx.updateConversation(id, { locale: "en" }));
    if (what === "is erased" && minutes > 100)
      await store.transaction((tx) => tx.deleteConversation(id));
    if (what === "is counted") await countChanges(servicesOn(store, desk));
  }
}

/** All that is counted, by its margin and its day. */
async function figuresOf(store: Store, facts: readonly Fact[]) {
  const seen = <Part extends "topic" | "locale" | "team">(part: Part) => [
    "*",
    ...new Set(facts.map((fact) => fact[part])),
  ];
  const span = { from: "2026-01-01", to: "2027-12-31" };
  const rows: RollupRecord[] = [];
  for (const topic of seen("topic"))
    for (const locale of seen("locale"))
      for (const team of seen("team")) {
        const margin = { topic, locale, team };
        for (const grain of ["day", "week", "hour"] as const)
          rows.push(...(await store.rollups(margin, { grain, ...span })));
      }
  for (const grain of ["day", "week"] as const)
    rows.push(...(await store.rollupsOfAgents({ grain, ...span })));
  return rows;
}

function expectNaive(rows: readonly RollupRecord[], facts: readonly Fact[], timeZone: string) {
  const total = rows.find(() => true);
  if (facts.length > 0) expect(total).toBeDefined();
  for (const row of rows) {
    const its = facts.filter(
      (fact) =>
        startAt(fact.at, row.grain, timeZone) === row.start &&
        (row.topic === "*" || row.topic === fact.topic) &&
        (row.locale === "*" || row.locale === fact.locale) &&
        (row.team === "*" || row.team === fact.team) &&
        (row.agent === "*" || row.agent === fact.agent),
    );
    for (const name of [...countNames, ...reasonCounts]) {
      const counted = its.filter((fact) => fact.name === name).length;
      expect([row, name, row.figures[name] ?? 0]).toEqual([row, name, counted]);
    }
    // What is not over is what of the one count is not in the other.
    for (const [name, { of, without }] of Object.entries(remainders)) {
      const left = its.filter((fact) => fact.name === name).length;
      const counted = (row.figures[of] ?? 0) - (row.figures[without] ?? 0);
      expect([row, name, counted]).toEqual([row, name, left]);
    }
    for (const name of durationNames) {
      const seconds = its
        .flatMap((fact) => (fact.name === name ? [fact.seconds ?? 0] : []))
        .sort((one, other) => one - other);
      const at = (share: number) => rounded(seconds[Math.ceil(share * seconds.length) - 1] ?? 0);
      const expected =
        seconds.length === 0 ? undefined : { count: seconds.length, p50: at(0.5), p90: at(0.9) };
      expect([row, name, durationIn(row.figures, name)]).toEqual([row, name, expected]);
    }
  }
  const begun = facts.filter(({ name }) => name === "begun");
  // No fact is missing: the rows of all hours, days and weeks together hold each of them once.
  for (const grain of ["hour", "day", "week"]) {
    const whole = rows.filter(
      ({ topic, locale, team, agent, ...row }) =>
        row.grain === grain && [topic, locale, team, agent].every((one) => one === "*"),
    );
    expect(whole.reduce((sum, row) => sum + row.begun, 0)).toBe(begun.length);
    // The hours of weekdays, from which the page draws a week.
    if (grain !== "hour") expect(atHours(whole)).toEqual(naiveHours(begun, timeZone));
  }
}

function atHours(rows: readonly RollupRecord[]) {
  const figures = Object.entries(sumOfFigures(rows));
  return Object.fromEntries(figures.filter(([name]) => name.startsWith("at:")));
}

function naiveHours(begun: readonly Fact[], timeZone: string) {
  const counts: Record<string, number> = {};
  for (const { at } of begun) {
    const hour = hourAt(at, timeZone);
    const name = `at:${weekdayAt(hour.slice(0, 10))}:${Number(hour.slice(11))}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** Served, given back, and gone before the next agent came: the wait for the first one counts. */
const leftAfterAnAgentCame = (["joins", "is taken", "is given back", "leaves"] as const).map(
  (what) => ({ what, minutes: 3 }),
);

function rollupContract(open: () => Promise<Store>, numRuns: number) {
  test("rollups of any history are a naive count over its rows, and those of a rebuild are the same", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({
              what: fc.constantFrom(...happenings),
              minutes: fc.integer({ min: 0, max: 120 }),
            }),
            { minLength: 1, maxLength: 25 },
          ),
          { minLength: 1, maxLength: 4 },
        ),
        fc.constantFrom(...desks),
        async (histories, desk) => {
          const store = await open();
          const services = servicesOn(store, desk);
          await store.transaction((tx) => tx.insertAgent(bo));
          const ids = histories.map(() => randomUUID() as string as ConversationId);
          for (const [index, happened] of histories.entries())
            await play({ store, desk }, ids[index] ?? ("" as ConversationId), happened);
          await countChanges(services);
          const facts = await factsOf(store, ids);
          const rows = await figuresOf(store, facts);
          expectNaive(rows, facts, desk.timeZone);

          await rebuildRollups(services);
          expect(await figuresOf(store, facts)).toEqual(rows);
          await store.close();
        },
      ),
      { numRuns, examples: [[[leftAfterAnAgentCame], desks[0] as Desk]] },
    );
  });
}

onBothDatabases(rollupContract, runs);
