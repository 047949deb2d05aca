import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { expect, test } from "vitest";
import { agentSessions } from "../../server/storage/agent-sessions.ts";
import { agents } from "../../server/storage/agents.ts";
import { audit } from "../../server/storage/audit.ts";
import { number, text } from "../../server/storage/column.ts";
import { conversations } from "../../server/storage/conversations.ts";
import { customerSessions } from "../../server/storage/customer-sessions.ts";
import { customers } from "../../server/storage/customers.ts";
import { erasures } from "../../server/storage/erasures.ts";
import { idempotentAnswers } from "../../server/storage/idempotent-answers.ts";
import { legalHolds } from "../../server/storage/legal-holds.ts";
import { messages } from "../../server/storage/messages.ts";
import { notes, savedReplies } from "../../server/storage/notes.ts";
import { questions } from "../../server/storage/questions.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";
import { table } from "../../server/storage/table.ts";
import { ticketEntries, tickets, ticketTasks } from "../../server/storage/tickets.ts";
import { votes } from "../../server/storage/votes.ts";
import { waits } from "../../server/storage/waits.ts";

const tables = [
  agentSessions,
  agents,
  audit,
  conversations,
  customerSessions,
  customers,
  erasures,
  idempotentAnswers,
  legalHolds,
  messages,
  notes,
  questions,
  savedReplies,
  ticketEntries,
  ticketTasks,
  tickets,
  votes,
  waits,
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
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('meta', 'schema_version', 'ticket_days')",
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
