import type { ArticleSource } from "./article.ts";
import type { ArticlePictures } from "./article-pictures.ts";
import { isPicturePath } from "./picture-names.ts";
import { type ContentProblem, warning } from "./problem.ts";
import type { SourceFile } from "./source-file.ts";

/** Pictures that an article names and that are not there, and files that are none. */
export function pictureProblems(
  articles: Iterable<ReadonlyMap<unknown, ArticleSource>>,
  files: readonly SourceFile[],
  pictures: ArticlePictures,
): readonly ContentProblem[] {
  const broken = files
    .filter(({ path, bytes }) => isPicturePath(path) && bytes !== undefined && !pictures.has(path))
    .map(({ path }) => warning([path, 1], "pictureBroken"));
  const missing = [...articles]
    .flatMap((versions) => [...versions.values()])
    // Most have none: the lines are searched where one stands.
    .filter(({ body }) => body.includes("images/"))
    .flatMap(({ file, body, bodyLine }) =>
      body.split("\n").flatMap((line, at) =>
        [...line.matchAll(/!\[[^\]]*\]\((images\/[^\s)]+)/g)]
          .map(([, path = ""]) => path)
          .filter((path) => isPicturePath(path) && !files.some((one) => one.path === path))
          .map((path) => warning([file, bodyLine + at], "pictureMissing", { path })),
      ),
    );
  return [...broken, ...missing];
}
