import MarkdownIt from "markdown-it";
import type { ArticleAction, Block, Inline } from "../../../protocol/conversation.ts";

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/**
 * Markdown → blocks of data. HTML in the source is shown as text, an image becomes its description, and a link with an
 * unsafe address becomes its text.
 */
export function toBlocks(markdown: string): readonly Block[] {
  // No article nests deeper than 20 levels. The limit also bounds the time.
  const parser = new MarkdownIt("commonmark", { html: false, maxNesting: 20 });
  return readBlocks(parser.parse(limitBrackets(markdown), {}));
}

/** markdown-it searches a partner for each `[` up to the end of the text: a run of them would take quadratic time. */
function limitBrackets(markdown: string): string {
  return markdown.replace(
    /([[(<>*_`!])\1{7,}/g,
    (run, one: string) => one.repeat(8) && run.slice(0, 8),
  );
}

interface List {
  readonly kind: "steps" | "list";
  readonly items: (readonly Inline[])[];
}

function readBlocks(tokens: readonly Token[]): readonly Block[] {
  const blocks: Block[] = [];
  const lists: List[] = [];
  let quotes = 0;
  for (const token of tokens) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    const list = lists.at(-1);
    if (token.type === "ordered_list_open") lists.push({ kind: "steps", items: [] });
    if (token.type === "bullet_list_open") lists.push({ kind: "list", items: [] });
    if (token.type.endsWith("_list_close")) closeList(lists, blocks);
    const text = textOf(token);
    if (text.length === 0) continue;
    const actions = list || quotes > 0 ? [] : actionsOf(token.children ?? []);
    if (actions.length > 0) blocks.push({ kind: "actions", items: actions });
    else if (list) list.items.push(text);
    else blocks.push({ kind: quotes > 0 ? "warning" : "paragraph", text });
  }
  return blocks;
}

/** A bubble on a phone has one level of lists: the items of an inner list follow the item that contains them. */
function closeList(lists: List[], blocks: Block[]): void {
  const closed = lists.pop();
  if (closed === undefined) return;
  const outer = lists.at(-1);
  if (outer) outer.items.push(...closed.items);
  else blocks.push({ kind: closed.kind, items: closed.items });
}

function textOf(token: Token): readonly Inline[] {
  if (token.type === "inline") return readInlines(token.children ?? []);
  if (token.type === "fence" || token.type === "code_block")
    return [{ text: token.content.trim() }];
  return [];
}

/** `[打开账单](action:bills) [拨打](tel:110)`: a paragraph of nothing but such links is a row of buttons. */
function actionsOf(tokens: readonly Token[]): readonly ArticleAction[] {
  const actions: ArticleAction[] = [];
  let href: string | undefined;
  for (const token of tokens) {
    const text = plainText(token).trim();
    if (token.type === "link_open") href = actionAddress(String(token.attrGet("href") ?? ""));
    else if (token.type === "link_close") href = undefined;
    else if (text !== "" && href === undefined) return [];
    else if (href !== undefined) actions.push({ text, href });
  }
  return actions;
}

const actionAddress = (address: string): string | undefined =>
  /^(action:[a-z][a-z0-9-]*|tel:\+?[\d-]+)$/.test(address) ? address : undefined;

function readInlines(tokens: readonly Token[]): readonly Inline[] {
  const inlines: Inline[] = [];
  let strong = 0;
  let href: string | undefined;
  for (const token of tokens) {
    if (token.type === "strong_open") strong += 1;
    if (token.type === "strong_close") strong -= 1;
    if (token.type === "link_open") href = safeAddress(String(token.attrGet("href") ?? ""));
    if (token.type === "link_close") href = undefined;
    const text = plainText(token);
    if (text === "") continue;
    appendInline(inlines, { text, strong: strong > 0 ? true : undefined, href });
  }
  return inlines;
}

function plainText(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return "\n";
  if (token.type === "text" || token.type === "code_inline" || token.type === "image")
    return token.content;
  return "";
}

/** Texts of the same form become one. */
function appendInline(inlines: Inline[], next: Inline): void {
  const last = inlines.at(-1);
  if (last && last.strong === next.strong && last.href === next.href)
    inlines[inlines.length - 1] = { ...last, text: last.text + next.text };
  else inlines.push(next);
}

const safeProtocols = new Set(["http:", "https:", "tel:", "mailto:"]);

/** The address if it is one of the web, a telephone or a mailbox; undefined for anything else (javascript:, data:, a path). */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    const disguised = url.username !== "" || url.password !== "";
    return safeProtocols.has(url.protocol) && !disguised ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The words of a body without its markup, for the index. */
export function plainBody(markdown: string): string {
  return markdown
    .replace(actionRow, " ")
    .replace(/\{\{[^}]*\}\}|\]\([^)]*\)|[#>*_`[\]]|^\s*\d+\.\s/gm, " ");
}

/** Buttons say nothing about what an article is about. */
const actionRow = /^(?:\[[^\]\n]*\]\((?:action|tel):[^)\n]*\)[ \t]*)+$/gm;
