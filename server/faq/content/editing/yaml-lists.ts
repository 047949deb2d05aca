import { stringify } from "yaml";

/** A text as YAML reads it back, on one line: in quotes where it needs them. */
export const yamlText = (text: string): string =>
  stringify(text.replace(/\s+/g, " ").trim(), { lineWidth: 0 }).trim();

/**
 * The YAML with these texts at the end of a list of its top level; every other line stays as its editor wrote it, comments
 * too. Undefined where there is no such key.
 */
export function withListItems(
  yaml: string,
  key: string,
  items: readonly string[],
): string | undefined {
  const eol = yaml.includes("\r\n") ? "\r\n" : "\n";
  const lines = yaml.split(/\r?\n/);
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (at < 0) return undefined;
  const value = (lines[at] ?? "").slice(key.length + 1).replace(/(?:^|\s)#.*$/, "");
  const changed = value.trim().startsWith("[")
    ? inBrackets(lines, at, items)
    : inBlock(lines, at, items);
  return changed.join(eol);
}

/** `[a, b]`, on one line or on several. */
function inBrackets(lines: readonly string[], at: number, items: readonly string[]) {
  const end = at + lines.slice(at).findIndex((line) => /\]\s*(?:#.*)?$/.test(line));
  const line = lines[end] ?? "";
  const bracket = line.lastIndexOf("]");
  const before = lines.slice(at, end).join(" ") + line.slice(0, bracket);
  const comma = /\[\s*$/.test(before) || /,\s*$/.test(before) ? "" : ", ";
  const added = items.map((item) => JSON.stringify(item.replace(/\s+/g, " ").trim())).join(", ");
  // A line of its own may not begin where keys do.
  if (line.slice(0, bracket).trim() === "")
    return [...lines.slice(0, end), `  ${comma}${added}`, ...lines.slice(end)];
  const changed = `${line.slice(0, bracket)}${comma}${added}${line.slice(bracket)}`;
  return [...lines.slice(0, end), changed, ...lines.slice(end + 1)];
}

/** A line for each, behind the last one. */
function inBlock(lines: readonly string[], at: number, items: readonly string[]) {
  const rest = lines.slice(at + 1);
  const next = rest.findIndex((line) => /^[^\s#-]/.test(line));
  const block = rest.slice(0, next < 0 ? undefined : next);
  const last = block.findLastIndex((line) => /^\s*- /.test(line));
  const indent = /^\s*/.exec(block[last] ?? "  ")?.[0] ?? "  ";
  const end = at + 2 + last;
  const added = items.map((item) => `${indent}- ${yamlText(item)}`);
  return [...lines.slice(0, end), ...added, ...lines.slice(end)];
}
