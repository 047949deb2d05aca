import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { Answer, FaqEngine } from "../engine.ts";

export interface TestQuestion {
  readonly q: string;
  /** Article ids; none = must not be answered; `@human`, `@greeting`, `@useless`, `@choices`, `@none`. */
  readonly expect: readonly string[];
  readonly locale?: Locale;
  /** The article that was shown last. */
  readonly after?: ArticleId;
}

/** The measures of the contract, section 6. Shares are 0..1; a share of nothing is 0. */
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

export interface Result {
  readonly question: TestQuestion;
  readonly answer: Answer;
  readonly ms: number;
}

export function askAll(
  engine: FaqEngine,
  questions: readonly TestQuestion[],
  locale: Locale,
): readonly Result[] {
  return questions.map((question) => {
    const began = performance.now();
    const { q, after } = question;
    const context = { locale: question.locale ?? locale, ...(after ? { previous: after } : {}) };
    const answer = engine.ask(q, context);
    return { question, answer, ms: performance.now() - began };
  });
}

export function measure(results: readonly Result[]): Measures {
  const inScope = results.filter(isInScope);
  const outside = results.filter(({ question }) => question.expect.length === 0);
  const expecting = (what: string) => results.filter((one) => one.question.expect.includes(what));
  const human = expecting("@human").filter((one) => !isInScope(one));
  const other = results.filter((one) => !one.question.expect.includes("@human"));
  const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    questions: results.length,
    inScope: inScope.length,
    top1: share(inScope, (one) => isAmong(one, 1)),
    top3: share(inScope, (one) => isAmong(one, 3)),
    answeredRight: share(inScope, (one) => outcome(one) === "answer" && answersRight(one)),
    answeredWrong: share(inScope, (one) => outcome(one) === "answer" && !answersRight(one)),
    helped: share(inScope, helps),
    falseAnswer: share(outside, (one) => outcome(one) === "answer"),
    falseChoices: share(outside, (one) => outcome(one) === "choices"),
    humanRecall: share(human, (one) => outcome(one) === "human"),
    falseHuman: share(other, (one) => outcome(one) === "human"),
    greetingRecall: share(expecting("@greeting"), (one) => outcome(one) === "greeting"),
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
  };
}

/** Whether the answer is one that the question allows. */
export function isRight(result: Result): boolean {
  const { expect } = result.question;
  if (expect.includes(`@${outcome(result)}`)) return true;
  if (expect.length === 0) return outcome(result) !== "answer" && outcome(result) !== "human";
  return outcome(result) === "answer" ? answersRight(result) : helps(result);
}

function isInScope({ question }: Result): boolean {
  return question.expect.some((one) => !one.startsWith("@"));
}

const outcome = ({ answer }: Result) => (answer.useless ? "useless" : answer.outcome);

function answersRight({ question, answer }: Result): boolean {
  return answer.articleId !== undefined && question.expect.includes(answer.articleId);
}

function isAmong({ question, answer }: Result, count: number): boolean {
  return answer.hits.slice(0, count).some((hit) => question.expect.includes(hit.articleId));
}

function helps(result: Result): boolean {
  if (outcome(result) === "answer") return answersRight(result);
  return outcome(result) === "choices" && isAmong(result, 3);
}

function share(results: readonly Result[], fits: (result: Result) => boolean): number {
  return results.length === 0 ? 0 : results.filter(fits).length / results.length;
}

function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

/** Measures that are better the smaller they are. */
const ceilings = new Set([
  "answeredWrong",
  "falseAnswer",
  "falseChoices",
  "falseHuman",
  "p50Ms",
  "p99Ms",
]);

/** The floors (for errors: ceilings) that the measures break. */
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
