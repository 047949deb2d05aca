import type { ContentChangeRecord } from "../domain/content-change.ts";
import type { ContentChangeReads, ContentChangeWrites } from "../ports/content-change-store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const contentChanges = table<ContentChangeRecord>("content_changes", {
  id: text(),
  kind: text(),
  target: text(),
  questionKeys: json(),
  branch: text(),
  byId: text(),
  byName: text(),
  at: number,
  liveAt: number,
});

export const contentChangeReads = (sql: Queries) =>
  ({
    contentChanges: select(sql, contentChanges).many("ORDER BY at DESC, id DESC LIMIT ?"),
  }) satisfies ContentChangeReads;

export const contentChangeWrites = (sql: Sql) =>
  ({
    insertContentChange: (change) => modify(sql, contentChanges).insert(change),
    async noteLiveChange(id, at) {
      await sql.run("UPDATE content_changes SET live_at = ? WHERE id = ? AND live_at IS NULL", [
        at,
        id,
      ]);
    },
  }) satisfies ContentChangeWrites;
