/** From the questions that the bot failed to their kinds, with how many customers each has cost an answer. */

import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import { maskText } from "../../../protocol/secrets/mask-text.ts";
import { mask } from "../../../protocol/secrets.ts";
import type { FaqEngine } from "../engine.ts";
import type { Task } from "../task.ts";
import { clusterQuestions } from "./cluster-questions.ts";
import { questionKey } from "./question-key.ts";
import { questionLocale } from "./question-locale.ts";
import type { QuestionTerms } from "./question-terms.ts";

/** A question as it was asked once. */
export interface MissedQuestion {
  readonly conversationId: string;
  readonly customerId: string;
  readonly question: string;
  readonly outcome: string;
  readonly articleIds: readonly ArticleId[];
  readonly helpful?: boolean | undefined;
  readonly handedOver?: boolean | undefined;
  readonly correctedBy?: ArticleId | undefined;
  readonly at: number;
}

/** Questions that read the same, whoever asked them. */
export interface GapWording<Asked extends MissedQuestion = MissedQuestion> {
  /** As most customers have written it. */
  readonly text: string;
  readonly locale: Locale;
  readonly terms: QuestionTerms;
  readonly customers: number;
  readonly asked: readonly Asked[];
}

export interface Gap<Asked extends MissedQuestion = MissedQuestion> {
  /** The key of its name's words. */
  readonly id: string;
  readonly name: string;
  readonly customers: number;
  readonly handedOver: number;
  readonly unhelpful: number;
  readonly corrected: number;
  /** What most of its customers were sent instead, or asked something near to. */
  readonly near?: ArticleId | undefined;
  readonly lastAt: number;
  readonly wordings: readonly GapWording<Asked>[];
}

/** The kinds, most customers first. The same questions in any order give the same kinds. */
export function* findGaps<Asked extends MissedQuestion>(
  engine: Pick<FaqEngine, "terms">,
  missed: readonly Asked[],
): Task<readonly Gap<Asked>[]> {
  const byNormal = new Map<string, Asked[]>();
  for (const one of [...missed].sort(byTimeAsked)) {
    const terms = isShowable(one.question) ? read(engine, one.question) : undefined;
    const normal = terms && !isListedSince(one, terms) ? terms.normal : "";
    if (normal !== "") byNormal.set(normal, [...(byNormal.get(normal) ?? []), one]);
    yield;
  }
  const wordings = [...byNormal.values()].map((asked) => wordingOf(engine, asked));
  const clusters = yield* clusterQuestions(wordings);
  return clusters.map(({ questions }) => gapOf(questions)).sort(byWeight);
}

/** What was masked, or should have been, is nobody's phrasing. */
const isShowable = (text: string): boolean =>
  !text.includes(mask) && maskText(text).redacted.length === 0;

const customersIn = (asked: readonly MissedQuestion[]): number =>
  new Set(asked.map(({ customerId }) => customerId)).size;

/** Since then an editor has listed these words: as a phrasing of another article than was shown, or as not ours. */
function isListedSince(
  { outcome, articleIds }: MissedQuestion,
  { answer }: QuestionTerms,
): boolean {
  const shown = outcome === "answer" ? articleIds[0] : undefined;
  return answer.listed === true && (answer.outOfScope === true || answer.articleId !== shown);
}

const read = (engine: Pick<FaqEngine, "terms">, text: string): QuestionTerms =>
  engine.terms(text, questionLocale(text));

/** In an order of their own, whatever order they come in. */
const byTimeAsked = (one: MissedQuestion, other: MissedQuestion): number =>
  other.at - one.at || (one.conversationId < other.conversationId ? -1 : 1);

function wordingOf<Asked extends MissedQuestion>(
  engine: Pick<FaqEngine, "terms">,
  asked: readonly Asked[],
): GapWording<Asked> {
  const text = mostFrequent(asked, ({ question }) => question.trim());
  const customers = customersIn(asked);
  return { text, locale: questionLocale(text), terms: read(engine, text), customers, asked };
}

function gapOf<Asked extends MissedQuestion>(wordings: readonly GapWording<Asked>[]): Gap<Asked> {
  const asked = wordings.flatMap((one) => one.asked);
  const [commonest] = wordings;
  const count = (fits: (one: Asked) => boolean) => customersIn(asked.filter(fits));
  const corrections = asked.filter(({ correctedBy }) => correctedBy !== undefined);
  return {
    id: questionKey(commonest?.terms.normal ?? ""),
    name: commonest?.text ?? "",
    customers: customersIn(asked),
    handedOver: count(({ handedOver }) => handedOver === true),
    unhelpful: count(({ helpful }) => helpful === false),
    corrected: customersIn(corrections),
    near: nearOf(wordings),
    lastAt: Math.max(...asked.map(({ at }) => at)),
    wordings,
  };
}

/** What most customers need: what an agent sent them instead, else what their question is near. Nothing where most are far from all. */
function nearOf(wordings: readonly GapWording[]): ArticleId | undefined {
  const needed = new Map<string, ArticleId | undefined>();
  for (const { terms, asked } of wordings)
    for (const { customerId, correctedBy } of asked)
      needed.set(customerId, correctedBy ?? needed.get(customerId) ?? terms.near);
  return mostFrequent([...needed.values()], (near) => near);
}

/** The most frequent value; among equally frequent ones the first by its characters. */
function mostFrequent<One, Found extends string | undefined>(
  all: readonly One[],
  pick: (one: One) => Found,
): Found {
  const counts = new Map<Found, number>();
  for (const one of all) {
    const value = pick(one);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [[value] = []] = [...counts].sort(
    ([one, count], [other, others]) => others - count || ((one ?? "") < (other ?? "") ? -1 : 1),
  );
  return value as Found;
}

const byWeight = (one: Gap, other: Gap): number =>
  other.customers - one.customers ||
  other.handedOver - one.handedOver ||
  other.unhelpful - one.unhelpful ||
  (one.id < other.id ? -1 : 1);
