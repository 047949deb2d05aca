import type { Block } from "../../../../protocol/article-blocks.ts";
import { blocksOf } from "./blocks.ts";
import { linkDefinition } from "./link-definition.ts";
import type { Loss } from "./loss.ts";
import { lostLines } from "./lost-lines.ts";
import { longRun, type MarkdownNode, parseMarkdown } from "./parser.ts";

/** All that customers would not read as it was written, a line each, sorted. Empty blocks: there is nothing to read. */
export function readWithLosses(markdown: string): {
  readonly blocks: readonly Block[];
  readonly losses: readonly Loss[];
} {
  const found: Loss[] = [];
  const lose = (loss: Loss) => found.push(loss);
  const nodes = parseMarkdown(markdown);
  const blocks = blocksOf(nodes, lose);
  inSource(markdown, lose);
  inText(nodes, { line: 0, lines: markdown.split("\n"), lose });
  const named = new Set(found.map(({ line }) => line));
  for (const line of lostLines(markdown, blocks))
    if (!named.has(line)) lose({ line, code: "lost" });
  const losses = found.filter(
    (one, at) =>
      found.findIndex((other) => other.line === one.line && other.code === one.code) === at,
  );
  return { blocks, losses: losses.sort((a, b) => a.line - b.line) };
}

type Lose = (loss: Loss) => void;

/** What shows in the source alone. */
function inSource(markdown: string, lose: Lose): void {
  for (const [line, text] of markdown.split("\n").entries()) {
    if (isConflictMark(text)) lose({ line, code: "conflict" });
    if (text.search(longRun) >= 0) lose({ line, code: "longRun" });
    if (/^\s*>=?(?=[\d¥￥$＄])/.test(text)) lose({ line, code: "quoteSign" });
    if (/(?:^|[^A-Za-z])[A-Za-z]:\\(?=[!-/:-@[-`{-~])/.test(text))
      lose({ line, code: "backslash" });
    const [, label = "", title = ""] = linkDefinition.exec(text) ?? [];
    if (label === "") continue;
    if (!isUsed(label, markdown)) lose({ line, code: "linkUnused", values: { label } });
    if (title !== "") lose({ line, code: "linkTitle", values: { title } });
  }
}

/** Git leaves these lines where two people changed the same. */
export const isConflictMark = (line: string): boolean =>
  /^(?:<{7}|>{7}|\|{7}) |^={7}\r?$/.test(line);

const isUsed = (label: string, markdown: string): boolean =>
  markdown.toLowerCase().split(`[${label.toLowerCase()}]`).length > 2;

/** What a paragraph, an item or a cell shows as it is typed. */
function inText(
  nodes: readonly MarkdownNode[],
  {
    line,
    lines,
    lose,
  }: { readonly line: number; readonly lines: readonly string[]; readonly lose: Lose },
): void {
  for (const { open, inside } of nodes) {
    const at = open.map?.[0] ?? line;
    if (open.type === "inline") inInline(open, { line: at, lose });
    if (/^(?:fence|code_block)$/.test(open.type) && open.content.includes("{{"))
      lose({ line: at, code: "codePlaceholder" });
    if (open.type === "fence" && hasNoEnd(open, lines)) lose({ line: at, code: "fenceOpen" });
    inText(inside, { line: at, lines, lose });
  }
}

/** Nothing closes it: all that follows would be code. */
function hasNoEnd({ map, markup }: MarkdownNode["open"], lines: readonly string[]): boolean {
  const last = (map && lines[map[1] - 1])?.replace(/^[\s>]+|\s+$/g, "") ?? "";
  return !last.startsWith(markup) || last.replaceAll(markup.charAt(0), "") !== "";
}

function inInline(
  token: MarkdownNode["open"],
  { line, lose }: { readonly line: number; readonly lose: Lose },
): void {
  for (const [at, written] of token.content.split("\n").entries()) {
    if (/`[^`]*\{\{[^`]*`/.test(written)) lose({ line: line + at, code: "codePlaceholder" });
    const text = written.replace(/(`+)[^`]*\1/g, " ");
    for (const { code, says } of marks) if (says.test(text)) lose({ line: line + at, code });
    const [other] = otherDialect.exec(text) ?? [];
    if (other) lose({ line: line + at, code: "otherDialect", values: { text: other.trim() } });
    if (at > 0 && /^\s*\d{1,3}[.)] /.test(text)) lose({ line: line + at, code: "listJoined" });
  }
  let at = line;
  for (const { type, content } of token.children ?? []) {
    if (/^(?:soft|hard)break$/.test(type)) at += 1;
    if (type === "text" && shownSigns.test(content)) lose({ line: at, code: "signs" });
  }
}

const marks: readonly { readonly code: Loss["code"]; readonly says: RegExp }[] = [
  { code: "comment", says: /<!--/ },
  {
    code: "html",
    says: /<\/?[a-z][a-z0-9-]*(?:\s+[a-z-]+(?:=[^<>]*)?)*\s*\/?>|^\s*<\/?[a-z]+\s*$/i,
  },
  { code: "footnote", says: /\[\^[^\]\s]+\]/ },
  { code: "task", says: /^\s*\[[ xX]?\](?!\()/ },
  { code: "listSpace", says: /^\s*(?:\d{1,3}[.)](?![ \t\d.)]|$)|[-+](?=[\u3000\p{Script=Han}]))/u },
  {
    code: "listSign",
    says: /^\s*(?:[０-９]{1,2}\s*[．.、)）。]|\d{1,2}(?:\s*[、．）。]|\s+[.)]\s))/,
  },
  { code: "headingSpace", says: /^\s*#{1,6}(?=[^\s#\d])/ },
  { code: "wideSigns", says: /＊＊|～～|｀|［[^］]*］（/ },
  { code: "singleBrace", says: /(?<!\{)\{[a-z][A-Za-z]+\}(?!\})/ },
  {
    code: "tableBroken",
    says: /^\s*\|?(?:\s*:?[-—–－]{2,}:?\s*[|｜])+|^\s*[|｜].*[|｜]\s*$|｜.*｜/,
  },
];

/** Markup of other programs, as it would be shown. */
const otherDialect =
  /!?\[\[[^\]\n]+\]\]|\[![A-Za-z]+\]|^\s*\[toc\]\s*$|^\s*:{3,}.*$|==[^=\s](?:[^=]*[^=\s])?==/i;

/** Markup whose other half is missing. */
const shownSigns = /\*\*|~~|`|\]\s?[(（]|\]\[/;
