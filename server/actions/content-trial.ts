/** A change of the content, tried before anybody sees it: the whole content is built with it and asked all that worked. */

import { type Locale, locales } from "../../protocol/conversation.ts";
import type { BrokenQuestion, ContentChange } from "../../protocol/gaps.ts";
import { dateOf, dayMs } from "../domain/local-time.ts";
import { notFound } from "../domain/refusal.ts";
import { checkPhrasingsInPieces } from "../faq/answer/check-phrasings.ts";
import { checkContent } from "../faq/check.ts";
import { changedFiles, templateIn } from "../faq/content/editing/changed-files.ts";
import type { ChangedFile } from "../faq/content/editing/unified-diff.ts";
import { type ContentProblem, describeProblem } from "../faq/content/problem.ts";
import type { SourceFile } from "../faq/content/source-file.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { questionLocale } from "../faq/gaps/question-locale.ts";
import { askAll, isExpected, type TestQuestion } from "../faq/learn/evaluate.ts";
import type { BuiltFaq } from "../faq/loader.ts";
import { runInSlices, type Task } from "../faq/task.ts";
import { repliesTo } from "./content-replies.ts";
import { personalProblems } from "./personal-problems.ts";
import type { Services } from "./services.ts";

export interface Trial {
  readonly change: ContentChange;
  readonly files: readonly ChangedFile[];
  readonly built: BuiltFaq;
  readonly won: number;
  readonly lost: readonly BrokenQuestion[];
  readonly broken: readonly BrokenQuestion[];
  readonly asked: number;
  readonly problems: readonly ContentProblem[];
}

/** Half a year from now somebody reads it again. */
const reviewDays = 180;
const titleLocale: Locale = "zh-CN";

/** Throws `not_found` where the change is about an article that is not there, or makes one that is. */
export async function tryChange(services: Services, change: ContentChange): Promise<Trial> {
  const { faq, clock } = services;
  const sources = await faq.sources();
  const reviewBy = dateOf(clock.now() + reviewDays * dayMs);
  const place = { sources, content: faq.content, template: templateIn(sources), reviewBy };
  const files = changedFiles(place, change);
  if (files === undefined) throw notFound("article");
  const built = await faq.build(withChanges(sources, files));
  const worked = [...faq.content.expected.promises, ...(await helpedBefore(services))];
  const broken = await runInSlices(brokenBy(worked, faq.engine, built.engine));
  const phrasings = await runInSlices(checkPhrasingsInPieces(built.content, built.model));
  const today = dateOf(clock.now());
  const own = ownQuestions(change);
  const lost = failuresIn(built.engine, own);
  return {
    change,
    files,
    built,
    won: own.length - lost.length,
    lost,
    broken,
    asked: worked.length,
    problems: [
      ...checkContent(built, { phrasings, today }).filter((one) => isOf(one, files, change)),
      ...personalProblems(files, faq),
    ],
  };
}

function withChanges(sources: readonly SourceFile[], files: readonly ChangedFile[]) {
  const changed = new Map(files.map(({ path, after }) => [path, after]));
  const kept = sources.map((file) => ({ ...file, text: changed.get(file.path) ?? file.text }));
  const known = new Set(sources.map(({ path }) => path));
  const added = files.filter(({ path }) => !known.has(path));
  return [...kept, ...added.map(({ path, after }) => ({ path, text: after }))].sort((one, other) =>
    one.path < other.path ? -1 : 1,
  );
}

/** What the change promises of its own phrasings. */
function ownQuestions(change: ContentChange): readonly TestQuestion[] {
  const expect = change.kind === "out-of-scope" ? [] : [change.articleId];
  return change.phrasings.map((q) => ({ q, expect, locale: questionLocale(q) }));
}

const helpedDays = 30;
const newestAsked = 2_000;
const helpedAsked = 200;

/** Questions whose answer customers found helpful. */
async function helpedBefore({ store, clock }: Services): Promise<readonly TestQuestion[]> {
  const now = clock.now();
  const asked = await store.questionsBetween(now - helpedDays * dayMs, now, newestAsked);
  return asked
    .filter(({ helpful, outcome }) => helpful === true && outcome === "answer")
    .slice(0, helpedAsked)
    .map(({ question: q, articleIds }) => ({
      q,
      expect: articleIds.slice(0, 1),
      locale: questionLocale(q),
    }));
}

/** What the engine of now answers as it should, and the next one would not. */
function* brokenBy(
  questions: readonly TestQuestion[],
  now: FaqEngine,
  next: FaqEngine,
): Task<readonly BrokenQuestion[]> {
  const broken: BrokenQuestion[] = [];
  for (const question of questions) {
    const [before] = failuresIn(now, [question]);
    if (before === undefined) broken.push(...failuresIn(next, [question]));
    yield;
  }
  return broken;
}

const failuresIn = (
  engine: FaqEngine,
  questions: readonly TestQuestion[],
): readonly BrokenQuestion[] =>
  askAll(engine, questions, titleLocale)
    .filter((result) => !isExpected(result) || isOnlyOffered(result))
    .map(({ question: { q, expect }, answer }) => ({
      text: q,
      expected: expect,
      got: answer.articleId ?? `@${answer.outcome}`,
    }));

/** A phrasing must be answered, not offered among others; what is promised may be. */
const isOnlyOffered = ({ question, answer }: ReturnType<typeof askAll>[number]) =>
  question.expect.some((one) => !one.startsWith("@")) && answer.outcome !== "answer";

/** Others were there before, and are named on the start page. */
function isOf(
  { file, values = {} }: ContentProblem,
  files: readonly ChangedFile[],
  change: ContentChange,
): boolean {
  const other = String(values.other ?? "");
  const isChanged = (path: string) => files.some((one) => path.startsWith(one.path));
  return (
    isChanged(file) ||
    isChanged(other) ||
    (change.kind !== "out-of-scope" && other === change.articleId)
  );
}

/** The article as it would be read, in each language. */
export const trialArticles = ({ change, built }: Pick<Trial, "change" | "built">) =>
  change.kind === "out-of-scope"
    ? undefined
    : locales.flatMap((locale) => {
        const article = built.engine.article(change.articleId, locale);
        return article ? [{ locale, article }] : [];
      });

/** What a customer who asks the first of its phrasings reads, where that is not ours. */
export const trialReplies = ({ change, built }: Pick<Trial, "change" | "built">) =>
  change.kind !== "out-of-scope"
    ? undefined
    : locales.map((locale) => ({
        locale,
        replies: repliesTo(built.engine, change.phrasings[0] ?? "", locale),
      }));

/** In the reader's language. */
export const trialProblems = ({ problems }: Pick<Trial, "problems">, locale: Locale) =>
  problems.map((problem) => ({ ...problem, text: describeProblem(problem, locale) }));
