import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { parsePlainYaml } from "./plain-yaml.ts";
import { error, type Problem } from "./problem.ts";

export interface ParsedYaml<T> {
  readonly value?: T;
  readonly problems: readonly Problem[];
  /** The line on which the thing under this path stands. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * YAML in which every plain scalar is a string, so that `- 12306` and `- no` stay what a customer would type.
 * `firstLine` is the line of the file on which the text begins.
 */
export function parseYaml<Schema extends z.ZodType>(
  source: { readonly file: string; readonly text: string; readonly firstLine?: number },
  schema: Schema,
): ParsedYaml<z.output<Schema>> {
  const first = source.firstLine ?? 1;
  const plain = parsePlainYaml(source.text);
  const checked = plain && schema.safeParse(plain.value);
  if (plain === undefined || !checked?.success) return parseAnyYaml(source, schema);
  return {
    value: checked.data,
    problems: [],
    lineOf: (path) => plain.lineOf(path) + first - 1,
  };
}

/** With the library: what is not plain, and every mistake. */
function parseAnyYaml<Schema extends z.ZodType>(
  source: { readonly file: string; readonly text: string; readonly firstLine?: number },
  schema: Schema,
): ParsedYaml<z.output<Schema>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, {
    schema: "failsafe",
    lineCounter: lines,
    uniqueKeys: true,
  });
  const first = source.firstLine ?? 1;
  const lineAt = (offset: number) => lines.linePos(offset).line + first - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));

  if (document.errors.length > 0) {
    const problems = document.errors.map((one) =>
      error(source.file, lineAt(one.pos[0]), inEditorsWords(one.code, one.message)),
    );
    return { problems, lineOf };
  }
  const alias = /(?:^|[\s[,])[&*][\w-]+/m.exec(source.text);
  const plain = toPlain(document);
  if (plain === undefined) {
    const message = "“&” and “*” at the start of a text have a meaning in YAML; put it in quotes";
    return { problems: [error(source.file, lineAt(alias?.index ?? 0), message)], lineOf };
  }
  const checked = schema.safeParse(plain);
  if (checked.success) return { value: checked.data, problems: [], lineOf };
  const problems = checked.error.issues.map((issue) => {
    const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const line = lineOf([...issue.path, ...unknown]);
    return error(source.file, line, explain(issue, document.hasIn(issue.path)));
  });
  return { problems, lineOf };
}

function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]) {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

const yamlWords: Record<string, string> = {
  TAB_AS_INDENT: "a tab stands where spaces belong",
  DUPLICATE_KEY: "this key stands twice; keep one",
  BAD_INDENT: "the indentation does not fit the lines above",
  MISSING_CHAR: "a quote or bracket is not closed",
  BLOCK_AS_IMPLICIT_KEY: "a text with “: ” in it must stand in quotes",
  UNEXPECTED_TOKEN:
    "this does not belong here; a text with special characters must stand in quotes",
};

function inEditorsWords(code: string, message: string): string {
  return yamlWords[code] ?? message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? code;
}

/** Aliases are refused: a few lines of them can grow to gigabytes. */
function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch (cause) {
    if (cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}

function explain(issue: z.core.$ZodIssue, isThere: boolean): string {
  const where = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return `unknown key “${issue.keys.join(", ")}”`;
  if (issue.code === "invalid_type" && !isThere) return `“${where}” is missing`;
  if (issue.code === "invalid_value")
    return `“${where}” must be one of: ${issue.values.join(", ")}`;
  return `“${where}”: ${issue.message}`;
}
