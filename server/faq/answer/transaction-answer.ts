import type { Block } from "../../../protocol/article-blocks.ts";
import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import { withoutDirections } from "../../../protocol/text.ts";
import type { WalletTransaction } from "../../../protocol/transaction.ts";
import type { Content } from "../content/content.ts";
import type { Library } from "../content/library.ts";
import { createCodeFinder, explainCode } from "./error-codes.ts";

/** What the first answer says of a transaction: its state first, then the steps. */
export interface TransactionAnswer {
  readonly articleId: ArticleId;
  readonly text: string;
  readonly steps: readonly Block[];
  /** It is late, or nobody knows why it failed: a person can look into it. */
  readonly needsPerson: boolean;
}

/** When it is to be settled, in the reader's words. */
export interface ExpectedTime {
  readonly words: string;
  readonly isPast: boolean;
}

interface Read {
  readonly locale: Locale;
  /** The amount in the reader's form. */
  readonly amount: string;
  readonly expected: ExpectedTime | undefined;
}

/** By the table of transactions.yml; a failure with a known code by error-codes.yml. */
export function createTransactionAnswers(content: Content, library: Library) {
  const findCodes = createCodeFinder(content);
  return (transaction: WalletTransaction, read: Read): TransactionAnswer | undefined => {
    const said = codeAnswer(transaction, read) ?? tableAnswer(transaction, read);
    const article = said && library.article(said.articleId as ArticleId, read.locale);
    if (said === undefined || article === undefined) return undefined;
    const { text, needsPerson } = said;
    const steps = article.blocks.filter(({ kind }) => kind === "steps").slice(0, 1);
    return { articleId: article.id, text, steps, needsPerson };
  };

  function codeAnswer({ status, errorCode }: WalletTransaction, { locale }: Read) {
    const [code] = status === "failed" && errorCode ? findCodes(errorCode).known : [];
    const text = code && explainCode(code, locale, (one) => library.read(one, locale));
    return code && text ? { articleId: code.article, text, needsPerson: false } : undefined;
  }

  function tableAnswer(transaction: WalletTransaction, { locale, amount, expected }: Read) {
    const { status, kind, counterparty } = transaction;
    const byKind = content.transactions[status];
    const entry = byKind?.[kind] ?? byKind?.other;
    if (entry === undefined) return undefined;
    const dated = expected?.isPast ? entry.late : entry.until;
    const text = (expected && dated) ?? entry.text;
    const holes: Readonly<Record<string, string>> = {
      amount,
      // One that was kept before the wallet's words were read without marks.
      counterparty: withoutDirections(counterparty),
      time: expected?.words ?? "",
    };
    return {
      articleId: entry.article,
      text: library
        .read(text, locale)
        .replace(/\{(\w+)\}/g, (whole, name: string) => holes[name] ?? whole),
      needsPerson: status === "failed" || (status === "pending" && expected?.isPast === true),
    };
  }
}
