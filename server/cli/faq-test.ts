/** `npm run faq -- test` */

import { readFile } from "node:fs/promises";
import type { Locale } from "../../protocol/conversation.ts";
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
import type { FaqCall, FaqOutput } from "./faq-call.ts";

export async function testFaq(
  { engine, content }: LiveFaq,
  { flags }: FaqCall,
  locale: Locale,
): Promise<FaqOutput> {
  if (flags["held-out"]) {
    const measures = runToEnd(crossValidate(content));
    return { code: 0, text: flags.json ? toJson({ measures }) : linesOf(measures).join("\n") };
  }
  const promises = askAll(engine, content.expected.promises, locale);
  const broken = promises.filter((result) => !isExpected(result)).map(summaryOf);
  const questions = flags.questions ? await readQuestions(flags.questions) : undefined;
  // The first questions are slow, until V8 has optimised the code: they are asked once before the time is measured.
  for (const one of (questions ?? []).slice(0, 200)) engine.ask(one.q, { locale });
  const measures = measure(questions ? askAll(engine, questions, locale) : promises);
  const floors = brokenFloors(measures, content.expected.floors);
  const lines = [
    ...linesOf(measures),
    ...broken.map(
      ({ q, expect, got }) =>
        `broken promise: “${q}” should be ${expect.join(" or ") || "declined"}, is ${got}`,
    ),
    ...floors.map(
      ({ name, floor, measured }) =>
        `broken floor: ${name} is ${measured.toFixed(4)}, promised ${floor}`,
    ),
  ];
  const text = flags.json ? toJson({ measures, broken, floors }) : lines.join("\n");
  return { code: broken.length + floors.length > 0 ? 1 : 0, text };
}

function linesOf(measures: object): readonly string[] {
  return Object.entries(measures).map(
    ([name, value]) => `${name.padEnd(16)} ${Number.isInteger(value) ? value : value.toFixed(4)}`,
  );
}

function summaryOf({ question, answer }: TestResult) {
  return { q: question.q, expect: question.expect, got: answer.articleId ?? `@${answer.outcome}` };
}

async function readQuestions(file: string): Promise<TestQuestion[]> {
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      const { q, expect, locale, after } = JSON.parse(line);
      if (typeof q !== "string" || !Array.isArray(expect)) throw new Error("q and expect");
      return [{ q, expect, locale, after }];
    } catch {
      throw new Error(`${file}:${at + 1}: must be {"q": "…", "expect": ["…"]}`);
    }
  });
}

const toJson = (value: unknown) => JSON.stringify(value, null, 2);
