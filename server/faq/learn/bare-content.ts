/**
 * Content as another company would bring it at first: titles and a few phrasings, without synonyms, keywords, bodies, small talk
 * and out-of-scope questions. It is made of our own articles; their other phrasings are then the questions.
 */

import type { ArticleId, Locale } from "../../../protocol/conversation.ts";
import type { ArticleSource } from "../content/article.ts";
import type { ArticleVersions, Content } from "../content/content.ts";
import { createContentReader } from "../content/content-reader.ts";
import { runToEnd } from "../task.ts";
import type { TestQuestion } from "./evaluate.ts";
import { hashText } from "./held-out.ts";

export interface QuestionSet {
  readonly name: string;
  readonly content: Content;
  readonly questions: readonly TestQuestion[];
}

/** Enough to show a difference of one point, and few enough to ask several engines. */
const maxQuestions = 500;

export function bareContentSets(content: Content): readonly QuestionSet[] {
  const chinese = [0, 1, 5, 20].map((count) => bareContentSet(content, "zh-CN", count));
  const english = [0, 1, 5].map((count) => bareContentSet(content, "en", count));
  return [...chinese, ...english];
}

function bareContentSet(content: Content, locale: Locale, count: number): QuestionSet {
  const choose = (texts: readonly string[]) =>
    [...texts].sort((a, b) => hashText(a) - hashText(b)).slice(0, count);
  const questions = [...content.articles].flatMap(([id, versions]) => {
    const texts = (versions.get(locale)?.phrasings ?? []).map(({ text }) => text);
    const shown = new Set(choose(texts));
    return texts.filter((text) => !shown.has(text)).map((q) => ({ q, expect: [id], locale }));
  });
  return {
    name: `${locale}, ${count} phrasings`,
    content: bareContent(content, locale, choose),
    questions: [...questions].sort((a, b) => hashText(a.q) - hashText(b.q)).slice(0, maxQuestions),
  };
}

/** `choose` says which of an article's phrasings stay. */
export function bareContent(
  content: Content,
  locale: Locale,
  choose: (texts: readonly string[]) => readonly string[],
): Content {
  const articles = [...content.articles].flatMap(
    ([id, versions]): [ArticleId, ArticleVersions][] => {
      const version = versions.get(locale);
      return version ? [[id, new Map([[locale, bareArticle(version, choose)]])]] : [];
    },
  );
  return { ...runToEnd(createContentReader().read([])), articles: new Map(articles) };
}

function bareArticle(
  source: ArticleSource,
  choose: (texts: readonly string[]) => readonly string[],
): ArticleSource {
  const shown = new Set(choose(source.phrasings.map(({ text }) => text)));
  return {
    ...source,
    phrasings: source.phrasings.filter(({ text }) => shown.has(text)),
    keywords: [],
    errorCodes: [],
    body: "",
  };
}
