/** Content as another company would bring it at first, searched by our engine and by others. */

import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { createEngine } from "../../server/faq/engine.ts";
import {
  bareContent,
  bareContentSets,
  type QuestionSet,
} from "../../server/faq/learn/bare-content.ts";
import type { TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";
import { peers, peersAtTheirBest, type Search } from "./peers.ts";

/** top1 of each engine on each set. */
export function bareContentRows(
  content: Content,
  questions: readonly TestQuestion[],
): readonly object[] {
  const withTestQuestions = [0, 1, 5, 20].map((count) => ({
    name: `dev questions, ${count} phrasings`,
    content: bareContent(content, "zh-CN", (texts) => texts.slice(0, count)),
    questions,
  }));
  return [...bareContentSets(content), ...withTestQuestions].map(bareContentRow);
}

function bareContentRow(set: QuestionSet): object {
  const analyzer = createAnalyzer(set.content.synonyms);
  const model = runToEnd(buildModel(set.content, analyzer));
  const engine = createEngine(set.content, model, { toTaiwan: (text) => text, analyzer });
  const ours: Search = (q) => engine.ask(q, { locale: "zh-CN" }).hits.map((hit) => hit.articleId);
  const plainest = peers(set.content).filter(({ name }) => name.startsWith("BM25"));
  const others = [...peersAtTheirBest(set.content), ...plainest];
  return {
    set: set.name,
    questions: set.questions.length,
    PocketDesk: top1(ours, set.questions),
    ...Object.fromEntries(others.map(({ name, build }) => [name, top1(build(), set.questions)])),
  };
}

function top1(search: Search, questions: readonly TestQuestion[]): number {
  const right = questions.filter(({ q, expect }) => expect.includes(search(q)[0] ?? ""));
  return right.length / Math.max(1, questions.length);
}
