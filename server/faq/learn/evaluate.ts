import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { Answer } from "../answer/answer.ts";
import type { FaqEngine } from "../engine.ts";

export interface TestQuestion {
  readonly q: string;
  /** Article ids, or `@human`, `@greeting`, `@useless`, `@choices`, `@none`. Empty: must not be answered. */
  readonly expect: readonly string[];
  readonly locale?: Locale | undefined;
  /** The article that was shown last. */
  readonly after?: ArticleId | undefined;
}

/** The measures that `npm run faq -- test` prints. Shares are 0..1; a share of nothing is 0. */
export interface Measures {
  readonly questions: number;
  readonly inScope: number;
  readonly top1: number;
  readonly top3: number;
  readonly answeredRight: number;
  readonly answeredWrong: number;
  readonly helped: number;
  readonly falseAnswer: number;
  readonly falseChoices: number;
  readonly humanRecall: number;
  readonly falseHuman: number;
  readonly greetingRecall: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface TestResult {
  readonly question: TestQuestion;
  readonly answer: Answer;
  readonly ms: number;
}

export function askAll(
  engine: FaqEngine,
  questions: readonly TestQuestion[],
  locale: Locale,
): readonly TestResult[] {
  return questions.map((question) => {
    const began = performance.now();
    const { q, after } = question;
    const answer = engine.ask(q, { locale: question.locale ?? locale, previous: after });
    return { question, answer, ms: performance.now() - began };
  });
}

export function measure(results: readonly TestResult[]): Measures {
  const inScope = results.filter(isInScope);
  const outOfScope = results.filter(({ question }) => question.expect.length === 0);
  const expecting = (what: string) => results.filter((one) => one.question.expect.includes(what));
  const human = expecting("@human").filter((one) => !isInScope(one));
  const other = results.filter((one) => !one.question.expect.includes("@human"));
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    questions: results.length,
    inScope: inScope.length,
    top1: shareOf(inScope, (one) => isAmong(one, 1)),
    top3: shareOf(inScope, (one) => isAmong(one, 3)),
    answeredRight: shareOf(inScope, (one) => outcome(one) === "answer" && answersRight(one)),
    answeredWrong: shareOf(inScope, (one) => outcome(one) === "answer" && !answersRight(one)),
    helped: shareOf(inScope, helps),
    falseAnswer: shareOf(outOfScope, (one) => outcome(one) === "answer"),
    falseChoices: shareOf(outOfScope, (one) => outcome(one) === "choices"),
    humanRecall: shareOf(human, (one) => outcome(one) === "human"),
    falseHuman: shareOf(other, (one) => outcome(one) === "human"),
    greetingRecall: shareOf(expecting("@greeting"), (one) => outcome(one) === "greeting"),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

/** True where the question expects this answer, or choices with it. */
export function isExpected(result: TestResult): boolean {
  const { expect } = result.question;
  if (expect.includes(`@${outcome(result)}`)) return true;
  if (expect.length === 0) return outcome(result) !== "answer" && outcome(result) !== "human";
  return outcome(result) === "answer" ? answersRight(result) : helps(result);
}

function isInScope({ question }: TestResult): boolean {
  return question.expect.some((one) => !one.startsWith("@"));
}

const outcome = ({ answer }: TestResult) => (answer.useless ? "useless" : answer.outcome);

function answersRight({ question, answer }: TestResult): boolean {
  return answer.articleId !== undefined && question.expect.includes(answer.articleId);
}

function isAmong({ question, answer }: TestResult, count: number): boolean {
  return answer.hits.slice(0, count).some((hit) => question.expect.includes(hit.articleId));
}

function helps(result: TestResult): boolean {
  if (outcome(result) === "answer") return answersRight(result);
  return outcome(result) === "choices" && isAmong(result, 3);
}

/** 0 of an empty list. */
export function shareOf<One>(all: readonly One[], fits: (one: One) => boolean): number {
  return all.length === 0 ? 0 : all.filter(fits).length / all.length;
}

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

/** Measures for which smaller is better. */
const ceilings = new Set([
  "answeredWrong",
  "falseAnswer",
  "falseChoices",
  "falseHuman",
  "p50Ms",
  "p99Ms",
]);

/** The floors of expected.yml that the measures break. For errors and times a floor is a ceiling. */
export function brokenFloors(
  measures: Measures,
  floors: Readonly<Record<string, number>>,
): readonly { readonly name: string; readonly floor: number; readonly measured: number }[] {
  const values = new Map<string, number>(Object.entries(measures));
  return Object.entries(floors).flatMap(([name, floor]) => {
    const measured = values.get(name);
    if (measured === undefined) return [];
    const broken = ceilings.has(name) ? measured > floor : measured < floor;
    return broken ? [{ name, floor, measured }] : [];
  });
}
