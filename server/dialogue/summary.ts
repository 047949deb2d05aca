import type { NoticeCode } from "../../protocol/notice.ts";
import { cutText } from "../../protocol/text.ts";
import { transactionLine } from "../../protocol/transaction.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import { writtenIn } from "../domain/written.ts";
import { type HandoverAnswer, handoverAnswers } from "./collect.ts";

/** What an agent should know before the first word. */
export interface HandoverSummary {
  /** The customer's own key sentence, where no exchange has it; `undefined` where they only asked for a human. */
  readonly said: string | undefined;
  /** What was asked and what the bot gave, oldest first; the newest where there are many. */
  readonly exchanges: readonly Exchange[];
  /** What was asked while the customer waited, as far as it was answered. */
  readonly answers: readonly HandoverAnswer[];
}

export interface Exchange {
  /** The customer's words, as many messages as they took. */
  readonly question: string;
  /** Titles of the articles given; of those offered, where it was unclear which was meant. */
  readonly titles: readonly string[];
  /** “tried”: the customer said afterwards that it did not help. “added”: no question, but what an agent will want to know. */
  readonly outcome: "given" | "tried" | "offered" | "missed" | "added";
}

/** More would no longer be read. */
const mostExchanges = 8;

export function summarise(messages: readonly MessageRecord[]): HandoverSummary {
  const answers = handoverAnswers(messages).filter(({ answer }) => answer !== "");
  const exchanges = exchangesOf(messages).slice(-mostExchanges);
  const known = [
    ...exchanges.map(({ question }) => question),
    ...answers.map(({ answer }) => answer),
  ];
  const key = keySentence(messages.flatMap(customersText));
  const isKnown = key === undefined || known.some((one) => one.includes(key));
  return { said: isKnown ? undefined : key, exchanges, answers };
}

function exchangesOf(messages: readonly MessageRecord[]): readonly Exchange[] {
  const found: Exchange[] = [];
  let asked: readonly string[] = [];
  let before: readonly string[] = [];
  for (const message of messages) {
    if (isBetween(message)) {
      [asked, before] = [[], [...before, ...asked]];
      continue;
    }
    asked = [...asked, ...customersText(message)];
    if (message.author.kind === "customer") continue;
    if (asked.length === 0) asked = before;
    before = [];
    const last = found.at(-1);
    const next =
      message.author.kind === "bot" ? exchangeOf(message.body, asked.join(" ")) : undefined;
    if (next === "in vain") {
      if (last?.outcome === "given") found[found.length - 1] = { ...last, outcome: "tried" };
    } else if (next?.outcome === "given" && asked.length === 0 && last) {
      found[found.length - 1] = { ...last, titles: [...last.titles, ...next.titles] };
    } else if (next && asked.length > 0) found.push(next);
    asked = [];
  }
  return found.map(quotedInPart);
}

/** Who asks for a person before the bot has answered is answered after the notice that they wait. */
const isBetween = ({ body }: MessageRecord): boolean =>
  body.kind === "notice" && between.has(body.code);
const between: ReadonlySet<NoticeCode> = new Set(["queued", "no_agent", "emergency"]);

const customersText = ({ author, body }: MessageRecord): readonly string[] =>
  author.kind === "customer" ? saidIn(body).map((text) => text.trim()) : [];

/** A transaction stands there as a line. */
const saidIn = (body: StoredBody): readonly string[] => [
  ...(body.kind === "transaction" ? [transactionLine(body)] : []),
  ...[writtenIn(body) ?? []].flat(),
];

/** What a text of the bot's says about the question before it; of the others, nothing is worth telling. */
const outcomeOfText: Readonly<Record<string, Exchange["outcome"] | "in vain">> = {
  useless: "in vain",
  "useless-again": "in vain",
  repeated: "in vain",
  "not-understood": "missed",
  "be-precise": "missed",
  "what-about": "missed",
  "not-in-article": "missed",
  "out-of-scope": "missed",
  "unknown-code": "missed",
  "ticket.unknown": "missed",
  offer: "missed",
  legal: "added",
  details: "added",
  noted: "added",
  "in-queue": "added",
};

function exchangeOf(body: StoredBody, question: string): Exchange | "in vain" | undefined {
  if (body.kind === "article") return { question, titles: [body.title], outcome: "given" };
  if (body.kind === "choices") {
    return { question, titles: body.choices.map(({ title }) => title), outcome: "offered" };
  }
  if (body.kind === "ticket") return { question, titles: [body.number], outcome: "given" };
  const outcome = body.kind === "text" ? outcomeOfText[body.code ?? ""] : undefined;
  if (outcome === undefined || outcome === "in vain") return outcome;
  // “在吗” of somebody who waits adds nothing.
  const isWorthTelling = outcome !== "added" || question.length >= shortestSentence;
  return isWorthTelling ? { question, titles: [], outcome } : undefined;
}

const quotedInPart = (exchange: Exchange): Exchange => ({
  ...exchange,
  question: cutText(exchange.question, longestQuoted),
  titles: [...new Set(exchange.titles)],
});

/** In characters: what is shorter says “在吗” or “转人工”. */
const shortestSentence = 6;
const longestQuoted = 200;

/** The longest thing that the customer has said: where the story is. */
function keySentence(texts: readonly string[]): string | undefined {
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), "");
  return longest.length < shortestSentence ? undefined : cutText(longest, longestQuoted);
}
