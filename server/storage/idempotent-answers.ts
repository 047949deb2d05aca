import type { Reads, Transaction } from "../ports/store.ts";
import { number, text } from "./column.ts";
import type { Queries, Sql } from "./sql.ts";
import { modify, select, table } from "./table.ts";

/** What a request with an idempotency key was answered. */
interface IdempotentAnswer {
  readonly keyHash: string;
  readonly answer: string;
  readonly at: number;
}

export const idempotentAnswers = table<IdempotentAnswer>("idempotent_answers", {
  keyHash: text(),
  answer: text(),
  at: number,
});

export function idempotentAnswerReads(sql: Queries) {
  const one = select(sql, idempotentAnswers).one("WHERE key_hash = ?");
  return {
    async answerTo(keyHash) {
      return (await one(keyHash))?.answer;
    },
  } satisfies Partial<Reads>;
}

export function idempotentAnswerWrites(sql: Sql) {
  const { insert } = modify(sql, idempotentAnswers);
  return {
    insertAnswer: (keyHash, answer, at) => insert({ keyHash, answer, at }),
    async deleteAnswersBefore(at) {
      await sql.run("DELETE FROM idempotent_answers WHERE at < ?", [at]);
    },
  } satisfies Partial<Transaction>;
}
