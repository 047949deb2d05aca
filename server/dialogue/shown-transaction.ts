/** A transaction that the customer shows: the first answer says how it stands. */

import type { KeptTransaction } from "../../protocol/transaction.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import { isCollecting } from "./collect.ts";
import { type Decision, only } from "./decisions.ts";
import type { Knowledge } from "./knowledge.ts";
import { type Move, say } from "./moves.ts";
import type { Situation } from "./situation.ts";

/** The last one among the messages that nobody has answered. */
export function transactionIn(messages: readonly MessageRecord[]): KeptTransaction | undefined {
  const [last] = messages
    .flatMap(({ body }) => (body.kind === "transaction" ? [body] : []))
    .slice(-1);
  if (last === undefined) return undefined;
  return last.transaction ? { transaction: last.transaction } : { missing: last.missing };
}

/** “转人工” beside it is still a wish for a human. */
export const showsTransaction = ({ transaction, finding }: Situation): boolean =>
  transaction !== undefined && finding.outcome !== "human";

export function tellTransaction({ transaction, memory }: Situation): Decision {
  const isAsked = isCollecting(memory.lastCode);
  const next: Move[] = isAsked ? [{ kind: "collect", from: "where-it-stands" }] : [];
  if (transaction?.transaction) return only({ kind: "transaction", ...transaction }, ...next);
  const { why = "unknown" } = transaction?.missing ?? {};
  return only(say(`transaction.${why}`, "offers-agent"), ...next);
}

/** One card: how it stands, then the steps, and the way to the whole article. */
export function transactionAnswerBody(
  { transaction }: Extract<Move, { kind: "transaction" }>,
  { knowledge, now }: { readonly knowledge: Knowledge; readonly now: number },
): StoredBody | undefined {
  const answer = knowledge.transactionAnswer(transaction, now);
  if (answer === undefined) return undefined;
  const { articleId, text, steps, needsPerson } = answer;
  return knowledge.articleBody(articleId, {
    confidence: 1,
    offersAgent: needsPerson,
    passage: [{ kind: "paragraph", text: [{ text }] }, ...steps],
  });
}
