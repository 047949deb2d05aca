/** `npm run faq -- test` */

import { type Locale, locales } from "../../protocol/conversation.ts";
import { crossValidate } from "../faq/learn/cross-validate.ts";
import {
  askAll,
  brokenFloors,
  isExpected,
  measure,
  type TestQuestion,
  type TestResult,
} from "../faq/learn/evaluate.ts";
import type { LiveFaq } from "../faq/live.ts";
import { runToEnd } from "../faq/task.ts";
import { type FaqCall, type FaqOutput, readGiven, words } from "./faq-call.ts";
import { EditorMistake } from "./faq-texts.ts";

export async function testFaq(
  { engine, content }: LiveFaq,
  call: FaqCall,
  locale: Locale,
): Promise<FaqOutput> {
  const { flags } = call;
  call.progress(words(call, "testing"));
  if (flags["held-out"]) {
    const measures = runToEnd(crossValidate(content));
    return { code: 0, text: flags.json ? toJson({ measures }) : linesOf(measures).join("\n") };
  }
  const promises = askAll(engine, content.expected.promises, locale);
  const broken = failuresOf(promises);
  const questions = flags.questions ? await readQuestions(flags.questions) : undefined;
  // The first questions are slow, until V8 has optimised the code: they are asked once before the time is measured.
  for (const one of (questions ?? []).slice(0, 200)) engine.ask(one.q, { locale });
  const results = questions ? askAll(engine, questions, locale) : promises;
  const measures = measure(results);
  const failures = questions ? failuresOf(results) : [];
  const floors = brokenFloors(measures, content.expected.floors);
  const lines = [
    ...linesOf(measures),
    ...failures.map((one) => words(call, "notRight", inWords(one, call))),
    ...broken.map((one) => words(call, "broken", inWords(one, call))),
    ...floors.map(({ measured, ...one }) =>
      words(call, "floor", { ...one, measured: measured.toFixed(4) }),
    ),
  ];
  const text = flags.json ? toJson({ measures, failures, broken, floors }) : lines.join("\n");
  return { code: broken.length + floors.length > 0 ? 1 : 0, text };
}

function linesOf(measures: object): readonly string[] {
  return Object.entries(measures).map(
    ([name, value]) => `${name.padEnd(16)} ${Number.isInteger(value) ? value : value.toFixed(4)}`,
  );
}

interface Failure {
  readonly q: string;
  readonly expect: readonly string[];
  /** An article, or `@` and the outcome with the choices that were offered. */
  readonly got: string;
}

const failuresOf = (results: readonly TestResult[]): readonly Failure[] =>
  results
    .filter((result) => !isExpected(result))
    .map(({ question: { q, expect }, answer }) => ({ q, expect, got: gotOf(answer) }));

function gotOf({ articleId, outcome, hits }: TestResult["answer"]): string {
  if (articleId !== undefined) return articleId;
  const offered = outcome === "choices" ? hits.slice(0, 3).map((hit) => hit.articleId) : [];
  return offered.length > 0 ? `@${outcome} (${offered.join(", ")})` : `@${outcome}`;
}

const inWords = ({ q, expect, got }: Failure, call: FaqCall) => ({
  q,
  got,
  expect: expect.join(words(call, "or")) || words(call, "declined"),
});

async function readQuestions(file: string): Promise<TestQuestion[]> {
  const lines = (await readGiven(file)).split("\n");
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      const { q, expect, locale, after } = JSON.parse(line);
      const isWhole =
        typeof q === "string" &&
        Array.isArray(expect) &&
        expect.every((one) => typeof one === "string") &&
        (locale === undefined || locales.some((one) => one === locale)) &&
        (after === undefined || typeof after === "string");
      if (!isWhole) throw new Error("q and expect");
      return [{ q, expect, locale, after }];
    } catch {
      throw new EditorMistake("badQuestion", { file, line: at + 1 });
    }
  });
}

const toJson = (value: unknown) => JSON.stringify(value, null, 2);
