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
    const colon = /^\s*([A-Za-z]+)\s*：/.exec(line);
    if (colon?.[1]) return [error(place, "fullWidthColon", { key: colon[1] })];
    if (/^\w+:\s*\[[^\]]*$/.test(line) && !closesLater(lines, at))
      return [error(place, "openBracket")];
    if (/^\s*(?:\w+:|-)\s+"[^"]*$/.test(line)) return [error(place, "openQuote")];
    if (isOutOfLine(lines, at)) return [error(place, "yamlIndent")];
    const [, text = "", cut = ""] = /^(?:title:|\s+-)\s+([^"'[#\s].*?)\s+(#.*)$/.exec(line) ?? [];
    return text === "" ? [] : [warning(place, "hashCut", { text: cut.trim() })];
  });
}

/** An entry that begins further left or right than the one before it. */
function isOutOfLine(lines: readonly string[], at: number): boolean {
  const [indent, before] = [lines[at], lines[at - 1]].map(
    (line) => /^ *(?=- )/.exec(line ?? "")?.[0],
  );
  return indent !== undefined && before !== undefined && indent !== before;
}

/** A list may go over several lines, up to the next key. */
function closesLater(lines: readonly string[], from: number): boolean {
  const rest = lines.slice(from + 1);
  const next = rest.findIndex((line) => /^\w+\s*[:：]/.test(line));
  return rest.slice(0, next < 0 ? undefined : next).some((line) => line.includes("]"));
}
