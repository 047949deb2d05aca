import type { ArticleId, Locale, MessageBody } from "../../protocol/conversation.ts";
import type { StoredBody } from "../domain/records.ts";
import type { Knowledge, Talk } from "./knowledge.ts";
import { type Rehearsal, rehearse, type Said } from "./rehearsal.ts";

/** A dialogue as it is written down: what the customer says in each turn, and what the turn must bring. */
export interface Script {
  readonly locale: Locale;
  readonly kind: string;
  /** Who has the conversation at its beginning; without it, the bot. */
  readonly status?: Talk["status"] | undefined;
  readonly turns: readonly {
    readonly say: readonly string[];
    readonly expect: Expectations;
    /** The place in the list offered before that is meant; −1 is the last. */
    readonly pick?: number | undefined;
  }[];
}

/** Absent is not checked; all that are present must hold. */
export interface Expectations {
  readonly article?: readonly string[] | undefined;
  readonly quotes?: string | undefined;
  readonly choices?: readonly string[] | undefined;
  readonly both?: readonly string[] | undefined;
  readonly queued?: boolean | undefined;
  readonly offersHuman?: boolean | undefined;
  readonly urgent?: boolean | undefined;
  readonly answers?: number | undefined;
  readonly asks?: boolean | undefined;
  readonly notRepeated?: boolean | undefined;
  readonly thanks?: boolean | undefined;
}

export interface Verdict {
  readonly script: Script;
  readonly turns: readonly {
    readonly said: readonly Said[];
    readonly checks: readonly { readonly key: keyof Expectations; readonly holds: boolean }[];
  }[];
}

export const allHolds = ({ turns }: Pick<Verdict, "turns">): boolean =>
  turns.every(({ checks }) => checks.every(({ holds }) => holds));

/** Plays the dialogue and looks at each key of each turn. */
export function judgeScript(script: Script, knowledge: Knowledge): Verdict {
  const rehearsal = rehearse(knowledge, script.locale, script.status);
  const turns = script.turns.map(({ say, expect, pick }) => {
    const before = rehearsal.messages;
    const said = rehearsal.say(say);
    const posted = said.flatMap(({ bodies }) => bodies);
    const seen: Seen = {
      rehearsal,
      posted,
      earlier: before.filter(({ author }) => author.kind === "bot").map(({ body }) => body),
      picked:
        pick === undefined
          ? undefined
          : pickedFrom(
              before.map(({ body }) => body),
              pick,
            ),
      greeted: said.some(
        ({ response }) =>
          response.finding.outcome === "greeting" || response.plan.rule === "thanks",
      ),
    };
    const keys = (Object.keys(expect) as (keyof Expectations)[]).filter((key) => key in checks);
    return { said, checks: keys.map((key) => ({ key, holds: checks[key](expect, seen) })) };
  });
  return { script, turns };
}

interface Seen {
  readonly rehearsal: Rehearsal;
  /** Of this turn. */
  readonly posted: readonly StoredBody[];
  /** The bot's, before this turn. */
  readonly earlier: readonly StoredBody[];
  readonly picked: ArticleId | undefined;
  readonly greeted: boolean;
}

type Check = (expect: Expectations, seen: Seen) => boolean;

const checks: Readonly<Record<keyof Expectations, Check>> = {
  article: ({ article = [] }, { posted, picked }) =>
    articlesOf(posted).some((id) => (picked === undefined ? article.includes(id) : id === picked)),
  quotes: ({ quotes }, { posted }) =>
    posted.some((body) => body.kind === "article" && body.articleId === quotes && body.excerpt),
  choices: ({ choices = [] }, { posted }) =>
    choices.every((id) => offered(posted).some((one) => one === id)),
  both: ({ both = [] }, { posted }) =>
    both.every((id) => articlesOf(posted).some((one) => one === id)),
  queued: ({ queued }, { rehearsal }) => (rehearsal.status === "queued") === queued,
  // Who is in the queue by what was said has been offered more.
  offersHuman: ({ offersHuman }, { posted, rehearsal }) =>
    ((posted.some(offersAgent) && rehearsal.status === "bot") || posted.some(queues)) ===
    offersHuman,
  urgent: ({ urgent }, { rehearsal, posted }) =>
    (rehearsal.priority === "urgent" && (posted.length > 0 || rehearsal.status !== "bot")) ===
    urgent,
  answers: ({ answers }, { posted }) => countOf(posted) === answers,
  asks: ({ asks }, { posted }) => posted.some(isAsking) === asks,
  notRepeated: (_expect, { posted, earlier }) =>
    posted.every((body) => !earlier.some((one) => wordsOf(one) === wordsOf(body))),
  thanks: ({ thanks }, { greeted }) => greeted === thanks,
};

/** What the bot said; where only a notice follows, that is the answer. */
const countOf = (bodies: readonly StoredBody[]) =>
  bodies.filter(({ kind }) => kind !== "notice").length || bodies.length;

const articlesOf = (bodies: readonly StoredBody[]) =>
  bodies.flatMap((body) => (body.kind === "article" ? [body.articleId] : []));

const offered = (bodies: readonly StoredBody[]) =>
  bodies.flatMap((body) =>
    body.kind === "choices" ? body.choices.map(({ articleId }) => articleId) : [],
  );

function pickedFrom(bodies: readonly StoredBody[], pick: number): ArticleId | undefined {
  const lists = bodies.flatMap((body) => (body.kind === "choices" ? [body.choices] : []));
  return lists.at(-1)?.at(pick > 0 ? pick - 1 : pick)?.articleId;
}

const offersAgent = (body: StoredBody) => "offersAgent" in body && body.offersAgent === true;

const queues = (body: StoredBody) => body.kind === "notice" && body.code === "queued";

/** Asks back what it is about: by a list, or by a question of its own. */
function isAsking(body: StoredBody): boolean {
  if (body.kind === "choices") return true;
  return body.kind === "text" && (/[?？]/.test(body.text) || body.code === "not-understood");
}

/** What a customer reads of a message, to tell whether it was read before. */
function wordsOf(body: StoredBody): string {
  const shown: Partial<MessageBody> = { ...body };
  return JSON.stringify(shown);
}
