/**
 * Nodes of two versions work on one schema during an upgrade: a migration only adds to what the version before reads and writes
 * (expand). What nothing uses any more is taken away by a later version (contract), and stands in the list below.
 */

import { expect, test } from "vitest";
import { tsvector } from "../../server/storage/full-text.ts";
import type { Dialect } from "../../server/storage/migrations/migration.ts";
import { migrate } from "../../server/storage/migrations/migrations.ts";
import type { Sql } from "../../server/storage/sql.ts";

/** Before it there was one server to an installation, which was stopped for an upgrade. */
const firstWithNodes = 16;

/** What is taken away, word for word, and since which schema version no code names it: two before its own at least. */
const contracted: readonly { readonly statement: string; readonly unusedSince: number }[] = [];

const dialect: Dialect = {
  clustered: "",
  serial: "INTEGER PRIMARY KEY",
  double: "DOUBLE PRECISION",
  key: "TEXT",
  nullsFirst: "",
  messageTerms: ["CREATE TABLE message_terms (key BIGINT PRIMARY KEY)"],
};

/** What the migrations after that schema version run. */
async function statementsAfter(version: number): Promise<readonly string[]> {
  const run: string[] = [];
  const note = (statement: string) => run.push(statement);
  const sql: Sql = {
    fullText: tsvector,
    get lenient() {
      return sql;
    },
    get: () => [version],
    all: () => [],
    run: note,
    write: note,
  };
  await migrate(sql, dialect, () => "id");
  return run.filter((statement) => !/schema_version|INTO meta/.test(statement));
}

/** Of each migration since. */
async function statementsByMigration(): Promise<readonly (readonly string[])[]> {
  const all: (readonly string[])[] = [];
  let left = await statementsAfter(firstWithNodes);
  for (let version = firstWithNodes + 1; left.length > 0; version += 1) {
    const rest = await statementsAfter(version);
    all.push(left.slice(0, left.length - rest.length));
    left = rest;
  }
  return all;
}

/** The statements of a migration that the version before would notice. */
const narrowingIn = (statements: readonly string[]) => {
  const made = new Set(statements.flatMap((one) => /^CREATE TABLE (\w+)/i.exec(one)?.[1] ?? []));
  return statements.filter((one, index) => {
    if (isMadeAgain(one, statements.slice(index))) return false;
    const [, table = ""] = /(?:ALTER TABLE|UPDATE|DELETE FROM|\bON) (\w+)/i.exec(one) ?? [];
    return !made.has(table) && narrowing.some((pattern) => pattern.test(one));
  });
};

/** Emptied, and as it was: the transaction shows nobody that it was gone. */
function isMadeAgain(statement: string, following: readonly string[]) {
  const [, table] = /^DROP TABLE (\w+)$/.exec(statement) ?? [];
  return table !== undefined && following.some((one) => one.startsWith(`CREATE TABLE ${table} (`));
}

const narrowing: readonly RegExp[] = [
  /^\s*DROP\b/i,
  /\bDROP (?:COLUMN|CONSTRAINT|DEFAULT|NOT NULL)\b/i,
  /\bRENAME\b/i,
  /\bALTER COLUMN\b/i,
  /\bADD CONSTRAINT\b/i,
  // The version before writes rows without it.
  /\bADD COLUMN (?!.*\bDEFAULT\b).*\bNOT NULL\b/is,
  /\bADD COLUMN .*\b(?:UNIQUE|CHECK)\b/is,
  /^\s*CREATE UNIQUE INDEX\b/i,
  /^\s*DELETE FROM\b/i,
];

test("since there are nodes, a migration takes away nothing that the version before uses", async () => {
  const all = await statementsByMigration();
  expect(all.length).toBeGreaterThan(5);
  const listed = new Set(contracted.map(({ statement }) => statement));
  expect(all.flatMap(narrowingIn).filter((one) => !listed.has(one))).toEqual([]);
  expect([...listed].filter((one) => !all.flat().includes(one))).toEqual([]);
});

test.each([
  "DROP TABLE votes",
  "DROP INDEX conversations_open",
  "ALTER TABLE messages DROP COLUMN event",
  "ALTER TABLE messages RENAME COLUMN happening TO event",
  "ALTER TABLE messages RENAME TO all_messages",
  "ALTER TABLE agents ALTER COLUMN capacity TYPE BIGINT",
  "ALTER TABLE agents ALTER COLUMN capacity SET NOT NULL",
  "ALTER TABLE agents ADD COLUMN desk TEXT NOT NULL",
  "ALTER TABLE agents ADD COLUMN desk TEXT UNIQUE",
  "CREATE UNIQUE INDEX one_name ON agents (name)",
  "DELETE FROM waits",
])("%s is noticed", (statement) => {
  expect(narrowingIn([statement])).toEqual([statement]);
});

test.each([
  "ALTER TABLE agents ADD COLUMN desk TEXT",
  "ALTER TABLE agents ADD COLUMN desk TEXT NOT NULL DEFAULT ''",
  "CREATE INDEX by_name ON agents (name)",
  "UPDATE agents SET desk = 'a'",
])("%s is not", (statement) => {
  expect(narrowingIn([statement])).toEqual([]);
});

test("what a migration makes itself it may narrow", () => {
  const made = ["CREATE TABLE desks (id TEXT)", "CREATE UNIQUE INDEX one_desk ON desks (id)"];
  expect(narrowingIn(made)).toEqual([]);
  expect(narrowingIn(["DROP TABLE votes", "CREATE TABLE votes (id TEXT)"])).toEqual([]);
  expect(narrowingIn(["CREATE TABLE votes (id TEXT)", "DROP TABLE votes"])).toHaveLength(1);
});
