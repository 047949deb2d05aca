import type { ArticleId, Locale, Priority } from "../../protocol/conversation.ts";
import type { MessageRecord, StoredBody } from "../domain/records.ts";
import type { Answer, QuestionContext } from "../faq/answer/answer.ts";
import type { HandoverQuestions } from "../faq/content/handover.ts";
import type { AlarmGlance } from "./alarm.ts";
import { askBurst, withBetterPassage } from "./ask.ts";
import { joined } from "./burst.ts";
import { collectCode, nextQuestionName } from "./collect.ts";
import { hear } from "./hear.ts";
import type { Words } from "./lexicon.ts";
import type { ListPhrase, Move, Plan, SayPhrase } from "./moves.ts";
import { pauseFor } from "./pause.ts";
import { type Memory, recall } from "./recall.ts";
import { nextMoves } from "./rules.ts";
import type { Situation } from "./situation.ts";

/** What the dialogue needs from the FAQ engine and the locale files. */
export interface Knowledge {
  readonly words: Words;
  /** Whether a message in an agent's conversation is worth a look: it may be an emergency. */
  readonly mayBeAlarm: AlarmGlance;
  ask(text: string, context: QuestionContext): Answer;
  /** An article as a message; `undefined` where the content has none. */
  articleBody(articleId: ArticleId, given: ArticleGiven): ArticleBody | undefined;
  wordings(phrase: SayPhrase | ListPhrase, value?: string): readonly string[];
  readonly handover: HandoverQuestions;
  /** When the desk opens next, in the reader's words; `undefined` while it is open. */
  opensAt(now: number): string | undefined;
  /** Whom to call when a life may be in danger. */
  readonly crisisLine: string;
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
  readonly opensAt?: string | undefined;
  /** In order of seq, the customer's unanswered ones last. */
  readonly messages: readonly MessageRecord[];
}

/** What follows from what the customer said, in order. */
export type Effect =
  | { readonly kind: "post"; readonly body: StoredBody }
  | Extract<Move, { kind: "queue" | "leave-queue" | "raise" }>;

export interface Response {
  readonly plan: Plan;
  readonly effects: readonly Effect[];
  /** What was read, and what the engine found in it. */
  readonly question: string;
  readonly finding: Answer;
  /** How long to wait for more of the same thought before this is given; milliseconds. */
  readonly pauseMs: number;
}

/** The bot's response to all that the customer has said since the last answer. Pure: nothing is posted here. */
export function respond(talk: Talk, knowledge: Knowledge): Response {
  const memory = recall(talk.messages);
  const text = joined(memory.unanswered.flatMap(textOf));
  const heard = hear(text, memory, knowledge.words);
  const question =
    (memory.offersAgent || memory.choicesAreOpen) && heard.afterNo ? heard.afterNo : text;
  const previous = memory.shown.at(-1);
  const context = { locale: talk.locale, previous };
  const parts = memory.unanswered.flatMap(textOf);
  const asked = askBurst(question, parts, (one) => knowledge.ask(one, context));
  const finding = withBetterPassage(asked, memory.lastShown, (id) =>
    knowledge.ask(question, { ...context, previous: id }),
  );
  const plan = nextMoves({ ...talk, heard, memory, finding });
  return {
    plan,
    question,
    finding,
    effects: plan.moves.flatMap((move) =>
      move.kind === "collect" ? asking(move, talk, knowledge) : effectsOf(move, memory, knowledge),
    ),
    pauseMs: pauseFor(heard, memory, finding),
  };
}

const textOf = ({ body }: MessageRecord) => (body.kind === "text" ? [body.text] : []);

/** The next question for the agent; after the last, a word that all is noted. */
function asking(
  { from }: Extract<Move, { kind: "collect" }>,
  talk: Talk,
  knowledge: Knowledge,
): readonly Effect[] {
  const memory = recall(talk.messages);
  const names = knowledge.handover.namesFor(memory.shown.at(-1));
  const before = from === "start" ? [] : talk.messages;
  const name = nextQuestionName(before, names);
  const question = name === undefined ? undefined : knowledge.handover.question(name, talk.locale);
  if (name === undefined || question === undefined) {
    return saying({ kind: "say", phrase: "noted", offersAgent: false }, memory, knowledge);
  }
  const { ask: text, options } = question;
  return posted({ kind: "text", text, code: collectCode(name), replies: options });
}

function effectsOf(
  move: Exclude<Move, { kind: "collect" }>,
  memory: Memory,
  knowledge: Knowledge,
): readonly Effect[] {
  switch (move.kind) {
    case "queue":
    case "leave-queue":
    case "raise":
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
      return posted(listBody(move, memory, knowledge));
    case "greet":
      return greeting(move.reply, memory, knowledge);
    case "say":
      return saying(move, memory, knowledge);
  }
}

const posted = (body: StoredBody | undefined): readonly Effect[] =>
  body ? [{ kind: "post", body }] : [];

function listBody(
  { phrase, choices, offersAgent }: Extract<Move, { kind: "choices" }>,
  memory: Memory,
  { wordings }: Knowledge,
): StoredBody {
  const [first = "", ...others] = wordings(phrase);
  const text = [first, ...others].find((one) => !memory.said.has(one)) ?? first;
  const body = { kind: "choices", text, choices } as const;
  return offersAgent ? { ...body, offersAgent: true } : body;
}

/** A reply that was given before is not given again: something shorter is. */
function greeting(reply: string | undefined, memory: Memory, knowledge: Knowledge) {
  if (reply !== undefined && !memory.said.has(reply)) {
    return posted({ kind: "text", text: reply, code: "greeting" });
  }
  return saying({ kind: "say", phrase: "here", offersAgent: false }, memory, knowledge);
}

/** The first wording that was not used yet. Where all were, the last resort: a human, or in the queue nothing. */
function saying(
  { phrase, value, offersAgent }: Extract<Move, { kind: "say" }>,
  memory: Memory,
  { wordings, crisisLine }: Knowledge,
): readonly Effect[] {
  const filled = phrase === "distress" || phrase === "stay" ? crisisLine : value;
  const text = wordings(phrase, filled).find((one) => !memory.said.has(one));
  if (text === undefined) return offersAgent ? [{ kind: "queue", priority: "normal" }] : [];
  const body = { kind: "text", text, code: phrase } as const;
  return posted(offersAgent ? { ...body, offersAgent: true } : body);
}
