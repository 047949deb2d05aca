import { StoreDamaged } from "../../ports/store.ts";
import { type CopiedTable, createChecksum } from "./rows.ts";
import { type CopySource, openSource } from "./source.ts";
import { type CopyTarget, openTarget } from "./target.ts";

export interface Copying {
  readonly path: string;
  readonly key: string | undefined;
  readonly url: string;
  /** Gets a line now and then. */
  readonly print: (line: string) => void;
  readonly rowsAtOnce?: number;
}

const rowsAtOnce = 5_000;
/** Between two lines about the same table, in milliseconds. */
const lineMs = 1_000;

/**
 * Copies the embedded database, of which nobody has the lock but the caller, into an empty PostgreSQL, and compares every row.
 * What was copied when it was broken off stays, and is not copied again. Returns how many rows each table has.
 */
export async function copyDatabase(copying: Copying): Promise<ReadonlyMap<string, number>> {
  const source = openSource(copying.path, copying.key);
  try {
    const target = await openTarget(copying.url, source);
    try {
      for (const table of source.tables) await copyTable(table, { ...copying, source, target });
      const counts = await compare(source, target, copying);
      await target.finish();
      return counts;
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
}

interface Ends extends Copying {
  readonly source: CopySource;
  readonly target: CopyTarget;
}

async function copyTable(table: CopiedTable, ends: Ends): Promise<void> {
  const { source, target, print } = ends;
  const limit = ends.rowsAtOnce ?? rowsAtOnce;
  const total = source.count(table);
  const before = await target.progress(table);
  let copied = before?.rows ?? 0;
  let after = before?.last;
  let printedAt = performance.now();
  let adding = Promise.resolve();
  for (;;) {
    // The next page is read while the one before is on its way.
    const { rows, last } = source.page(table, after, limit);
    await adding;
    if (!last) return;
    adding = target.add(table, rows, last);
    copied += rows.length;
    after = last;
    if (performance.now() - printedAt < lineMs) continue;
    printedAt = performance.now();
    print(`${table.name}: ${copied} of ${total}`);
  }
}

async function compare(source: CopySource, target: CopyTarget, { print }: Copying) {
  const counts = new Map<string, number>();
  for (const table of source.tables) {
    // PostgreSQL computes at the same time.
    const summing = target.checksum(table);
    const here = checksumOf(source, table);
    const there = await summing;
    if (here.rows !== there.rows || here.sum !== there.sum) {
      throw new StoreDamaged(
        `the rows of ${table.name} differ (${here.rows} here, ${there.rows} there). Was a server started in between? Empty the new database and copy again`,
      );
    }
    counts.set(table.name, here.rows);
    if (here.rows > 0) print(`${table.name}: ${here.rows} rows compared, the same`);
  }
  return counts;
}

function checksumOf(source: CopySource, table: CopiedTable) {
  const { add, value } = createChecksum(table);
  let after: ReturnType<CopySource["page"]>["last"];
  for (;;) {
    const { rows, last } = source.page(table, after, rowsAtOnce);
    for (const row of rows) add(row);
    if (!last) return value();
    after = last;
  }
}
