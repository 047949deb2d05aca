import { locales } from "../../../protocol/conversation.ts";
import { isArticlePath } from "./article.ts";
import { isPictureName, isPicturePath } from "./picture-names.ts";
import { type ContentProblem, warning } from "./problem.ts";
import { maxKilobytes, type SourceFile } from "./source-file.ts";

/** The lists beside the articles. */
const listNames = [
  "wallet.yml",
  "categories.yml",
  "frequent.yml",
  "outages.yml",
  "smalltalk.yml",
  "dialogue.yml",
  "handover.yml",
  "error-codes.yml",
  "synonyms.yml",
  "out-of-scope.yml",
  "topics.yml",
  "transactions.yml",
  "emergencies.yml",
  "tickets.yml",
  "checklists.yml",
  "queue.yml",
  "expected.yml",
] as const;
export type ListName = (typeof listNames)[number];

/** What an editor may have meant as content, rightly named or not. */
export const isContentName = (name: string): boolean =>
  /\.(?:md|markdown|mdown|mdx|txt|docx?|ya?ml|png|jpe?g|webp|gif|svg|avif|heic|bmp)$/i.test(name);

/** Files that are not read, and why. */
export const nameProblems = (files: readonly SourceFile[]): readonly ContentProblem[] =>
  files.flatMap((file) => {
    const problem = isAnyPicture(file.path) ? wrongPicture(file) : wrongName(file.path);
    return problem ? [problem] : [];
  });

const isAnyPicture = (path: string) => /\.(?:png|jpe?g|webp|gif|svg|avif|heic|bmp)$/i.test(path);

function wrongPicture({ path, damage }: SourceFile): ContentProblem | undefined {
  const place = [path, 1] as const;
  if (!isPictureName(path)) return warning(place, "pictureType");
  if (!isPicturePath(path)) return warning(place, "picturePlace");
  if (damage === "link") return warning(place, damage);
  const megabytes = maxKilobytes.picture / 1000;
  return damage ? warning(place, "pictureTooLarge", { megabytes }) : undefined;
}

function wrongName(path: string): ContentProblem | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const place = [path, 1] as const;
  const isList = /\.ya?ml$/i.test(name);
  if (/^(?:_|readme\b)/i.test(name)) return undefined;
  if (name.startsWith(".")) return isList ? undefined : warning(place, "hiddenFile");
  if (!/\.(?:md|yml)$/.test(name)) return warning(place, "oddExtension");
  if (isList)
    return listNames.some((known) => known === path) ? undefined : warning(place, "unknownFile");
  if (isArticlePath(path)) return undefined;
  return warning(place, "oddPlace", { locales: locales.join(", ") });
}
