import type { SavedSearchRecord } from "../domain/saved-search-records.ts";
import type { SavedSearchReads, SavedSearchWrites } from "../ports/search-store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const savedSearches = table<SavedSearchRecord>("saved_searches", {
  id: text(),
  ownerId: text(),
  name: text(),
  query: json(),
  createdAt: number,
});

export function savedSearchReads(sql: Queries) {
  const { one, many } = select(sql, savedSearches);
  return {
    savedSearch: one("WHERE id = ?"),
    savedSearches: many("WHERE owner_id = ? ORDER BY created_at, id LIMIT ?"),
  } satisfies SavedSearchReads;
}

export const savedSearchWrites = (sql: Sql) =>
  ({
    insertSavedSearch: (search) => modify(sql, savedSearches).insert(search),
    async deleteSavedSearch(id) {
      await sql.run("DELETE FROM saved_searches WHERE id = ?", [id]);
    },
  }) satisfies SavedSearchWrites;
