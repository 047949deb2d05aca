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
  /** What the text begins as: unchanged it is no article yet. */
  readonly template: string;
  readonly id: string;
  readonly category: string;
  readonly texts: Readonly<Record<Locale, WrittenText>>;
}

const noText: WrittenText = { title: "", body: "" };

/** Where an article is near, its phrasings; else a new article from the template. What agents answered stands beside it. */
export function beginWork(gap: GapDetail): GapWork {
  const fitting = gap.questions.find(({ fits }) => fits);
  const { template } = gap;
  return {
    way: gap.near ? "phrasings" : "article",
    picked: gap.questions.filter(({ fits }) => fits).map(({ text }) => text),
    articleId: gap.near?.id ?? "",
    paragraph: "",
    draft: {
      template,
      id: "",
      category: "",
      texts: {
        "zh-CN": { title: fitting?.text ?? "", body: template },
        "zh-TW": noText,
        en: noText,
      },
    },
    list: "near",
  };
}

export type MissingInChange = "article" | "phrasings" | "category" | "fileName" | "text";

/** What the filled button waits for; undefined where nothing is missing. */
export function missingIn(work: GapWork): MissingInChange | undefined {
  if (changeOf(work) !== undefined) return undefined;
  if (work.way === "out-of-scope") return "phrasings";
  if (work.way === "phrasings") return work.articleId === "" ? "article" : "phrasings";
  if (work.draft.category === "") return "category";
  return isFileName(work.draft.id) ? "text" : "fileName";
}

const isFileName = (id: string): boolean => /^[\w][\w-]{0,59}$/.test(id);

/** Undefined while something is missing. */
export function changeOf({ way, picked, ...work }: GapWork): ContentChange | undefined {
  switch (way) {
    case "phrasings": {
      const paragraph = work.paragraph.trim() || undefined;
      if (work.articleId === "" || (picked.length === 0 && !paragraph)) return undefined;
      return { kind: way, articleId: work.articleId as ArticleId, phrasings: picked, paragraph };
    }
    case "article": {
      const { id, category, texts, template } = work.draft;
      const written = Object.entries(texts).filter(
        ([, { title, body }]) => title.trim() && body.trim() && body.trim() !== template.trim(),
      );
      const isNamed = isFileName(id) && category !== "";
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
