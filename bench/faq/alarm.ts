/**
 * `npm run bench -- faq-alarm`: messages of people in panic, each with the urgent articles that fit; calm questions with the same
 * words; and the questions of `questions-dev.jsonl`, most of which are calm.
 */

import { readFileSync } from "node:fs";
import type { Priority } from "../../protocol/conversation.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { askAll, type TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { openFaq } from "../../server/faq/live.ts";
import { print } from "../table.ts";

interface AlarmQuestion extends TestQuestion {
  readonly style: string;
}

export async function benchAlarm(options: { readonly json: boolean }): Promise<void> {
  const { engine, content } = await openFaq("faq-content", { watch: false });
  const own = askAll(engine, readQuestions("tests/faq/alarms.jsonl"), "zh-CN");
  const panic = own.filter(({ question }) => question.expect.length > 0);
  const calm = own.filter(({ question }) => question.expect.length === 0);
  const others = askAll(engine, readQuestions("tests/faq/questions-dev.jsonl"), "zh-CN").filter(
    ({ question }) => question.expect.every((id) => urgencyOf(content, id) !== "urgent"),
  );
  const right = panic.filter(({ question, answer }) =>
    question.expect.includes(answer.alarm ?? ""),
  );
  const alarms = (results: typeof own) => results.filter(({ answer }) => answer.alarm).length;
  const share = (part: number, of: number) => (part / Math.max(1, of)).toFixed(4);
  print(
    [
      {
        title: "Emergencies",
        columns: ["messages", "asked", "alarms", "share", "right"],
        rows: [
          ["panic", panic, share(right.length, panic.length)] as const,
          ["calm, with the same words", calm, "-"] as const,
          ["dev questions, none urgent", others, "-"] as const,
        ].map(([name, results, ofRight]) => [
          name,
          results.length,
          alarms(results),
          share(alarms(results), results.length),
          ofRight,
        ]),
      },
    ],
    options,
  );
}

function readQuestions(file: string): readonly AlarmQuestion[] {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

function urgencyOf({ articles }: Content, id: string): Priority | undefined {
  const [, versions] = [...articles].find(([one]) => one === id) ?? [];
  const [first] = versions?.values() ?? [];
  return first?.urgency;
}
