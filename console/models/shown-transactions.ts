import type { ArticleLink, Message } from "../../protocol/conversation.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";

/** A transaction that the customer has chosen in the conversation, with or without words. */
export interface ShownTransaction {
  readonly id: string;
  readonly about: KeptTransaction;
  /** What the assistant answered it with. */
  readonly answer: ArticleLink | undefined;
}

/** The newest first, each once: as it was when it was chosen last. */
export function shownTransactions(messages: readonly Message[]): readonly ShownTransaction[] {
  const found = new Map<string, ShownTransaction>();
  messages.forEach(({ author, body }, index) => {
    if (author.kind !== "customer" || body.kind !== "transaction") return;
    const { id } = body.transaction ?? body.missing;
    const about: KeptTransaction = body.transaction
      ? { transaction: body.transaction }
      : { missing: body.missing };
    found.delete(id);
    found.set(id, { id, about, answer: answerAfter(messages.slice(index + 1)) });
  });
  return [...found.values()].reverse();
}

/** Up to the next word of the customer's or an agent's. */
function answerAfter(messages: readonly Message[]): ArticleLink | undefined {
  for (const { author, body } of messages) {
    if (author.kind === "customer" || author.kind === "agent") return undefined;
    if (body.kind === "article") return { articleId: body.articleId, title: body.title };
  }
  return undefined;
}
