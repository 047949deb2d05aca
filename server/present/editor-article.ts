import type { ArticleFile, EditorArticle } from "../../protocol/editor-article.ts";

interface ArticleRecord extends Pick<EditorArticle, "id" | "title" | "problems"> {
  readonly files: readonly (Omit<ArticleFile, "phrasings"> & {
    readonly phrasings: readonly { readonly text: string }[];
  })[];
}

export const presentEditorArticle = ({
  id,
  title,
  files,
  problems,
}: ArticleRecord): EditorArticle => ({
  id,
  title,
  files: files.map(({ locale, file, phrasings, reviewBy }) => ({
    locale,
    file,
    phrasings: phrasings.map(({ text }) => text),
    reviewBy,
  })),
  problems: problems.map(({ file, line, severity, text }) => ({ file, line, severity, text })),
});
