import { cutText } from "../../protocol/text.ts";
import type { MessageRecord } from "../domain/records.ts";
import { type HandoverAnswer, handoverAnswers } from "./collect.ts";

/** What an agent should know before the first word. */
export interface HandoverSummary {
  /** The customer's own key sentence; `undefined` where they only asked for a human. */
  readonly said: string | undefined;
  /** Titles of the articles that the bot has shown. */
  readonly shown: readonly string[];
  /** What was asked while the customer waited, as far as it was answered. */
  readonly answers: readonly HandoverAnswer[];
}

export function summarise(messages: readonly MessageRecord[]): HandoverSummary {
  const answers = handoverAnswers(messages).filter(({ answer }) => answer !== "");
  const texts = messages.flatMap(({ author, body }) =>
    author.kind === "customer" && body.kind === "text" ? [body.text.trim()] : [],
  );
  const titles = messages.flatMap(({ body }) =>
    body.kind === "article" && !body.excerpt ? [body.title] : [],
  );
  return { said: keySentence(texts), shown: [...new Set(titles)], answers };
}

/** In characters: what is shorter says “在吗” or “转人工”. */
const shortestSentence = 6;
const longestQuoted = 200;

/** The longest thing that the customer has said: where the story is. */
function keySentence(texts: readonly string[]): string | undefined {
  const longest = texts.reduce((best, text) => (text.length > best.length ? text : best), "");
  return longest.length < shortestSentence ? undefined : cutText(longest, longestQuoted);
}
