import type { ArticleFile, EditorArticle } from "../../protocol/editor-article.ts";

interface ArticleRecord extends Pick<EditorArticle, "id" | "title" | "checked" | "problems"> {
  readonly files: readonly (Omit<ArticleFile, "phrasings"> & {
    readonly phrasings: readonly { readonly text: string }[];
  })[];
}

export const presentEditorArticle = ({
  id,
  title,
  files,
  checked,
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
  checked,
  problems: problems.map(({ file, line, severity, text }) => ({ file, line, severity, text })),
});
