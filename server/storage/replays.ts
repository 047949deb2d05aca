import type { ReplayAnswer, ReplayRecord } from "../domain/replay-records.ts";
import type { ReplayReads, ReplayWrites } from "../ports/replay-store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const replays = table<ReplayRecord>("replays", {
  id: text(),
  title: text(),
  turns: json(),
  score: number,
  conversationId: text(),
  authorId: text(),
  authorName: text(),
  createdAt: number,
  publishedAt: number,
  sourceMark: text(),
  withdrawnAt: number,
});

export const replayAnswers = table<ReplayAnswer>("replay_answers", {
  replayId: text(),
  agentId: text(),
  step: number,
  text: text(),
  at: number,
});

export function replayReads(sql: Queries) {
  const { one, many } = select(sql, replays);
  const answers = select(sql, replayAnswers);
  const newestFirst = "ORDER BY created_at DESC, id DESC LIMIT ?";
  const cursor = "(created_at, id) < (SELECT r.created_at, r.id FROM replays r WHERE r.id = ?)";
  const published = "published_at IS NOT NULL";
  const pages = {
    all: many(newestFirst),
    allOlder: many(`WHERE ${cursor} ${newestFirst}`),
    published: many(`WHERE ${published} ${newestFirst}`),
    publishedOlder: many(`WHERE ${published} AND ${cursor} ${newestFirst}`),
  };
  return {
    replay: one("WHERE id = ?"),
    replays({ withDrafts, before, limit }) {
      if (before === undefined) return (withDrafts ? pages.all : pages.published)(limit);
      return (withDrafts ? pages.allOlder : pages.publishedOlder)(before, limit);
    },
    replayAnswers: answers.many("WHERE replay_id = ? ORDER BY agent_id, step"),
    replayAnswersOf: answers.many("WHERE replay_id = ? AND agent_id = ? ORDER BY step"),
  } satisfies ReplayReads;
}

export function replayWrites(sql: Sql) {
  const all = replays.columns.map((column) => `${column} = excluded.${column}`).join(", ");
  return {
    saveReplay: (replay) =>
      modify(sql, replays).insert(replay, { onConflict: `ON CONFLICT (id) DO UPDATE SET ${all}` }),
    insertReplayAnswer: (answer) =>
      modify(sql, replayAnswers).insert(answer, {
        onConflict: "ON CONFLICT (replay_id, agent_id, step) DO NOTHING",
      }),
    async deleteReplay(id) {
      await sql.run("DELETE FROM replay_answers WHERE replay_id = ?", [id]);
      await sql.run("DELETE FROM replays WHERE id = ?", [id]);
    },
    async deleteReplayDrafts(id) {
      await sql.run("DELETE FROM replays WHERE conversation_id = ?", [id]);
    },
    async withdrawReplays(sourceMark, at) {
      await sql.run(
        `DELETE FROM replay_answers WHERE replay_id IN (
           SELECT id FROM replays WHERE source_mark = ? AND published_at IS NOT NULL)`,
        [sourceMark],
      );
      await sql.run(
        `UPDATE replays SET published_at = NULL, withdrawn_at = ?
         WHERE source_mark = ? AND published_at IS NOT NULL`,
        [at, sourceMark],
      );
    },
  } satisfies ReplayWrites;
}
