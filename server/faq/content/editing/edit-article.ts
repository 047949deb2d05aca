import { splitFrontMatter } from "../front-matter.ts";
import { withListItems, yamlText } from "./yaml-lists.ts";

/** The article's file with more phrasings, and with a paragraph at its end where one is given. Throws where it has no front matter. */
export function extendArticle(
  text: string,
  { phrasings, paragraph = "" }: ArticleAddition,
): string {
  const split = splitFrontMatter(text);
  if (split === undefined) throw new Error("The article has no front matter.");
  const at = text.indexOf(split.yaml);
  const yaml = withPhrasings(split.yaml, phrasings);
  const body = text.slice(at + split.yaml.length);
  return `${text.slice(0, at)}${yaml}${withParagraph(body, paragraph)}`;
}

interface ArticleAddition {
  readonly phrasings: readonly string[];
  readonly paragraph?: string | undefined;
}

function withPhrasings(yaml: string, phrasings: readonly string[]): string {
  if (phrasings.length === 0) return yaml;
  return (
    withListItems(yaml, "phrasings", phrasings) ??
    `${yaml}phrasings:\n${phrasings.map((one) => `  - ${yamlText(one)}\n`).join("")}`
  );
}

const withParagraph = (body: string, paragraph: string): string =>
  paragraph.trim() === "" ? body : `${body.trimEnd()}\n\n${paragraph.trim()}\n`;

export interface ArticleDraft {
  readonly title: string;
  readonly phrasings: readonly string[];
  /** The template's own where it is empty. */
  readonly body?: string | undefined;
  /** `2027-05-01` */
  readonly reviewBy: string;
}

/** A new article from the template: its comments and lists stay, what it only shows as an example goes. */
export function draftArticle(
  template: string,
  { title, phrasings, body = "", reviewBy }: ArticleDraft,
): string {
  const split = splitFrontMatter(template);
  const kept = (split?.yaml ?? "title:\nphrasings:\nreviewBy:\n")
    .split(/\r?\n/)
    // The examples of its lists.
    .filter((line) => !/^\s+- /.test(line))
    .map((line) => {
      if (line.startsWith("title:")) return `title: ${yamlText(title)}`;
      if (line.startsWith("keywords:")) return "keywords: []";
      if (line.startsWith("reviewBy:")) return `reviewBy: ${reviewBy}`;
      return line;
    })
    .join("\n");
  const text = body.trim() === "" ? (split?.body ?? "") : `${body.trim()}\n`;
  return `---\n${withPhrasings(kept, phrasings)}---\n${text}`;
}
