import type { ArticleId, Locale, Priority } from "../../protocol/conversation.ts";
import type { WalletTransaction } from "../../protocol/transaction.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import type { Answer, QuestionContext } from "../faq/answer/answer.ts";
import type { TransactionAnswer } from "../faq/answer/transaction-answer.ts";
import type { HandoverQuestions } from "../faq/content/handover.ts";
import type { AlarmGlance } from "./alarm.ts";
import type { AskedDay } from "./hours-question.ts";
import type { Words } from "./lexicon.ts";
import type { ListPhrase, Move, SayPhrase } from "./moves.ts";
import type { AskedContact } from "./official-question.ts";
import type { Situation } from "./situation.ts";

/** What the dialogue needs from the FAQ engine and the locale files. */
export interface Knowledge {
  readonly words: Words;
  /** Whether a message in an agent's conversation is worth a look: it may be an emergency. */
  readonly mayBeAlarm: AlarmGlance;
  ask(text: string, context: QuestionContext): Answer;
  /** An article as a message; `undefined` where the content has none. */
  articleBody(articleId: ArticleId, given: ArticleGiven): ArticleBody | undefined;
  /** How a transaction stands and what to do; `undefined` where the content has nothing on it. */
  transactionAnswer(transaction: WalletTransaction, now: number): TransactionAnswer | undefined;
  wordings(phrase: SayPhrase | ListPhrase, value?: string): readonly string[];
  readonly handover: HandoverQuestions;
  /** When the desk, or the team, opens next, in the reader's words; `undefined` while it is open. */
  opensAt(now: number, team?: string): string | undefined;
  /** The hours of days, in the reader's words, and whether there are any; `undefined` where the wallet has no hours. */
  hoursOn(days: readonly AskedDay[], now: number): { open: string; closed: string } | undefined;
  /** Those that are the wallet's own, and all that is, in the reader's words. */
  officialContacts(asked: readonly AskedContact[]): CheckedContacts;
  /** Whom to call when a life may be in danger. */
  readonly crisisLine: string;
  /** For emergencies alone, day and night; empty where the wallet has none. */
  readonly emergencyLine: string;
}

/** Whom to call, in the phrases that name a number. */
export function numberToCall(
  phrase: SayPhrase,
  { crisisLine, emergencyLine }: Knowledge,
): string | undefined {
  if (phrase === "closed.line") return emergencyLine;
  return phrase === "distress" || phrase === "stay" ? crisisLine : undefined;
}

export interface CheckedContacts {
  readonly ours: readonly AskedContact[];
  readonly list: string;
  /** The accounts of the list alone. */
  readonly accounts: string;
}

export type ArticleBody = Extract<StoredBody, { kind: "article" }>;

export type ArticleGiven = Omit<Extract<Move, { kind: "article" }>, "kind" | "articleId"> & {
  /** Instead of the whole article. */
  readonly passage?: Extract<Move, { kind: "passage" }>["blocks"] | undefined;
};

/** The conversation as the bot sees it. */
export interface Talk {
  readonly status: Situation["status"];
  readonly priority: Priority;
  readonly locale: Locale;
  readonly misses: number;
  readonly position?: number | undefined;
  readonly opening?: Situation["opening"];
  /** In order of seq, the customer's unanswered ones last. */
  readonly messages: readonly MessageRecord[];
}
