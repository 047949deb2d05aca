import type { Block, Inline } from "../../../../protocol/article-blocks.ts";
import { unknownScreen } from "./addresses.ts";
import { actionsOf, readInlines } from "./inlines.ts";
import type { Loss } from "./loss.ts";
import { type MarkdownNode, parseMarkdown } from "./parser.ts";
import { picturesOf } from "./pictures.ts";

/**
 * Markdown → blocks of data. HTML in the source is shown as text, and a link with an unsafe address becomes its text.
 */
export const toBlocks = (markdown: string): readonly Block[] =>
  blocksOf(parseMarkdown(markdown), () => undefined);

export const blocksOf = (
  nodes: readonly MarkdownNode[],
  lose: (loss: Loss) => void,
): readonly Block[] => readNodes(nodes, { lose, line: 0, lists: 0, quoted: false });

interface Surroundings {
  readonly lose: (loss: Loss) => void;
  /** Where the block around it begins, from 0. */
  readonly line: number;
  /** How many lists it stands in. */
  readonly lists: number;
  readonly quoted: boolean;
}

const readNodes = (nodes: readonly MarkdownNode[], place: Surroundings): readonly Block[] =>
  nodes.flatMap((node) => {
    const line = node.open.map?.[0] ?? place.line;
    return readers[node.open.type]?.(node, { ...place, line }) ?? [];
  });

type NodeReader = (node: MarkdownNode, place: Surroundings) => readonly Block[];

const readers: Readonly<Record<string, NodeReader>> = {
  paragraph_open: readParagraph,
  heading_open: readHeading,
  blockquote_open: ({ inside }, place) => readNodes(inside, { ...place, quoted: true }),
  bullet_list_open: readList,
  ordered_list_open: readList,
  table_open: readTable,
  fence: readCode,
  code_block: (node, place) => {
    place.lose({ line: place.line, code: "indentedCode" });
    return readCode(node, place);
  },
  hr: (_, { lose, line }) => {
    lose({ line, code: "rule" });
    return [];
  },
};

function readParagraph({ inside }: MarkdownNode, place: Surroundings): readonly Block[] {
  const actions = place.lists > 0 || place.quoted ? [] : actionsOf(childrenOf(inside));
  for (const { href } of actions) {
    const screen = unknownScreen(href);
    if (screen) place.lose({ line: place.line, code: "screenUnknown", values: { screen } });
  }
  if (actions.length > 0) return [{ kind: "actions", items: actions }];
  const { text: tokens, pictures } = picturesOf(childrenOf(inside), place);
  const written = inside[0]?.open.content ?? "";
  const text = readInlines(tokens, { line: place.line, lose: place.lose, written });
  if (text.length === 0) return pictures;
  return [{ kind: place.quoted ? "warning" : "paragraph", text }, ...pictures];
}

/** A bubble on a phone has no headings: a bold line. */
function readHeading({ inside }: MarkdownNode, place: Surroundings): readonly Block[] {
  place.lose({ line: place.line, code: "heading" });
  const text = inlinesOf(inside, place).map(
    (run): Inline => ({
      ...run,
      strong: true,
    }),
  );
  return text.length === 0 ? [] : [{ kind: "paragraph", text }];
}

const inlinesOf = (nodes: readonly MarkdownNode[], { line, lose }: Surroundings) =>
  readInlines(childrenOf(nodes), { line, lose, written: nodes[0]?.open.content ?? "" });

const childrenOf = (nodes: readonly MarkdownNode[]) =>
  nodes.flatMap(({ open }) => (open.type === "inline" ? (open.children ?? []) : []));

function readCode({ open }: MarkdownNode, { lose, line }: Surroundings): readonly Block[] {
  if (open.info.trim() !== "")
    lose({ line, code: "codeLanguage", values: { word: open.info.trim() } });
  const text = open.content.replace(/\n$/, "");
  return text.trim() === "" ? [] : [{ kind: "code", text }];
}

interface Item {
  readonly text: readonly Inline[];
  readonly under: readonly Block[];
}

/** One level of lists stands in another; of those below, the items follow the item that contains them. */
function readList({ open, inside }: MarkdownNode, place: Surroundings): readonly Block[] {
  const { lists, lose, line } = place;
  if (lists > 1) lose({ line, code: "listTooDeep" });
  const items = inside.flatMap((node) => readItem(node, { ...place, lists: lists + 1 }));
  const under = Object.fromEntries(
    items.flatMap((item, at) => (item.under.length > 0 ? [[at, item.under]] : [])),
  );
  const list = {
    items: items.map(({ text }) => text),
    ...(Object.keys(under).length > 0 && { under }),
  };
  if (open.type === "bullet_list_open") return [{ kind: "list", ...list }];
  const start = Number(open.attrGet("start") ?? 1);
  warnOfNumbers(inside, { start, lose });
  return [{ kind: "steps", ...(start !== 1 && { start }), ...list }];
}

function readItem({ open, inside }: MarkdownNode, place: Surroundings): readonly Item[] {
  const at = { ...place, line: open.map?.[0] ?? place.line };
  const [first, ...rest] = readNodes(inside, { ...at, quoted: false });
  const hasText = inside[0]?.open.type === "paragraph_open" && first?.kind === "paragraph";
  const text = hasText ? first.text : [];
  const blocks = hasText || first === undefined ? rest : [first, ...rest];
  return place.lists < 2 ? [{ text, under: blocks }] : withoutLists({ text, under: blocks });
}

/** The items of the lists in it follow it; what else stands in it stays with the item before. */
function withoutLists(item: Item): readonly Item[] {
  const items: Item[] = [{ ...item, under: [] }];
  for (const block of item.under) {
    const last = items.at(-1);
    if (block.kind === "steps" || block.kind === "list") {
      const { items: texts, under = {} } = block;
      items.push(...texts.map((text, at) => ({ text, under: under[at] ?? [] })));
    } else if (last) items[items.length - 1] = { ...last, under: [...last.under, block] };
  }
  return items;
}

/** Markdown counts on from the first number, whatever the others are. */
function warnOfNumbers(
  items: readonly MarkdownNode[],
  { start, lose }: { readonly start: number; readonly lose: Surroundings["lose"] },
): void {
  for (const [at, { open }] of items.entries())
    if (open.info !== "" && Number(open.info) !== start + at)
      lose({
        line: open.map?.[0] ?? 0,
        code: "listNumber",
        values: { written: open.info, shown: start + at },
      });
}

const mostColumns = 4;

function readTable({ inside }: MarkdownNode, place: Surroundings): readonly Block[] {
  const rows = inside.flatMap((part) => part.inside);
  const [head = [], ...body] = rows.map((row) =>
    row.inside.map((cell) =>
      inlinesOf(cell.inside, { ...place, line: row.open.map?.[0] ?? place.line }),
    ),
  );
  const columns = head.length;
  if (columns < 2 || columns > mostColumns)
    place.lose({ line: place.line, code: "tableColumns", values: { columns } });
  const atEnd = (rows[0]?.inside ?? []).flatMap(({ open }, column) =>
    /right/.test(String(open.attrGet("style") ?? "")) ? [column] : [],
  );
  return [{ kind: "table", head, rows: body, ...(atEnd.length > 0 && { atEnd }) }];
}
