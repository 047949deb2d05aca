/** No list is read whole to find its head, and no page is sorted by what has no index: on either database. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { BulletinId } from "../../protocol/bulletin.ts";
import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { ImprovementId } from "../../protocol/improvement.ts";
import type { MailId } from "../../protocol/mail.ts";
import type { ReplayId } from "../../protocol/replay.ts";
import { searchPhrases } from "../../protocol/search-terms.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { Eventually } from "../../server/ports/store.ts";
import { type FullText, fts5, tsvector } from "../../server/storage/full-text.ts";
import { openPostgresStore } from "../../server/storage/postgres/open.ts";
import { createReads } from "../../server/storage/reads.ts";
import { indexKey } from "../../server/storage/search-index.ts";
import type { Row, Sql, Value } from "../../server/storage/sql.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { createTransaction } from "../../server/storage/transaction.ts";
import { createTestDatabase, hasPostgres, type TestDatabase } from "../support/postgres.ts";

interface Asked {
  readonly query: string;
  readonly values: readonly Value[];
}

/** Notes what is asked, and answers nothing but these rows: so a search goes on to what it asks next. */
function createRecorder(fullText: FullText, rowsOf: (query: string) => readonly Row[] = () => []) {
  const asked: Asked[] = [];
  const note = (query: string, values: readonly Value[]) => void asked.push({ query, values });
  const sql: Sql = {
    fullText,
    get lenient() {
      return sql;
    },
    get: (query, values) => note(query, values) as undefined,
    all(query, values) {
      note(query, values);
      return rowsOf(query);
    },
    run(query, values) {
      note(query, values);
      return 0;
    },
    write: note,
  };
  return { asked, reads: createReads(sql), tx: createTransaction(sql) };
}

type Recorded = Pick<ReturnType<typeof createRecorder>, "reads" | "tx">;

const agent = "a" as AgentId;
const conversation = "c" as ConversationId;
const customer = "u" as CustomerId;
const ticket = "PD-1" as TicketNumber;
const announcement = "n" as AnnouncementId;
const bulletin = "b" as BulletinId;
const replay = "r" as ReplayId;
const improvement = "i" as ImprovementId;

/** What is asked all the time, of tables that grow. */
const calls: Readonly<Record<string, (on: Recorded) => Eventually<unknown>>> = {
  "the desk's queue": ({ reads }) => reads.desk("queue", agent),
  "the desk's queue, a later page": ({ reads }) => reads.desk("queue", agent, "5:c1"),
  "the desk's resolved": ({ reads }) => reads.desk("resolved", agent),
  "the desk's resolved, a later page": ({ reads }) => reads.desk("resolved", agent, "5:c1"),
  "the desk's all": ({ reads }) => reads.desk("all", agent, "5:c1"),
  "the desk's mine": ({ reads }) => reads.desk("mine", agent, "5:c1"),
  "who waits": ({ reads }) => reads.waiting(conversation, 500),
  "whose turn it is": ({ tx }) => tx.claimNext(),
  "whose turn it is, for who gave one back": ({ tx }) => tx.claimNext({ notFrom: agent }),
  "who should have been answered": ({ reads }) => reads.repliesDue(5, 9),
  "whose customers have written again": ({ reads }) => reads.writtenAgain(agent, 5, 9),
  "what agents hold": ({ reads }) => reads.loads(),
  "what one agent holds": ({ reads }) => reads.conversationsHeldBy(agent),
  "who is idle": ({ reads }) => reads.idleConversations(5, 9),
  "who waits for an answer": ({ reads }) => reads.conversationsToAnswer(5, 9),
  "recent waits": ({ reads }) => reads.recentWaits(5, 9),
  "who came in the last hour": ({ reads }) => reads.cameSince({ since: 5 }),
  "who came in the last hour for a team": ({ reads }) => reads.cameSince({ since: 5, team: "t" }),
  "which services ended in the last hour": ({ reads }) => reads.doneSince({ since: 5 }),
  "first replies of the last hour": ({ reads }) => reads.firstReplies({ since: 5 }, 9),
  "first replies of a team": ({ reads }) => reads.firstReplies({ since: 5, team: "t" }, 9),
  "how many waited on a day": ({ reads }) => reads.waitingSamples(5, 9),
  "what those who wait are about": ({ reads }) => reads.conversationTopics([conversation]),
  "the first reply": ({ tx }) => tx.noteFirstReply(conversation, 5),
  "how long agents had customers": ({ reads }) => reads.handlingTimes(5, 9),
  "a customer's latest conversation": ({ reads }) => reads.latestConversationOf(customer),
  "a customer's conversations": ({ reads }) => reads.conversationsOf(customer, { limit: 9 }),
  "a page of messages": ({ reads }) => reads.messages(conversation, { before: 9, limit: 9 }),
  "messages after one": ({ reads }) => reads.messages(conversation, { after: 9, limit: 9 }),
  "a customer's tickets that others have moved": ({ reads }) =>
    reads.ticketsMoved(customer, {
      since: 5,
      sinceLook: true,
      kinds: ["replied", "decided"],
      limit: 9,
    }),
  "how many of a customer's tickets are open": ({ reads }) => reads.countOpenTicketsOf(customer),
  "what was merged into a ticket": ({ reads }) => reads.ticketsMergedInto(customer, ticket),
  "tickets that may be deleted": ({ reads }) => reads.ticketsClosedBefore(5, 9),
  "tickets that go along with a merge": ({ tx }) => tx.moveMerged(customer, ticket, ticket),
  "e-mail that is due": ({ tx }) => tx.dueMails(5, 9),
  "e-mail that waits": ({ reads }) => reads.waitingMail(`conversation:${conversation}`, "answer"),
  "the last e-mail": ({ reads }) => reads.lastMail(`conversation:${conversation}`, "answer"),
  "a customer's e-mail": ({ reads }) => reads.mailsOf(customer),
  "e-mail that is done": ({ tx }) => tx.deleteMailsDoneBefore(5),
  "e-mail that was given up": ({ reads }) => reads.failedMails({ limit: 50 }),
  "e-mail that was given up before": ({ reads }) =>
    reads.failedMails({ before: "m" as MailId, limit: 50 }),
  "who has left an address": ({ reads }) => reads.mailingsAsked("li@example.com", 5),
  "announcements that are not over": ({ reads }) => reads.currentAnnouncements(),
  announcements: ({ reads }) => reads.announcements({ limit: 9 }),
  "announcements, a later page": ({ reads }) =>
    reads.announcements({ before: announcement, limit: 9 }),
  "announcements for the clock": ({ reads }) => reads.announcementsDue(5, 9),
  "announcements that have changed of late": ({ reads }) => reads.announcementsSince(5, 9),
  "incidents of a period": ({ reads }) => reads.incidentsBegun(5, 9, 9),
  "announcements whose subscribers wait": ({ reads }) => reads.announcementsToSend(9),
  "subscribers who wait": ({ reads }) => reads.subscribersToSend(announcement, 2, 9),
  "what a customer has done about announcements": ({ reads }) =>
    reads.announcementReadersOf(customer),
  "an agent's memos": ({ reads }) => reads.memosFor(agent, 9),
  bulletins: ({ reads }) => reads.bulletins({ limit: 9 }),
  "bulletins, a later page": ({ reads }) => reads.bulletins({ before: bulletin, limit: 9 }),
  "an agent's bulletins": ({ reads }) => reads.bulletins({ agentId: agent, limit: 9 }),
  "an agent's bulletins, a later page": ({ reads }) =>
    reads.bulletins({ agentId: agent, before: bulletin, limit: 9 }),
  "an agent's unread bulletins": ({ reads }) => reads.unreadBulletins(agent, 9),
  "who has read a bulletin": ({ reads }) => reads.bulletinReceipts(bulletin),
  "improvements that are not done": ({ reads }) => reads.improvements({ limit: 9 }),
  "an owner's improvements that are not done, a later page": ({ reads }) =>
    reads.improvements({ ownerId: agent, before: improvement, limit: 9 }),
  "improvements that are done, a later page": ({ reads }) =>
    reads.improvements({ state: "done", before: improvement, limit: 9 }),
  "improvements that have changed of late": ({ reads }) => reads.improvementsSince(5, 9),
  replays: ({ reads }) => reads.replays({ withDrafts: true, limit: 9 }),
  "replays that are published, a later page": ({ reads }) =>
    reads.replays({ withDrafts: false, before: replay, limit: 9 }),
  "what was answered in a replay": ({ reads }) => reads.replayAnswers(replay),
  "what an agent has answered in a replay": ({ reads }) => reads.replayAnswersOf(replay, agent),
  "reviews of everybody": ({ reads }) => reads.reviews({}, 9),
  "an agent's reviews": ({ reads }) => reads.reviews({ agentId: agent }, 9),
  "what was resolved from a moment on": ({ reads }) => reads.resolvedFrom(5, 1),
  "the newest to review": ({ reads }) => reads.newestToReview(5, { limit: 9 }),
  "an agent's newest to review": ({ reads }) =>
    reads.newestToReview(5, { agentId: agent, limit: 9 }),
  "what has changed of late": ({ reads }) => reads.statesSince(5, 9),
  "which tickets have changed of late": ({ reads }) => reads.ticketsSince(5, 9),
  "customers by a name and a part of a number": ({ reads }) =>
    reads.searchCustomers("林晓 2046", 9),
  "customers by a whole number": ({ reads }) => reads.searchCustomers("13812342046", 9),
  "what is to be indexed": ({ tx }) => tx.indexSlice(9),
  "agents' sessions that are over": ({ tx }) => tx.deleteExpiredSessions(5),
  "customers' sessions that are over": ({ tx }) => tx.deleteExpiredCustomerSessions(5),
};

/**
 * A customer has a few conversations: to sort those of one millisecond costs nothing. An agent's bulletins are found in their
 * order, a page of them at most, and only those are sorted again. Of the customers with a term a few thousand are looked at.
 */
const mayBeSorted = new Set([
  "a customer's latest conversation",
  "a customer's conversations",
  "what one agent holds",
  "what agents hold",
  "an agent's bulletins",
  "an agent's bulletins, a later page",
  "an agent's unread bulletins",
  "customers by a name and a part of a number",
  "customers by a whole number",
]);

async function asked(call: string, fullText: FullText): Promise<readonly Asked[]> {
  const recorder = createRecorder(fullText);
  await calls[call]?.(recorder);
  expect(recorder.asked.length).toBeGreaterThan(0);
  return recorder.asked;
}

const unindexed: Asked = {
  query: "SELECT id FROM conversations WHERE status = 'resolved' ORDER BY customer_at",
  values: [],
};

/** Twenty people have the name, and so the words are asked for, too; each has a conversation in which they were said. */
function rowsWithName(query: string): readonly Row[] {
  const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
  if (/^SELECT id FROM customers/.test(query)) return twenty.map((one) => [`u${one}`]);
  if (/^SELECT number, id FROM conversations/.test(query))
    return twenty.map((one) => [one, `c${one}`]);
  if (/^SELECT conversation, seq, body/.test(query))
    return twenty.map((one) => [one, 1, JSON.stringify({ kind: "text", text: "房东说没有收到" })]);
  if (/FROM message_terms/.test(query)) return twenty.map((one) => [indexKey(one, 1)]);
  return [];
}

/** 林晓 房东, with every filter: what is asked for the people, for their conversations, and for what was said in them. */
async function askedByName(fullText: FullText): Promise<readonly Asked[]> {
  const recorder = createRecorder(fullText, rowsWithName);
  const filter = {
    topics: ["t"],
    agentId: agent,
    tag: "回访",
    outcome: "agent",
    from: 1,
    to: 9,
  } as const;
  await recorder.reads.searchMessages(searchPhrases("林晓 房东"), { filter });
  const queries = recorder.asked.map(({ query }) => query).join("\n");
  for (const part of [
    "FROM customers",
    "FROM messages",
    "FROM notes",
    "number IN",
    "message_terms",
  ])
    expect(queries).toContain(part);
  return recorder.asked;
}

/** Of the few thousand with a term, and of the conversations of twenty people, the newest are chosen: those are sorted. */
const sortedByName =
  /FROM customers|FROM conversations WHERE customer_id|FROM messages|message_terms/;

describe("on SQLite", () => {
  let folder: string;
  let database: Database.Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
    const path = join(folder, "pocketdesk.db");
    await (await openSqliteStore({ path, as: "server" })).close();
    database = new Database(path);
  });
  afterAll(async () => {
    database.close();
    await rm(folder, { recursive: true });
  });

  const planOf = ({ query, values }: Asked) =>
    (database.prepare(`EXPLAIN QUERY PLAN ${query}`).all([...values]) as { detail: string }[])
      .map(({ detail }) => detail)
      .join("\n");

  test.each(Object.keys(calls))("%s: by an index", async (call) => {
    for (const one of await asked(call, fts5)) {
      const plan = planOf(one);
      expect(plan).toMatch(/USING (COVERING )?INDEX/);
      expect(plan).not.toMatch(/^SCAN \w+$/m);
      if (!mayBeSorted.has(call)) expect(plan).not.toContain("TEMP B-TREE");
    }
  });

  test("a name and a word with filters: each of its questions by an index", async () => {
    for (const one of await askedByName(fts5)) {
      const plan = planOf(one);
      expect([one.query, plan]).toEqual([
        one.query,
        expect.stringMatching(
          /USING (COVERING |INTEGER PRIMARY KEY|)?(INDEX|\(rowid)|VIRTUAL TABLE INDEX/,
        ),
      ]);
      expect(plan).not.toMatch(/^SCAN (?!message_terms)\w+$/m);
      if (!sortedByName.test(one.query)) expect(plan).not.toContain("TEMP B-TREE");
    }
  });

  test("what has no index is seen", () => {
    expect(planOf(unindexed)).toContain("TEMP B-TREE");
    expect(planOf({ query: "SELECT id FROM conversations WHERE misses = 1", values: [] })).toMatch(
      /^SCAN \w+$/m,
    );
  });
});

describe.skipIf(!(await hasPostgres()))("on PostgreSQL", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await (await openPostgresStore({ url: database.url })).close();
  });
  afterAll(() => database.drop());

  /** Of a table without rows it would read all: that is the quickest. */
  async function planOf({ query, values }: Asked): Promise<string> {
    const literal = (value: Value | undefined) =>
      typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value ?? null);
    let at = 0;
    const text = query.replace(/\?/g, () => literal(values[at++]));
    const rows = await database.query(`EXPLAIN ${text}`, ["enable_seqscan", "enable_bitmapscan"]);
    return rows.join("\n");
  }

  test.each(Object.keys(calls))("%s: by an index", async (call) => {
    for (const one of await asked(call, tsvector)) {
      const plan = await planOf(one);
      expect(plan).toMatch(/Index (Only )?Scan/);
      expect(plan).not.toContain("Seq Scan");
      if (!mayBeSorted.has(call)) expect(plan).not.toContain("Sort");
    }
  });

  test("a name and a word with filters: each of its questions by an index", async () => {
    for (const one of await askedByName(tsvector)) {
      const plan = await planOf(one);
      expect([one.query, plan]).toEqual([one.query, expect.not.stringContaining("Seq Scan")]);
      expect(plan).toMatch(/Index (Only )?Scan/);
      if (!sortedByName.test(one.query)) expect(plan).not.toContain("Sort");
    }
  });

  test("what has no index is seen", async () => {
    expect(await planOf(unindexed)).toContain("Sort");
    expect(
      await planOf({ query: "SELECT id FROM conversations WHERE misses = 1", values: [] }),
    ).toContain("Seq Scan");
  });
});
