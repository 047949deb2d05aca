import type { RollupSubject } from "../domain/rollup-records.ts";
import type { Sql } from "./sql.ts";

/** In the transaction of what has changed: figures are counted from it later. The same one twice does no harm. */
export const noteRollupChange = (sql: Sql, subject: RollupSubject) =>
  sql.write("INSERT INTO rollup_changes (subject) VALUES (?)", [subject]);

/** Of a conversation, what figures are read from. */
const counted = new Set(["status", "topic", "team", "locale", "survey"]);

/** True where a patch changes figures. A reply that is due no more was given: it may have been the first. */
export const changesFigures = (patch: object): boolean =>
  Object.keys(patch).some((part) => counted.has(part)) ||
  ("replyDueAt" in patch && patch.replyDueAt === undefined);
