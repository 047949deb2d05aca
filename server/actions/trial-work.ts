/** A change on trial, in values that another process can be given: the whole content is built with it and asked all that worked. */

import type { LocalReplies, TrialProgress } from "../../protocol/content-reply.ts";
import { type Locale, locales } from "../../protocol/conversation.ts";
import type { BrokenQuestion, ContentChange, LocalArticle } from "../../protocol/gaps.ts";
import { checkPhrasingsInPieces } from "../faq/answer/check-phrasings.ts";
import { checkContent } from "../faq/check.ts";
import type { ChangedFile } from "../faq/content/editing/unified-diff.ts";
import type { ContentProblem } from "../faq/content/problem.ts";
import type { SourceFile } from "../faq/content/source-file.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { questionLocale } from "../faq/gaps/question-locale.ts";
import { askAll, isExpected, type TestQuestion } from "../faq/learn/evaluate.ts";
import type { BuiltFaq } from "../faq/loader.ts";
import { runInSlices, type Task } from "../faq/task.ts";
import { repliesTo } from "./content-replies.ts";
import { personalProblems } from "./personal-problems.ts";

export interface TrialWork {
  readonly change: ContentChange;
  readonly sources: readonly SourceFile[];
  /** What the change makes of them. */
  readonly files: readonly ChangedFile[];
  /** Questions that are answered as they should be, as far as anybody knows. */
  readonly worked: readonly TestQuestion[];
  /** A day, `2026-12-01`. */
  readonly today: string;
}

export interface Trial {
  readonly change: ContentChange;
  readonly files: readonly ChangedFile[];
  readonly won: number;
  readonly lost: readonly BrokenQuestion[];
  readonly broken: readonly BrokenQuestion[];
  readonly asked: number;
  readonly problems: readonly ContentProblem[];
  /** The article as it would be read, in each language; undefined for what is not ours. */
  readonly articles: readonly LocalArticle[] | undefined;
  /** What is read instead of what is not ours, in each language. */
  readonly replies: readonly LocalReplies[] | undefined;
}

export interface AskedQuestion {
  readonly question: string;
  readonly locale: Locale;
}

/** Where a change is tried: in a process beside the server, or in this one. */
export interface TrialRunner {
  run(work: TrialWork, report: (progress: TrialProgress) => void): Promise<Trial>;
  /** As it would be answered with the change. */
  ask(work: TrialWork, asked: AskedQuestion): Promise<ReturnType<typeof explained>>;
  /** Ends what is running: it is refused then. */
  cancel(): void;
}

/** The files as they would be. */
export function sourcesWith({ sources, files }: TrialWork): readonly SourceFile[] {
  const changed = new Map(files.map(({ path, after }) => [path, after]));
  const kept = sources.map((file) => ({ ...file, text: changed.get(file.path) ?? file.text }));
  const known = new Set(sources.map(({ path }) => path));
  const added = files.filter(({ path }) => !known.has(path));
  return [...kept, ...added.map(({ path, after }) => ({ path, text: after }))].sort((one, other) =>
    one.path < other.path ? -1 : 1,
  );
}

const titleLocale: Locale = "zh-CN";

export async function runTrial(
  { change, files, worked, today }: TrialWork,
  { now, next }: { readonly now: FaqEngine; readonly next: BuiltFaq },
  report: (progress: TrialProgress) => void,
): Promise<Trial> {
  const broken = await runInSlices(brokenBy(worked, { now, next: next.engine, report }));
  report({ step: "comparing", done: worked.length, of: worked.length });
  const phrasings = await runInSlices(checkPhrasingsInPieces(next.content, next.model));
  const own = ownQuestions(change);
  const lost = failuresIn(next.engine, own);
  return {
    change,
    files,
    won: own.length - lost.length,
    lost,
    broken,
    asked: worked.length,
    problems: [
      ...checkContent(next, { phrasings, today }).filter((one) => isOf(one, files, change)),
      ...personalProblems(files, next),
    ],
    articles: articlesOf(change, next.engine),
    replies: repliesOf(change, next.engine),
  };
}

/** What the bot answers, and why. */
export function explained(engine: FaqEngine, { question, locale }: AskedQuestion) {
  const { answer, read, ranked } = engine.explain(question, { locale });
  const article = answer.articleId && engine.article(answer.articleId, locale);
  return { answer, read, ranked, article, replies: repliesTo(engine, question, locale) };
}

/** What the change promises of its own phrasings. */
function ownQuestions(change: ContentChange): readonly TestQuestion[] {
  const expect = change.kind === "out-of-scope" ? [] : [change.articleId];
  return change.phrasings.map((q) => ({ q, expect, locale: questionLocale(q) }));
}

/** What the engine of now answers as it should, and the next one would not. */
function* brokenBy(
  questions: readonly TestQuestion[],
  {
    now,
    next,
    report,
  }: {
    readonly now: FaqEngine;
    readonly next: FaqEngine;
    readonly report: (progress: TrialProgress) => void;
  },
): Task<readonly BrokenQuestion[]> {
  const broken: BrokenQuestion[] = [];
  for (const [done, question] of questions.entries()) {
    report({ step: "asking", done, of: questions.length });
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

const articlesOf = (change: ContentChange, engine: FaqEngine) =>
  change.kind === "out-of-scope"
    ? undefined
    : locales.flatMap((locale) => {
        const article = engine.article(change.articleId, locale);
        return article ? [{ locale, article }] : [];
      });

/** To a customer who asks the first of its phrasings. */
const repliesOf = (change: ContentChange, engine: FaqEngine) =>
  change.kind !== "out-of-scope"
    ? undefined
    : locales.map((locale) => ({
        locale,
        replies: repliesTo(engine, change.phrasings[0] ?? "", locale),
      }));
