/**
 * The connection that writes, on its own thread: statements and disk keep nobody waiting but the batch.
 *
 * Plain JavaScript, as it is loaded by its file name, from the sources and from the bundle. What it is asked and what it
 * answers is typed in `writer.ts`.
 */

import { parentPort, workerData } from "node:worker_threads";
import Database from "libsql";

const database = open(workerData);

/** A thread's end tells only of plain errors why. */
function open({ path, settings }) {
  try {
    const opened = new Database(path);
    for (const setting of settings) opened.exec(`PRAGMA ${setting}`);
    return opened;
  } catch ({ message }) {
    throw new Error(message);
  }
}

/** By number, as the other side counts them. */
const queries = [];
const prepared = [];
let begun = false;
/** Changes when another process has written. */
let version;

const dataVersion = database.prepare("PRAGMA data_version").raw(true);

function statement(number) {
  if (!prepared[number]) {
    const fresh = database.prepare(queries[number].text);
    prepared[number] = fresh.reader ? fresh.raw(true) : fresh;
  }
  return prepared[number];
}

/** @param {import("./writer.ts").Request} request */
function answer({ begin, numbers, values, last }) {
  if (begin && !begun) beginTransaction(begin);
  if (begun && !database.inTransaction && last.kind !== "rollback") throw undone();
  for (let index = 0; index < numbers.length; index += 1) {
    const { changes } = statement(numbers[index]).run(values[index]);
    if (changes === 0 && queries[numbers[index]].once) throw setback("A row is there already.");
  }
  return ends[last.kind](last);
}

function beginTransaction({ seen }) {
  database.exec("BEGIN IMMEDIATE");
  begun = true;
  [version] = dataVersion.get();
  if (seen !== undefined && seen !== version) throw setback("Another process has written.");
}

const ends = {
  all({ number, values }) {
    const query = statement(number);
    return { names: query.columns().map(({ name }) => name), rows: query.all(values) };
  },
  run: ({ number, values }) => ({ changes: statement(number).run(values).changes }),
  begun: () => ({}),
  commit() {
    database.exec("COMMIT");
    begun = false;
    return {};
  },
  rollback() {
    rollBack();
    return {};
  },
  close() {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
    return {};
  },
};

/** SQLite may have rolled back by itself (a full disk); then there is nothing left to undo. */
function rollBack() {
  if (begun && database.inTransaction) database.exec("ROLLBACK");
  begun = false;
}

/** A full disk, say: what came now would be committed by itself. */
const undone = () => new Error("The database has undone the transaction.");

const setback = (message) => Object.assign(new Error(message), { code: "SETBACK" });

/** What has been written while the checkpoint's thread was busy: little, and the log begins again after it. */
function foldRest() {
  if (begun) return;
  try {
    database.exec("PRAGMA wal_checkpoint(PASSIVE)");
  } catch {
    // The log keeps it: the next checkpoint makes up for it.
  }
}

/** After a failure, what was sent ahead of its answer counts on what has not happened: until the rollback, all is refused. */
let failed = false;

parentPort.on("message", (request) => {
  if (request === "fold-rest") return foldRest();
  queries.push(...request.fresh);
  try {
    if (request.last.kind === "rollback") failed = false;
    if (failed) throw setback("What came before has failed.");
    const value = answer(request);
    parentPort.postMessage({ value, version });
  } catch ({ message, code }) {
    failed = request.ahead;
    parentPort.postMessage({ error: { message, code: String(code) }, version });
  }
});
