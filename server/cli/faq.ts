/** `npm run faq -- …`: what editors use. */

import { constants } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { checkContent } from "../faq/check.ts";
import type { Content } from "../faq/content/content.ts";
import { formatProblem } from "../faq/content/problem.ts";
import type { Explanation } from "../faq/engine.ts";
import { crossValidate } from "../faq/learn/cross-validate.ts";
import {
  askAll,
  brokenFloors,
  isExpected,
  type Measures,
  measure,
  type TestQuestion,
  type TestResult,
} from "../faq/learn/evaluate.ts";
import { type LiveFaq, openFaq } from "../faq/live.ts";
import { runToEnd } from "../faq/task.ts";

const usage = `npm run faq -- check                          errors and warnings, as file:line: message
npm run faq -- ask "QUESTION"                 what the bot would answer
            [--locale zh-CN] [--after ARTICLE] [--explain] [--json]
npm run faq -- test                           the promises of expected.yml, and the measures
            [--questions FILE.jsonl] [--content DIR] [--json]
            --held-out: its own phrasings, fold by fold, as if never seen
npm run faq -- new LOCALE/CATEGORY/ID         a new article from the template`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    locale: { type: "string" },
    after: { type: "string" },
    explain: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    questions: { type: "string" },
    content: { type: "string" },
    "held-out": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const [command, ...rest] = positionals;
const folder = values.content ?? process.env.FAQ_DIR ?? "faq-content";
const cacheDir = process.env.FAQ_CACHE_DIR ?? "dist/faq-cache";

// A reader that closes the pipe early (`| head`) is no error.
process.stdout.on("error", () => process.exit());

const commands: Record<string, () => Promise<number>> = { check, ask, test, new: create };

try {
  const run = values.help ? undefined : commands[command ?? ""];
  if (run === undefined) print(usage);
  process.exitCode = run === undefined ? (values.help ? 0 : 1) : await run();
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

async function check(): Promise<number> {
  const faq = await open();
  const problems = checkContent(faq, new Date().toISOString().slice(0, 10));
  const errors = problems.filter((one) => one.severity === "error").length;
  if (values.json) printJson({ errors, warnings: problems.length - errors, problems });
  else {
    for (const problem of problems) print(`${folder}/${formatProblem(problem)}`);
    const articles = faq.content.articles.size;
    print(`${articles} articles, ${errors} errors, ${problems.length - errors} warnings`);
  }
  return errors > 0 ? 1 : 0;
}

async function ask(): Promise<number> {
  const question = rest.join(" ");
  if (question === "") throw new Error('what should be asked? npm run faq -- ask "QUESTION"');
  const { engine, content } = await open();
  const previous = [...content.articles.keys()].find((id) => id === values.after);
  if (values.after && !previous) throw new Error(`there is no article “${values.after}”`);
  const explanation = engine.explain(question, { locale: locale(), previous });
  const { answer, read, features, ranked } = explanation;
  if (values.json)
    printJson(values.explain ? { ...answer, explain: { read, features, ranked } } : answer);
  else printAnswer(explanation);
  return 0;
}

function printAnswer({ answer, read, ranked, features }: Explanation): void {
  print(`${answer.outcome}  (${answer.reason})`);
  if (answer.reply) print(answer.reply);
  for (const hit of answer.hits.slice(0, 5))
    print(`  ${hit.confidence.toFixed(3)}  ${hit.articleId}  ${hit.title}`);
  for (const one of answer.more ?? [])
    print(`and ${one.confidence.toFixed(3)}  ${one.articleId}  ${one.hits[0]?.title}`);
  if (!values.explain) return;
  print(`\nread as: ${read}`);
  for (const one of ranked) {
    const parts = Object.entries(one.parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
    print(`  ${one.score.toFixed(3)}  ${one.name}  (${parts.join(", ")})`);
  }
  if (features) print(`features: ${JSON.stringify(features)}`);
}

async function test(): Promise<number> {
  const { engine, content } = await open();
  if (values["held-out"]) return testHeldOut(content);
  const promises = askAll(engine, content.expected.promises, locale());
  const broken = promises.filter((result) => !isExpected(result));
  const questions = values.questions ? await readQuestions(values.questions) : undefined;
  // The first questions are slow, until V8 has optimised the code: they are asked once before the time is measured.
  for (const one of (questions ?? []).slice(0, 200)) engine.ask(one.q, { locale: locale() });
  const results = questions ? askAll(engine, questions, locale()) : promises;
  const measures = measure(results);
  const floors = brokenFloors(measures, content.expected.floors);
  if (values.json) printJson({ measures, broken: broken.map(summary), floors });
  else report(measures, broken, floors);
  return broken.length + floors.length > 0 ? 1 : 0;
}

function testHeldOut(content: Content): number {
  const measures = runToEnd(crossValidate(content));
  if (values.json) printJson({ measures });
  else printMeasures(measures);
  return 0;
}

function report(
  measures: Measures,
  broken: readonly TestResult[],
  floors: ReturnType<typeof brokenFloors>,
): void {
  printMeasures(measures);
  for (const result of broken) {
    const { q, expect, got } = summary(result);
    print(`broken promise: “${q}” should be ${expect.join(" or ") || "declined"}, is ${got}`);
  }
  for (const { name, floor, measured } of floors)
    print(`broken floor: ${name} is ${measured.toFixed(4)}, promised ${floor}`);
}

function printMeasures(measures: object): void {
  for (const [name, value] of Object.entries(measures))
    print(`${name.padEnd(16)} ${Number.isInteger(value) ? value : value.toFixed(4)}`);
}

function summary({ question, answer }: TestResult) {
  return { q: question.q, expect: question.expect, got: answer.articleId ?? `@${answer.outcome}` };
}

async function create(): Promise<number> {
  const [place] = rest;
  if (place === undefined || !/^[\w-]+\/[\w-]+\/[\w-]+$/.test(place))
    throw new Error("where? npm run faq -- new zh-CN/payments/my-article");
  const file = join(folder, `${place}.md`);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(join(folder, "_template.md"), file, constants.COPYFILE_EXCL);
  print(`wrote ${file}`);
  return 0;
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

function open(): Promise<LiveFaq> {
  return openFaq(folder, { watch: false, cacheDir });
}

function locale(): Locale {
  const wanted = values.locale ?? "zh-CN";
  const found = locales.find((one) => one === wanted);
  if (found === undefined) throw new Error(`--locale must be one of ${locales.join(", ")}`);
  return found;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
