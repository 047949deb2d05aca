/** Reads the documents as a test needs them: fenced blocks, tables, links and code spans. */

import { readdirSync, readFileSync } from "node:fs";

/** Every document for people, decisions apart: those say what was true on their day. */
export const documents: readonly string[] = [
  ...readdirSync(".").filter((name) => name.endsWith(".md")),
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
].sort();

export interface Block {
  readonly file: string;
  /** Of the opening fence. */
  readonly line: number;
  /** What stands behind the opening fence; empty where nothing does. */
  readonly language: string;
  readonly text: string;
}

/** All fenced blocks, those within lists too, without their indentation. */
export function blocksOf(file: string): readonly Block[] {
  const blocks: Block[] = [];
  let open: { readonly indent: string; readonly block: Omit<Block, "text"> } | undefined;
  let lines: string[] = [];
  for (const [index, line] of readFileSync(file, "utf8").split("\n").entries()) {
    const [, indent = "", language = ""] = /^( *)```(\S*)$/.exec(line) ?? [];
    const isFence = /^ *```\S*$/.test(line);
    if (open && isFence && language === "") {
      blocks.push({ ...open.block, text: lines.join("\n") });
      open = undefined;
    } else if (open) {
      lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    } else if (isFence) {
      open = { indent, block: { file, line: index + 1, language } };
      lines = [];
    }
  }
  if (open) throw new Error(`${file}:${open.block.line}: the block is not closed`);
  return blocks;
}

/** Cells by the names of their columns. */
export type Row = Readonly<Record<string, string>>;

/** The rows of all tables below the heading, up to the next heading of any level. */
export function tablesUnder(file: string, heading: string): readonly Row[] {
  const lines = readFileSync(file, "utf8").split("\n");
  const start = lines.indexOf(heading);
  if (start < 0) throw new Error(`${file} has no heading “${heading}”`);
  const rows: Row[] = [];
  let columns: readonly string[] | undefined;
  for (const line of lines.slice(start + 1)) {
    if (/^#+ /.test(line)) break;
    const cells = line.startsWith("|") ? cellsOf(line) : undefined;
    if (!cells) columns = undefined;
    else if (!columns) columns = cells;
    else if (!/^[-| ]+$/.test(line)) rows.push(rowOf(columns, cells));
  }
  return rows;
}

const rowOf = (columns: readonly string[], cells: readonly string[]): Row =>
  Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));

/** A `|` within a cell is written `\|`. */
const cellsOf = (line: string): readonly string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));

/** The code spans of a text, in order. */
export const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");

/** The document without its fenced blocks. */
export const proseOf = (file: string): string =>
  readFileSync(file, "utf8").replaceAll(/^ *```\S*\n[\s\S]*?\n *```$/gm, "");
