/** What a move posts or changes, in the conversation's language and in words that were not used yet. */

import type { ArticleId } from "../../protocol/conversation.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import { writtenIn } from "../domain/written.ts";
import type { HandoverQuestion } from "../faq/content/handover.ts";
import { collectCode, handoverAnswers, nextQuestionName, whatName } from "./collect.ts";
import { type Knowledge, numberToCall, type Talk } from "./knowledge.ts";
import { hasPhrase, plainOf } from "./lexicon.ts";
import { type Move, type SayMove, type SayPhrase, say } from "./moves.ts";
import { officialVerdict } from "./official-verdict.ts";
import { namesTransaction } from "./pieces.ts";
import type { Memory } from "./recall.ts";
import { transactionAnswerBody } from "./shown-transaction.ts";
import { urgentFirst } from "./urgent-choices.ts";

/** What follows from what the customer said, in order. */
export type Effect =
  | { readonly kind: "post"; readonly body: StoredBody }
  | Extract<Move, { kind: "queue" | "leave-queue" | "raise" | "ticket" }>;

interface Given {
  readonly talk: Talk;
  readonly memory: Memory;
  readonly knowledge: Knowledge;
}

export function effectsOf(move: Move, given: Given): readonly Effect[] {
  const { knowledge } = given;
  switch (move.kind) {
    case "queue":
    case "leave-queue":
    case "raise":
    case "ticket":
      return [move];
    case "article":
      return posted(knowledge.articleBody(move.articleId, move));
    case "passage":
      return posted(
        knowledge.articleBody(move.articleId, {
          confidence: 1,
          offersAgent: false,
          passage: move.blocks,
        }),
      );
    case "choices":
      return posted(listBody(move, given));
    case "greet":
      return greeting(move, given);
    case "say":
      return saying(move, given);
    case "collect":
      return asking(move, given);
    case "transaction":
      return posted(
        transactionAnswerBody(move, { knowledge, now: given.talk.messages.at(-1)?.at ?? 0 }),
      );
    case "official":
      return telling(officialVerdict(move, knowledge, given.talk.locale), given);
    case "hours":
      return tellingHours(move, given);
    case "ask-what-again":
      return askingAgain(given);
  }
}

const posted = (body: StoredBody | undefined): readonly Effect[] =>
  body ? [{ kind: "post", body }] : [];

function listBody(
  { phrase, choices, offersAgent }: Extract<Move, { kind: "choices" }>,
  { memory, knowledge }: Given,
): StoredBody {
  const [first = "", ...others] = knowledge.wordings(phrase);
  const text = [first, ...others].find((one) => !memory.said.has(one)) ?? first;
  const { firstStep, choices: ordered } = urgentFirst(choices, knowledge);
  const body = { kind: "choices", text, choices: ordered } as const;
  if (firstStep !== undefined) return { ...body, firstStep, offersAgent: true };
  return offersAgent ? { ...body, offersAgent: true } : body;
}

/** A reply that was given before is not given again: something shorter is. */
function greeting({ reply, again }: Extract<Move, { kind: "greet" }>, given: Given) {
  if (reply !== undefined && !given.memory.said.has(reply)) {
    return posted({ kind: "text", text: reply, code: "greeting" });
  }
  // “在吗” for the sixth time: a person is there.
  const orElse = again === "here.hello" ? "offer" : undefined;
  return saying({ ...say(again, orElse ? "offers-agent" : "plain"), orElse }, given);
}

/** The first wording that was not used yet. Where all were, the last resort: a human, or in the queue nothing. */
function saying(move: SayMove, given: Given): readonly Effect[] {
  const { phrase, value, orElse, offersAgent } = move;
  if (phrase === "closed.line" && given.knowledge.emergencyLine === "") return [];
  const text = unsaid(phrase, value, given);
  if (text !== undefined) return said(text, move, given);
  if (orElse !== undefined)
    return saying(say(orElse, offersAgent ? "offers-agent" : "plain"), given);
  if (!offersAgent || given.talk.status !== "bot") return [];
  return phrase === "offer" ? handOver(given) : saying(say("offer", "offers-agent"), given);
}

function said(text: string, { phrase, replies, offersAgent }: SayMove, { knowledge }: Given) {
  const options = replies && knowledge.wordings(replies);
  const body = { kind: "text", text, code: phrase, ...(options && { replies: options }) } as const;
  return posted(offersAgent ? { ...body, offersAgent: true } : body);
}

function unsaid(phrase: SayPhrase, value: string | undefined, { memory, knowledge }: Given) {
  const filled = numberToCall(phrase, knowledge) ?? value;
  return knowledge.wordings(phrase, filled).find((one) => !memory.said.has(one));
}

const handOver = (given: Given): readonly Effect[] => [
  { kind: "queue", priority: "normal" },
  ...asking({ kind: "collect", from: "start" }, given),
];

/** Each time it is asked for: a verdict that was given before is given again. */
function telling(move: SayMove, given: Given): readonly Effect[] {
  const [first = ""] = given.knowledge.wordings(move.phrase, move.value);
  return said(unsaid(move.phrase, move.value, given) ?? first, move, given);
}

/** Of the days that are open, then of those that are not. */
function tellingHours({ days }: Extract<Move, { kind: "hours" }>, given: Given) {
  const { talk, knowledge } = given;
  const found = knowledge.hoursOn(days, talk.messages.at(-1)?.at ?? 0);
  if (found === undefined) return saying(say("not-in-article", "offers-agent"), given);
  const open = found.open === "" ? [] : saying(say("hours.open", "plain", found.open), given);
  if (found.closed === "") return open;
  return [...open, ...saying(say("hours.closed", "offers-agent", found.closed), given)];
}

/** With the same buttons, and heard as the same question. */
function askingAgain(given: Given): readonly Effect[] {
  const text = unsaid("what-again", undefined, given);
  const { knowledge, talk } = given;
  const replies = knowledge.handover.question(whatName, talk.locale)?.options ?? [];
  if (text === undefined) return saying(say("still-waiting", "plain"), given);
  return posted({ kind: "text", text, code: collectCode(whatName), replies });
}

const textsOfCustomer = ({ author, body }: MessageRecord) =>
  author.kind === "customer" ? (writtenIn(body) ?? []) : [];

/** What a customer who asked for a human at once has then described: it decides what else is asked. */
function describedTopic({ talk, knowledge }: Given): ArticleId | undefined {
  const [first] = handoverAnswers(talk.messages);
  if (!first?.answer) return undefined;
  const { outcome, hits } = knowledge.ask(first.answer, { locale: talk.locale });
  return outcome === "answer" || outcome === "choices" ? hits[0]?.articleId : undefined;
}

/** The next question for the agent; after the last, a word that all is noted. */
function asking(
  { from, topic: named }: Extract<Move, { kind: "collect" }>,
  given: Given,
): readonly Effect[] {
  const { talk, memory, knowledge } = given;
  const texts = talk.messages.flatMap(textsOfCustomer);
  const saidByCustomer = plainOf(texts.join(" "));
  const isKnown = ({ known, knownBy }: HandoverQuestion) =>
    known.some((word) => hasPhrase(saidByCustomer, plainOf(word))) ||
    (knownBy === "transaction" &&
      (texts.some(namesTransaction) ||
        talk.messages.some(({ body }) => body.kind === "transaction")));
  const isNew = (name: string) => {
    const question = knowledge.handover.question(name, talk.locale);
    return question !== undefined && !memory.said.has(question.ask) && !isKnown(question);
  };
  const topic = named ?? memory.shown.at(-1) ?? describedTopic(given);
  const names = knowledge.handover.namesFor(topic).filter(isNew);
  const name = nextQuestionName(from === "start" ? [] : talk.messages, names);
  const question = name === undefined ? undefined : knowledge.handover.question(name, talk.locale);
  if (name !== undefined && question !== undefined) {
    const { ask: text, options } = question;
    return posted({ kind: "text", text, code: collectCode(name), replies: options });
  }
  if (from === "start") return [];
  return saying(say(from === "skipped" ? "skipped" : "noted", "plain"), given);
}
