import type { IdempotentAnswer } from "../ports/privacy-store.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const idempotentAnswers = table<IdempotentAnswer>("idempotent_answers", {
  keyHash: text(),
  bodyHash: text(),
  answer: text(),
  at: number,
});

export function idempotentAnswerReads(sql: Queries) {
  return {
    answerTo: select(sql, idempotentAnswers).one("WHERE key_hash = ?"),
  } satisfies Partial<Reads>;
}

export function idempotentAnswerWrites(sql: Sql) {
  const { insert } = modify(sql, idempotentAnswers);
  return {
    insertAnswer: (given) => insert(given),
    async deleteAnswersBefore(at) {
      await sql.run("DELETE FROM idempotent_answers WHERE at < ?", [at]);
    },
  } satisfies Partial<Transaction>;
}
