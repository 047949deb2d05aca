import { marks, type Queries } from "./sql.ts";
import { select, type Table } from "./table.ts";

/** The records with these ids, in one query: to be shown beside others. */
export async function byId<Kept extends { readonly id: string }>(
  sql: Queries,
  kept: Table<Kept>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Kept>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const found = await select(sql.lenient, kept).many(`WHERE id IN (${marks(wanted.length)})`)(
    ...wanted,
  );
  return new Map(found.map((record) => [record.id, record]));
}
