import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StoreUnavailable } from "../../server/ports/store.ts";
import { openReader, openWriter, type Writer } from "../../server/storage/sqlite/connections.ts";
import { createDamage } from "../../server/storage/sqlite/damage.ts";
import { createGroupCommit, type Hooks } from "../../server/storage/sqlite/group-commit.ts";

const noDamage = createDamage(() => undefined);

let folder: string;
let path: string;
let writer: Writer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pocketdesk-"));
  path = join(folder, "test.db");
  writer = await openWriter({ path }, ["journal_mode = WAL", "busy_timeout = 0"], noDamage);
  await writer.exec("CREATE TABLE numbers (number INTEGER NOT NULL)");
});

afterEach(async () => {
  writer.close();
  await rm(folder, { recursive: true });
});

const noHooks: Hooks = {
  begun: () => undefined,
  committing: () => undefined,
  rolledBack: () => undefined,
  committed: () => undefined,
};

const insert = (number: number) => async () => {
  await writer.run("INSERT INTO numbers VALUES (?)", [number]);
  return number;
};

const insertAndThrow = (number: number) => async () => {
  await insert(number)();
  throw new Error("refused");
};

/** As somebody else sees them. */
function committed() {
  const reader = openReader({ path }, noDamage);
  const rows = reader.all("SELECT number FROM numbers ORDER BY number", []);
  reader.close();
  return (rows as readonly (readonly [number])[]).map(([number]) => number);
}

test("all that came in one turn of the event loop is one commit", async () => {
  const commits: number[] = [];
  const inTransaction = createGroupCommit(writer, {
    ...noHooks,
    committed: (transactions) => void commits.push(transactions),
  });

  expect(await Promise.all([1, 2, 3].map((number) => inTransaction(insert(number))))).toEqual([
    1, 2, 3,
  ]);

  expect(commits).toEqual([3]);
  expect(committed()).toEqual([1, 2, 3]);
});

test("when the disk takes no commit, all of the batch is refused as unavailable, and the next one works", async () => {
  let full = true;
  let rollbacks = 0;
  const failing: Writer = Object.assign(Object.create(writer), {
    async exec(statements: string) {
      if (full && statements === "COMMIT") throw new Error("database or disk is full");
      await writer.exec(statements);
    },
  });
  const inTransaction = createGroupCommit(failing, {
    ...noHooks,
    rolledBack() {
      rollbacks += 1;
    },
  });

  const outcomes = await Promise.allSettled([inTransaction(insert(1)), inTransaction(insert(2))]);
  full = false;
  await inTransaction(insert(3));

  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(StoreUnavailable) });
  }
  expect(rollbacks).toBe(1);
  expect(committed()).toEqual([3]);
});

test("when SQLite has undone the transaction by itself, no job of the batch is answered as saved", async () => {
  const inTransaction = createGroupCommit(writer, noHooks);
  const undone = async () => {
    // As SQLite does with a full disk or a read error.
    await writer.exec("ROLLBACK");
    throw new Error("disk I/O error");
  };

  const outcomes = await Promise.allSettled([
    inTransaction(insert(1)),
    inTransaction(undone),
    inTransaction(insert(2)),
  ]);
  await inTransaction(insert(3));

  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: "rejected", reason: expect.any(StoreUnavailable) });
  }
  expect(committed()).toEqual([3]);
});

test("a job that throws after it has written leaves no trace, and its neighbours are saved once", async () => {
  let rollbacks = 0;
  const inTransaction = createGroupCommit(writer, {
    ...noHooks,
    rolledBack() {
      rollbacks += 1;
    },
  });

  const outcomes = await Promise.allSettled([
    inTransaction(insert(1)),
    inTransaction(insertAndThrow(99)),
    inTransaction(insert(2)),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(committed()).toEqual([1, 2]);
  // The batch, and then the job in its savepoint.
  expect(rollbacks).toBe(2);
});

test("a job that throws before it has written makes nobody's work be done again", async () => {
  let runs = 0;
  const inTransaction = createGroupCommit(writer, noHooks);
  const counted = () => {
    runs += 1;
    return insert(runs)();
  };
  const refusal = () => {
    throw new Error("refused");
  };

  await Promise.allSettled([
    inTransaction(counted),
    inTransaction(refusal),
    inTransaction(counted),
  ]);

  expect(runs).toBe(2);
  expect(committed()).toEqual([1, 2]);
});

test("a closed connection refuses transactions, and does not end the process", async () => {
  const inTransaction = createGroupCommit(writer, noHooks);
  await inTransaction(insert(1));
  writer.close();

  expect(writer.inTransaction).toBe(false);
  await expect(inTransaction(insert(2))).rejects.toBeInstanceOf(StoreUnavailable);
  expect(committed()).toEqual([1]);
});
