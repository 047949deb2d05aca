import Database from "libsql";
import type { Row } from "../sql.ts";
import { fileOptions } from "./file-options.ts";

/** So much is reported: what is broken in one place is often broken in many. */
const mostProblems = 50;

/**
 * Looks a whole database through, beside a server that may be running on it: its pages, what refers to what, that each
 * text is one, and that the messages of each conversation are 1..n. Returns a line for each problem.
 */
export function checkDatabase(path: string, key?: string): readonly string[] {
  const database = new Database(path, fileOptions({ readonly: true, key }));
  try {
    return [...problemsOf(database)].slice(0, mostProblems);
  } catch (error) {
    return [`The database can't be read: ${error instanceof Error ? error.message : error}`];
  } finally {
    database.close();
  }
}

function* problemsOf(database: Database.Database): Generator<string> {
  const rows = (query: string) => database.prepare(query).raw(true).all() as Row[];
  const pages = rows(`PRAGMA integrity_check(${mostProblems})`)
    .map(([text]) => String(text))
    .filter((text) => text !== "ok" && text !== falseAlarm);
  if (pages.length > 0) return yield* pages;
  for (const [table, rowid] of rows("PRAGMA foreign_key_check")) {
    yield `${table}: row ${rowid} refers to something that is not there.`;
  }
  for (const [table] of rows(tables)) yield* textsThatAreNone(database, String(table));
  for (const [id, lastSeq, count, newest] of rows(numbering)) {
    yield `conversations: ${id} says ${lastSeq} messages; there are ${count}, the last is ${newest}.`;
  }
}

/**
 * SQLite 3.45 says it of a small index without content from which a row was deleted with `secure-delete`: a table of one row is
 * enough. What is found stays right (20,000 rows written and deleted at random, each term compared).
 */
const falseAlarm = "malformed inverted index for FTS5 table main.message_terms";

const tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";

const numbering = `SELECT c.id, c.last_seq, COUNT(m.seq), COALESCE(MAX(m.seq), 0)
  FROM conversations c LEFT JOIN messages m ON m.conversation = c.number
  GROUP BY c.number HAVING COUNT(m.seq) <> c.last_seq OR COALESCE(MAX(m.seq), 0) <> c.last_seq`;

/** Read as bytes: libsql ends the process at a text that is none. */
function* textsThatAreNone(database: Database.Database, table: string): Generator<string> {
  const columns = database.prepare(`PRAGMA table_info(${table})`).raw(true).all() as Row[];
  const texts = columns.filter(([, , type]) => type === "TEXT").map(([, name]) => String(name));
  if (texts.length === 0) return;
  const list = texts.map((name) => `CAST(${name} AS BLOB)`).join(", ");
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  for (const row of database.prepare(`SELECT ${list} FROM ${table}`).raw(true).iterate()) {
    number += 1;
    for (const [index, bytes] of (row as (Uint8Array | null)[]).entries()) {
      try {
        if (bytes !== null) decoder.decode(bytes);
      } catch {
        yield `${table}: in row ${number}, ${texts[index]} holds bytes that are no text.`;
      }
    }
  }
}
