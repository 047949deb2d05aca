import type { ImprovementRecord } from "../domain/improvement-records.ts";
import type {
  ImprovementReads,
  ImprovementWrites,
  WantedImprovements,
} from "../ports/improvement-store.ts";
import { flag, json, number, text } from "./column.ts";
import type { Queries, Sql, Value } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const improvements = table<ImprovementRecord>("improvements", {
  id: text(),
  what: text(),
  ownerId: text(),
  due: text(),
  state: text(),
  isSettled: flag,
  topic: text(),
  cause: text(),
  incidents: json(),
  steps: json(),
  createdAt: number,
  changedAt: number,
});

export function improvementReads(sql: Queries) {
  const { one, many } = select(sql, improvements);
  return {
    improvement: one("WHERE id = ?"),
    improvements(wanted) {
      const { query, values } = pageOf(wanted);
      return many(query)(...values);
    },
    improvementsSince: many("WHERE changed_at >= ? ORDER BY changed_at DESC LIMIT ?"),
  } satisfies ImprovementReads;
}

function pageOf({ state, ownerId, before, limit }: WantedImprovements) {
  const isOver = state === "done" || state === "dropped";
  const [place, sign, order] = isOver
    ? ["changed_at", "<", "changed_at DESC, id DESC"]
    : ["due", ">", "due, id"];
  const cursor = `(${place}, id) ${sign} (SELECT i.${place}, i.id FROM improvements i WHERE i.id = ?)`;
  const conditions: readonly (readonly [condition: string, value?: Value])[] = [
    [`is_settled = ${isOver ? 1 : 0}`],
    ...(state === undefined ? [] : [["state = ?", state] as const]),
    ...(ownerId === undefined ? [] : [["owner_id = ?", ownerId] as const]),
    ...(before === undefined ? [] : [[cursor, before] as const]),
  ];
  return {
    query: `WHERE ${conditions.map(([one]) => one).join(" AND ")} ORDER BY ${order} LIMIT ?`,
    values: [...conditions.flatMap(([, value]) => (value === undefined ? [] : [value])), limit],
  };
}

export function improvementWrites(sql: Sql) {
  const { insert } = modify(sql, improvements);
  const all = improvements.columns.map((column) => `${column} = excluded.${column}`).join(", ");
  return {
    saveImprovement: (improvement) =>
      insert(improvement, { onConflict: `ON CONFLICT (id) DO UPDATE SET ${all}` }),
  } satisfies ImprovementWrites;
}
