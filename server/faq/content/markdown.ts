import MarkdownIt from "markdown-it";
import type { Block, Inline } from "../../../protocol/conversation.ts";

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/**
 * Markdown → blocks of data. HTML in the source stays the text that it is, images become their description,
 * and a link survives only with a safe address.
 */
export function toBlocks(markdown: string): readonly Block[] {
  // Deep nesting is nobody's article: past 20 levels it is plain text, which also bounds the time.
  const parser = new MarkdownIt("commonmark", { html: false, maxNesting: 20 });
  return readBlocks(parser.parse(limitBrackets(markdown), {}));
}

/** markdown-it looks for a partner of each `[` up to the end; a run of them would cost the square of its length. */
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
    if (list) list.items.push(text);
    else blocks.push({ kind: quotes > 0 ? "warning" : "paragraph", text });
  }
  return blocks;
}

/** The phone's bubble has one level of lists: an inner list's items follow the item that they belong to. */
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

function readInlines(tokens: readonly Token[]): readonly Inline[] {
  const parts: Inline[] = [];
  let strong = 0;
  let href: string | undefined;
  for (const token of tokens) {
    if (token.type === "strong_open") strong += 1;
    if (token.type === "strong_close") strong -= 1;
    if (token.type === "link_open") href = safeAddress(String(token.attrGet("href") ?? ""));
    if (token.type === "link_close") href = undefined;
    const text = plainText(token);
    if (text === "") continue;
    append(parts, {
      text,
      ...(strong > 0 ? { strong: true as const } : {}),
      ...(href === undefined ? {} : { href }),
    });
  }
  return parts;
}

function plainText(token: Token): string {
  if (token.type === "softbreak" || token.type === "hardbreak") return "\n";
  if (token.type === "text" || token.type === "code_inline" || token.type === "image")
    return token.content;
  return "";
}

function append(parts: Inline[], next: Inline): void {
  const last = parts.at(-1);
  if (last && last.strong === next.strong && last.href === next.href)
    parts[parts.length - 1] = { ...last, text: last.text + next.text };
  else parts.push(next);
}

const safeProtocols = new Set(["http:", "https:", "tel:", "mailto:"]);

/** The address if it leads to the web, a phone or a mailbox; anything else (javascript:, data:, a path) is none. */
export function safeAddress(address: string): string | undefined {
  try {
    const url = new URL(address);
    const disguised = url.username !== "" || url.password !== "";
    return safeProtocols.has(url.protocol) && !disguised ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The words of a body without its marks, for the index. */
export function plainBody(markdown: string): string {
  return markdown.replace(/\{\{[^}]*\}\}|\]\([^)]*\)|[#>*_`[\]]|^\s*\d+\.\s/gm, " ");
}
