/** How index and answers grow with the number of articles. */

import type { ArticleId } from "../../protocol/conversation.ts";
import { buildModel } from "../../server/faq/answer/index/build-model.ts";
import type { ArticleSource } from "../../server/faq/content/article.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { createEngine } from "../../server/faq/engine.ts";
import { askAll, measure, type TestQuestion } from "../../server/faq/learn/evaluate.ts";
import { runToEnd } from "../../server/faq/task.ts";
import { createAnalyzer } from "../../server/faq/text/analysis.ts";

interface Size {
  readonly articles: number;
  readonly phrasings: number;
}

/** Articles made of pieces of our phrasings: the sizes are real, the sense is not. */
export function grow(content: Content, questions: readonly TestQuestion[], size: Size) {
  const large = makeLarge(content, size);
  const before = process.memoryUsage().rss;
  const built = timed(() => build(large));
  askAll(built.value.engine, questions.slice(0, 200), "zh-CN");
  const { p50Ms, p99Ms } = measure(askAll(built.value.engine, questions, "zh-CN"));
  const rssMb = Math.round(process.memoryUsage().rss / 1e6);
  return {
    ...size,
    buildMs: built.ms,
    p50Ms,
    p99Ms,
    rssMb,
    grewMb: rssMb - Math.round(before / 1e6),
  };
}

function makeLarge(content: Content, size: Size): Content {
  const pieces = [...content.articles.values()]
    .flatMap((versions) => [...versions.values()])
    .flatMap((version) => version.phrasings.map(({ text }) => text));
  let state = 1;
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const piece = () => (pieces[draw(pieces.length)] ?? "").slice(0, 6 + draw(8));
  const articles = Array.from(
    { length: size.articles },
    (_, at): [ArticleId, Map<"zh-CN", ArticleSource>] => {
      const id = `article-${at}` as ArticleId;
      const source: ArticleSource = {
        id,
        locale: "zh-CN",
        category: "made",
        file: `zh-CN/made/${id}.md`,
        title: piece() + piece(),
        phrasings: Array.from({ length: size.phrasings }, () => ({
          text: piece() + piece(),
          line: 1,
        })),
        keywords: [],
        errorCodes: [],
        urgency: "normal",
        related: [],
        reviewBy: undefined,
        body: "",
        bodyLine: 1,
      };
      return [id, new Map([["zh-CN", source]])];
    },
  );
  return { ...content, articles: new Map(articles) };
}

export function build(content: Content) {
  const analyzer = createAnalyzer(content.synonyms);
  const model = runToEnd(buildModel(content, analyzer));
  return { model, engine: createEngine(content, model, { toTaiwan: (text) => text, analyzer }) };
}

export function timed<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const began = performance.now();
  return { value: work(), ms: performance.now() - began };
}
