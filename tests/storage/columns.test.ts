import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { agentSessions } from "../../server/storage/agent-sessions.ts";
import { agents } from "../../server/storage/agents.ts";
import {
  announcementReaders,
  announcements,
  problemReports,
} from "../../server/storage/announcements.ts";
import { attachments } from "../../server/storage/attachments.ts";
import { audit } from "../../server/storage/audit.ts";
import { bulletinReceipts, bulletins } from "../../server/storage/bulletins.ts";
import { number, text } from "../../server/storage/column.ts";
import { contentChanges } from "../../server/storage/content-changes.ts";
import { conversations } from "../../server/storage/conversations.ts";
import { customerSessions } from "../../server/storage/customer-sessions.ts";
import { customers } from "../../server/storage/customers.ts";
import { emergencies } from "../../server/storage/emergencies.ts";
import { erasures } from "../../server/storage/erasures.ts";
import { ideas } from "../../server/storage/ideas.ts";
import { idempotentAnswers } from "../../server/storage/idempotent-answers.ts";
import { improvements } from "../../server/storage/improvements.ts";
import { legalHolds } from "../../server/storage/legal-holds.ts";
import { mailings, mails } from "../../server/storage/mails.ts";
import { memos } from "../../server/storage/memos.ts";
import { messages } from "../../server/storage/messages.ts";
import { agentConnections, leases } from "../../server/storage/nodes.ts";
import { notes, savedReplies } from "../../server/storage/notes.ts";
import { passwordLinks } from "../../server/storage/password-links.ts";
import { qualityReviews } from "../../server/storage/quality-reviews.ts";
import { questions } from "../../server/storage/questions.ts";
import { radarAlerts } from "../../server/storage/radar.ts";
import { replayAnswers, replays } from "../../server/storage/replays.ts";
import { reports } from "../../server/storage/reports.ts";
import { rollupChanges, rollupParts, rollupState, rollups } from "../../server/storage/rollups.ts";
import { savedSearches } from "../../server/storage/saved-searches.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { storedSettings } from "../../server/storage/stored-settings.ts";
import { periodicQuestions, surveyAnswers } from "../../server/storage/surveys.ts";
import { table } from "../../server/storage/table.ts";
import {
  savedTicketViews,
  ticketEntries,
  tickets,
  ticketTasks,
} from "../../server/storage/ticket-tables.ts";
import { transactionLists } from "../../server/storage/transaction-lists.ts";
import { votes } from "../../server/storage/votes.ts";
import { waitingSamples } from "../../server/storage/waiting-samples.ts";
import { waits } from "../../server/storage/waits.ts";
import { webhooks } from "../../server/storage/webhooks.ts";

const tables = [
  agentConnections,
  agentSessions,
  agents,
  announcementReaders,
  announcements,
  attachments,
  audit,
  bulletinReceipts,
  bulletins,
  contentChanges,
  conversations,
  customerSessions,
  customers,
  emergencies,
  erasures,
  ideas,
  idempotentAnswers,
  improvements,
  leases,
  legalHolds,
  mailings,
  mails,
  memos,
  messages,
  notes,
  passwordLinks,
  periodicQuestions,
  problemReports,
  qualityReviews,
  questions,
  radarAlerts,
  replayAnswers,
  replays,
  reports,
  rollupChanges,
  rollupParts,
  rollupState,
  rollups,
  savedReplies,
  savedSearches,
  savedTicketViews,
  storedSettings,
  surveyAnswers,
  ticketEntries,
  ticketTasks,
  tickets,
  transactionLists,
  votes,
  waitingSamples,
  waits,
  webhooks,
];

test("every table that the storage exports is compared with the migrations", () => {
  const modules = import.meta.glob<object>("../../server/storage/*.ts", { eager: true });
  const exported = Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter((one) => typeof one === "object" && "columns" in one);
  expect(new Set(exported)).toEqual(new Set(tables));
});

test("the migrations make a column for each part of each record, and no others", async () => {
  const folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  const path = join(folder, "pocketdesk.db");
  await (await openSqliteStore({ path, as: "server" })).close();
  const database = new Database(path);
  const strings = (query: string) =>
    (database.prepare(query).raw(true).all() as unknown as readonly [string][])
      .map(([first]) => first)
      .sort();

  const inDatabase = strings(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('meta', 'schema_version', 'ticket_days', 'customer_terms', 'dead_blobs') AND name NOT LIKE 'message_terms%'",
  );
  expect(inDatabase).toEqual(tables.map(({ name }) => name));
  for (const { name, columns, besides } of tables) {
    const known = [...columns, ...besides].sort();
    expect([name, strings(`SELECT name FROM pragma_table_info('${name}')`)]).toEqual([name, known]);
  }
  database.close();
  await rm(folder, { recursive: true });
});

interface Note {
  readonly id: string;
  readonly seenAt?: number | undefined;
}

test("a part of a record without a column does not compile, be it optional or not", () => {
  const notes = table<Note>("notes", { id: text(), seenAt: number });
  // @ts-expect-error `seenAt` has no column.
  table<Note>("notes", { id: text() });
  // @ts-expect-error `seenAt` is a number.
  table<Note>("notes", { id: text(), seenAt: text() });
  // @ts-expect-error There is no such part.
  table<Note>("notes", { id: text(), seenAt: number, mood: text() });

  expect(notes.columns).toEqual(["id", "seen_at"]);
  expect(notes.record(notes.values({ id: "n1" }))).toEqual({ id: "n1", seenAt: undefined });
  expect(notes.assignments({ seenAt: undefined })).toEqual({
    columns: ["seen_at"],
    values: [null],
  });
});
