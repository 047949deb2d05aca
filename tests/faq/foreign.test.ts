/** Content as another company brings it at first: 25 articles with three phrasings each, and no lists of ours. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { Article, ArticleId, Locale } from "../../protocol/conversation.ts";
import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import type { ArticleSource } from "../../server/faq/content/article.ts";
import { createContentReader } from "../../server/faq/content/content-reader.ts";
import { createEngine } from "../../server/faq/engine.ts";
import { askAll, measure, type TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";

interface ForeignContent {
  readonly locale: Locale;
  readonly articles: readonly {
    readonly title: string;
    readonly phrasings: readonly string[];
    readonly body: string;
    readonly questions: readonly string[];
  }[];
  readonly outOfScope: readonly string[];
}

const idAt = (at: number) => `article-${at}` as Article["id"];

function askForeign(name: string) {
  const file = new URL(`./foreign/${name}.yml`, import.meta.url);
  const { locale, articles, outOfScope }: ForeignContent = parse(readFileSync(file, "utf8"));
  const sources = articles.map(({ title, phrasings, body }, at): [ArticleId, ArticleSource] => [
    idAt(at),
    {
      ...{ id: idAt(at), locale, category: "rules", file: `${name}-${at}.md`, title, body },
      ...{ phrasings: phrasings.map((text) => ({ text, line: 1 })), bodyLine: 1 },
      ...{ keywords: [], errorCodes: [], urgency: "normal", related: [], reviewBy: undefined },
    },
  ]);
  const content = {
    ...runToEnd(createContentReader().read([])),
    articles: new Map(sources.map(([id, source]) => [id, new Map([[locale, source]])])),
  };
  const analyzer = createAnalyzer(content.synonyms);
  const model = runToEnd(buildModel(content, analyzer));
  const engine = createEngine(content, model, { toTaiwan: (text) => text, analyzer });
  const questions: TestQuestion[] = [
    ...articles.flatMap((one, at) => one.questions.map((q) => ({ q, expect: [idAt(at)] }))),
    ...outOfScope.map((q) => ({ q, expect: [] })),
  ];
  return measure(askAll(engine, questions, locale));
}

test.each([
  { name: "library", atLeast: { top3: 0.7, helped: 0.45 } },
  { name: "hotel", atLeast: { top3: 0.4, helped: 0.25 } },
])("a $name with three phrasings an article gets help, and no wrong answer", (one) => {
  const { top3, helped, answeredWrong, falseAnswer } = askForeign(one.name);
  expect(top3).toBeGreaterThanOrEqual(one.atLeast.top3);
  expect(helped).toBeGreaterThanOrEqual(one.atLeast.helped);
  expect(answeredWrong).toBeLessThanOrEqual(0.02);
  expect(falseAnswer).toBeLessThanOrEqual(0.07);
});
