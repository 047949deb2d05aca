import { isConflictMark } from "./markdown/losses.ts";
import { type ContentProblem, error, warning } from "./problem.ts";
import type { SourceFile } from "./source-file.ts";

export interface SplitFile {
  readonly yaml: string;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
}

export function splitFrontMatter(text: string): SplitFile | undefined {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*(?:\r?\n|$)/m.exec(text);
  if (found === null || found.index !== 0) return undefined;
  const yaml = found[1] ?? "";
  return {
    yaml,
    body: text.slice(found[0].length),
    bodyLine: yaml.split("\n").length + 2,
  };
}

/** Mistakes that a reader of YAML names by their consequences, lines below. With an error among them, it need not read on. */
export function frontMatterMistakes({ path }: SourceFile, yaml: string): readonly ContentProblem[] {
  const lines = yaml.split("\n");
  return lines.flatMap((line, at) => {
    const place = [path, at + 2] as const;
    const found = colonMistake(line, place) ?? spaceMistake(line, place);
    if (found) return [found];
    const [, hidden] = /^(?:\w+:\s*\[[^\]"']*\s|title:\s+)(#.*)$/.exec(line) ?? [];
    if (hidden) return [error(place, "hashCut", { text: hidden.trim() })];
    if (/^\w+:\s*\[[^\]]*$/.test(line) && !closesLater(lines, at))
      return [error(place, "openBracket")];
    if (/^\s*(?:\w+:|-)\s+"[^"]*$/.test(line)) return [error(place, "openQuote")];
    if (isOutOfLine(lines, at)) return [error(place, "yamlIndent")];
    if (isStray(lines, at)) return [error(place, "strayLine", { text: line.trim() })];
    const [, wide] = /^phrasings:\s*\[(.*[，、].*)\]/.exec(line) ?? [];
    if (wide) return [warning(place, "fullWidthComma", { text: wide })];
    const [, text = "", cut = ""] = /^(?:title:|\s*-)\s+([^"'[#\s].*?)\s+(#.*)$/.exec(line) ?? [];
    return text === "" ? [] : [warning(place, "hashCut", { text: cut.trim() })];
  });
}

type FileLine = readonly [file: string, line: number];

const colonMistake = (line: string, place: FileLine): ContentProblem | undefined => {
  const [, key] = /^\s*(?:-\s+)?([A-Za-z][\w-]*)\s*：/.exec(line) ?? [];
  return key === undefined ? undefined : error(place, "fullWidthColon", { key });
};

/** `title:付款`: without a space, or with a wide one, it is no key. */
const spaceMistake = (line: string, place: FileLine): ContentProblem | undefined => {
  const [, key] =
    /^(title|phrasings|keywords|errorCodes|urgency|related|reviewBy):(?:[\u00a0\u3000]|(?=\S))/.exec(
      line,
    ) ?? [];
  return key === undefined ? undefined : error(place, "colonSpace", { key });
};

/** Why a list beside the articles cannot be read, where it is one of the likely mistakes. */
export const listMistakes = ({ path, text }: SourceFile): readonly ContentProblem[] =>
  text.split("\n").flatMap((line, at) => {
    if (isConflictMark(line)) return [error([path, at + 1], "conflict")];
    return colonMistake(line, [path, at + 1]) ?? [];
  });

/** `hotline: 400-800-0000 #转2`: what is no remark, as those have a space behind the sign, and is cut like one. */
export const hashesCut = ({ path, text }: SourceFile): readonly ContentProblem[] =>
  text.split("\n").flatMap((line, at) => {
    const [, cut] = /^\s*(?:-\s+)?(?:[\w-]+:\s+)?[^"'[{#\s|>][^#]*?\s(#[^\s#].*)$/.exec(line) ?? [];
    return cut === undefined ? [] : [warning([path, at + 1], "hashCut", { text: cut.trim() })];
  });

/** An entry that begins further left or right than the one before it. */
function isOutOfLine(lines: readonly string[], at: number): boolean {
  const [indent, before] = [lines[at], lines[at - 1]].map(
    (line) => /^ *(?=- )/.exec(line ?? "")?.[0],
  );
  return indent !== undefined && before !== undefined && indent !== before;
}

/** Neither a key, nor an entry, nor what goes on from the line above. */
function isStray(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? "";
  if (!/^[^\s\-#[\]{}"'&*!|>%@?,][^:]*$/.test(line)) return false;
  return !lines
    .slice(0, at)
    .some((one, start) => /\[[^\]]*$/.test(one) && closesAfter(lines, start, at));
}

const closesAfter = (lines: readonly string[], from: number, at: number): boolean =>
  !lines.slice(from + 1, at).some((line) => line.includes("]"));

/** A list may go over several lines, up to the next key. */
function closesLater(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => /^\w+\s*[:：]/.test(line));
  return rest.slice(0, next < 0 ? undefined : next).some((line) => line.includes("]"));
}
