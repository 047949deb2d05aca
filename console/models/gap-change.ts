import type { ArticleId, Locale } from "../../protocol/conversation.ts";
import type {
  ContentChange,
  ContentChangeKind,
  GapDetail,
  OutOfScopeKind,
  WrittenText,
} from "../../protocol/gaps.ts";

/** What an editor has put together for one gap, before it is tried. */
export interface GapWork {
  readonly way: ContentChangeKind;
  /** The wordings that are ticked. */
  readonly picked: readonly string[];
  /** Of the article that gets the phrasings; empty: none is chosen. */
  readonly articleId: string;
  readonly paragraph: string;
  readonly draft: ArticleDraftWork;
  readonly list: OutOfScopeKind;
}

export interface ArticleDraftWork {
  readonly id: string;
  readonly category: string;
  readonly texts: Readonly<Record<Locale, WrittenText>>;
}

const noText: WrittenText = { title: "", body: "" };

/** Where an article is near, its phrasings; else a new article, with what an agent answered well to begin with. */
export function beginWork(gap: GapDetail): GapWork {
  const [answer] = gap.answers;
  return {
    way: gap.near ? "phrasings" : "article",
    picked: gap.questions.filter(({ fits }) => fits).map(({ text }) => text),
    articleId: gap.near?.id ?? "",
    paragraph: "",
    draft: {
      id: "",
      category: "",
      texts: {
        "zh-CN": { title: gap.name, body: answer?.text ?? "" },
        "zh-TW": noText,
        en: noText,
      },
    },
    list: "near",
  };
}

/** Undefined while something is missing. */
export function changeOf({ way, picked, ...work }: GapWork): ContentChange | undefined {
  switch (way) {
    case "phrasings": {
      const paragraph = work.paragraph.trim() || undefined;
      if (work.articleId === "" || (picked.length === 0 && !paragraph)) return undefined;
      return { kind: way, articleId: work.articleId as ArticleId, phrasings: picked, paragraph };
    }
    case "article": {
      const { id, category, texts } = work.draft;
      const written = Object.entries(texts).filter(
        ([, { title, body }]) => title.trim() && body.trim(),
      );
      const isNamed = /^[\w][\w-]{0,59}$/.test(id) && category !== "";
      if (!isNamed || written.length === 0) return undefined;
      const articleId = id as ArticleId;
      return {
        kind: way,
        articleId,
        category,
        phrasings: picked,
        texts: Object.fromEntries(written),
      };
    }
    case "out-of-scope":
      return picked.length === 0 ? undefined : { kind: way, list: work.list, phrasings: picked };
  }
}
