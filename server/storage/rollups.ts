import type {
  Contribution,
  RollupKey,
  RollupRecord,
  RollupState,
  RollupSubject,
} from "../domain/rollup-records.ts";
import type { RollupReads, RollupWrites } from "../ports/rollup-store.ts";
import { after } from "../ports/store.ts";
import { json, number, text } from "./column.ts";
import { rollupHistories } from "./rollup-histories.ts";
import { marks, type Queries, type Sql } from "./sql.ts";
import { select, table } from "./table.ts";

export const rollups = table<RollupRecord>("rollups", {
  grain: text(),
  start: text(),
  topic: text(),
  locale: text(),
  team: text(),
  agent: text(),
  begun: number,
  figures: json(),
});

export const rollupState = table<RollupState>(
  "rollup_state",
  { timeZone: text(), conversation: number, ticket: text() },
  ["id"],
);

export const rollupParts = table<{
  readonly subject: RollupSubject;
  readonly contributions: readonly Contribution[];
}>("rollup_parts", { subject: text(), contributions: json() });

export const rollupChanges = table<{ readonly subject: RollupSubject }>("rollup_changes", {
  subject: text(),
});

/** One row says it for the installation. Its name says what rows there are: a version that has others finds none, and counts again. */
const stateId = "counted by week, with the steps to an agent";

const atKey =
  "WHERE grain = ? AND agent = ? AND topic = ? AND locale = ? AND team = ? AND start = ?";
const keyValues = ({ grain, agent, topic, locale, team, start }: RollupKey) =>
  [grain, agent, topic, locale, team, start] as const;

export function rollupReads(sql: Queries) {
  const { one, many } = select(sql, rollups);
  const ofMargin = many(
    `WHERE grain = ? AND agent = '*' AND topic = ? AND locale = ? AND team = ?
       AND start >= ? AND start <= ? ORDER BY start`,
  );
  const ofAgents = many(
    "WHERE grain = ? AND agent <> '*' AND start >= ? AND start <= ? ORDER BY start, agent",
  );
  return {
    ...rollupHistories(sql.lenient),
    rollupState: () => select(sql, rollupState).one("WHERE id = ?")(stateId),
    async countedShare() {
      const counted = "SELECT MAX(conversation) FROM rollup_state";
      const there = "SELECT MAX(number) FROM conversations";
      const [[done] = [], [last] = []] = await Promise.all([
        sql.get(counted, []),
        sql.get(there, []),
      ]);
      return last ? Math.min(1, Number(done ?? 0) / Number(last)) : 1;
    },
    rollup: (key) => one(atKey)(...keyValues(key)),
    rollups: ({ topic, locale, team }, { grain, from, to }) =>
      ofMargin(grain, topic, locale, team, from, to),
    async topicCounts({ locale, team }, spans, limit) {
      const ofSpans = `(VALUES ${spans.map(() => "(?, ?, ?)").join(", ")}) AS spans
        JOIN rollups ON grain = column1 AND start >= column2 AND start <= column3
        WHERE agent = '*' AND locale = ? AND team = ?`;
      const values = [...spans.flatMap(({ grain, from, to }) => [grain, from, to]), locale, team];
      // Not by the key of the table, to which the topic belongs: all that is needed is in the index by topic.
      const rows = await sql.all(
        `SELECT topic, start, begun FROM ${ofSpans} AND topic || '' IN (
           SELECT topic FROM ${ofSpans} AND topic NOT IN ('*', '')
           GROUP BY topic ORDER BY SUM(begun) DESC, topic LIMIT ?) ORDER BY topic, start`,
        [...values, ...values, limit],
      );
      return rows.map(([topic, start, begun]) => ({
        topic: String(topic),
        start: String(start),
        begun: Number(begun),
      }));
    },
    rollupsOfAgents: ({ grain, from, to }) => ofAgents(grain, from, to),
    contributions: (subjects) =>
      after(
        select(sql, rollupParts).many(`WHERE subject IN (${marks(subjects.length)})`)(...subjects),
        (found) => new Map(found.map((one) => [one.subject, one.contributions])),
      ),
  } satisfies RollupReads;
}

export function rollupWrites(sql: Sql) {
  const upsert = `INSERT INTO rollups (${rollups.columns.join(", ")})
    VALUES (${marks(rollups.columns.length)})
    ON CONFLICT (grain, agent, topic, locale, team, start)
    DO UPDATE SET begun = excluded.begun, figures = excluded.figures`;

  return {
    async lockRollups() {
      await sql.run("UPDATE rollup_state SET time_zone = time_zone WHERE id = ?", [stateId]);
      return select(sql, rollupState).one("WHERE id = ?")(stateId);
    },
    async saveRollupState(state) {
      const names = [...rollupState.columns, "id"];
      await sql.run(
        `INSERT INTO rollup_state (${names.join(", ")}) VALUES (${marks(names.length)})
         ON CONFLICT (id) DO UPDATE SET time_zone = excluded.time_zone,
           conversation = excluded.conversation, ticket = excluded.ticket`,
        [...rollupState.values(state), stateId],
      );
    },
    async takeRollupChanges(limit) {
      const rows = await sql.all(
        "SELECT DISTINCT subject FROM rollup_changes ORDER BY subject LIMIT ?",
        [limit],
      );
      const subjects = rows.map(([subject]) => subject as RollupSubject);
      if (subjects.length > 0) {
        const taken = `subject IN (${marks(subjects.length)})`;
        await sql.run(`DELETE FROM rollup_changes WHERE ${taken}`, subjects);
      }
      return subjects;
    },
    async nextToCount(state, limit) {
      const conversations = await sql.all(
        "SELECT number, id FROM conversations WHERE number > ? ORDER BY number LIMIT ?",
        [state.conversation, limit],
      );
      const tickets = await sql.all(
        "SELECT number FROM tickets WHERE number > ? ORDER BY number LIMIT ?",
        [state.ticket, limit],
      );
      return {
        subjects: [
          ...conversations.map(([, id]): RollupSubject => `conversation:${id}`),
          ...tickets.map(([which]): RollupSubject => `ticket:${which}`),
        ],
        state: {
          ...state,
          conversation: Number(conversations.at(-1)?.[0] ?? state.conversation),
          ticket: String(tickets.at(-1)?.[0] ?? state.ticket),
        },
      };
    },
    async saveContributions(subject, contributions) {
      await sql.run(
        `INSERT INTO rollup_parts (subject, contributions) VALUES (?, ?)
         ON CONFLICT (subject) DO UPDATE SET contributions = excluded.contributions`,
        rollupParts.values({ subject, contributions }),
      );
    },
    async forgetContributions(subject) {
      await sql.run("DELETE FROM rollup_parts WHERE subject = ?", [subject]);
    },
    async saveRollup(rollup) {
      await sql.write(upsert, rollups.values(rollup));
    },
    async deleteRollup(key) {
      await sql.write(`DELETE FROM rollups ${atKey}`, keyValues(key));
    },
    async clearRollups() {
      for (const { name } of [rollups, rollupParts, rollupState]) {
        await sql.run(`DELETE FROM ${name}`, []);
      }
    },
  } satisfies RollupWrites;
}
