import type { IdeaRecord } from "../domain/idea-records.ts";
import type { IdeaReads, IdeaWrites } from "../ports/idea-store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const ideas = table<IdeaRecord>("ideas", {
  id: text(),
  customerId: text(),
  clientId: text(),
  locale: text(),
  text: text(),
  at: number,
  answer: text(),
  answeredAt: number,
  agentId: text(),
  answeredBy: text(),
  seenAt: number,
});

/** Without those under a legal hold. */
const old = `WHERE at < ? AND NOT EXISTS
  (SELECT 1 FROM legal_holds h WHERE h.customer_id = ideas.customer_id) ORDER BY at LIMIT ?`;

const unseen = "answered_at IS NOT NULL AND seen_at IS NULL";

export function ideaReads(sql: Queries) {
  const { one, many } = select(sql, ideas);
  const byClientId = one("WHERE customer_id = ? AND client_id = ?");
  const newest = many("WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT ?");
  const older = many(
    `WHERE customer_id = ? AND (at, id) < (SELECT at, id FROM ideas WHERE customer_id = ? AND id = ?)
     ORDER BY at DESC, id DESC LIMIT ?`,
  );
  const open = many("WHERE answered_at IS NULL ORDER BY at, id LIMIT ?");
  const laterOpen = many(
    `WHERE answered_at IS NULL AND (at, id) > (SELECT at, id FROM ideas WHERE id = ?)
     ORDER BY at, id LIMIT ?`,
  );
  const answered = many("WHERE answered_at IS NOT NULL ORDER BY answered_at DESC, id DESC LIMIT ?");
  const earlierAnswered = many(
    `WHERE answered_at IS NOT NULL AND (answered_at, id) < (SELECT answered_at, id FROM ideas WHERE id = ?)
     ORDER BY answered_at DESC, id DESC LIMIT ?`,
  );
  return {
    idea: one("WHERE id = ?"),
    ideaByClientId: (customerId, clientId) => byClientId(customerId, clientId),
    ideasOf: (customerId, { before, limit }) =>
      before === undefined
        ? newest(customerId, limit)
        : older(customerId, customerId, before, limit),
    unseenAnswer: one(`WHERE customer_id = ? AND ${unseen} ORDER BY answered_at DESC LIMIT 1`),
    ideasBefore: many(old),
    ideas(view, { before, limit }) {
      if (view === "open") return before === undefined ? open(limit) : laterOpen(before, limit);
      return before === undefined ? answered(limit) : earlierAnswered(before, limit);
    },
  } satisfies IdeaReads;
}

export function ideaWrites(sql: Sql) {
  const { insert, update } = modify(sql, ideas);
  return {
    insertIdea: (idea) => insert(idea),
    answerIdea: (id, answer) => update(id, answer),
    async markIdeasSeen(customerId, at) {
      await sql.run(`UPDATE ideas SET seen_at = ? WHERE customer_id = ? AND ${unseen}`, [
        at,
        customerId,
      ]);
    },
    async moveIdeas(from, to) {
      // The device's own numbers are random: two customers have none in common.
      await sql.run("UPDATE ideas SET customer_id = ? WHERE customer_id = ?", [to, from]);
    },
    deleteIdeasBefore: async (at, limit) =>
      sql.run(`DELETE FROM ideas WHERE id IN (SELECT id FROM ideas ${old})`, [at, limit]),
  } satisfies IdeaWrites;
}
