import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { type ContentProblem, error } from "./problem.ts";

type YamlDocument = ReturnType<typeof parseDocument>;

interface ParsedYaml<Value> {
  /** Undefined where there are problems. */
  readonly value: Value | undefined;
  readonly problems: readonly ContentProblem[];
  /** The line of the value under this path, or of the nearest value above it. */
  lineOf(path: readonly PropertyKey[]): number;
}

interface YamlSource {
  readonly file: string;
  readonly text: string;
  /** The line of the file on which the text begins; 1 by default. */
  readonly firstLine?: number;
}

/**
 * YAML in which every plain scalar is a string (the “failsafe” schema), so that `- 12306` and `- no` stay what a customer
 * would type. Aliases are refused: a few lines of them can grow to gigabytes.
 */
export function parseYaml<Value>(
  { file, text, firstLine = 1 }: YamlSource,
  schema: z.ZodType<Value>,
): ParsedYaml<Value> {
  const deep = lineOfDeepBracket(text);
  if (deep !== undefined) {
    const problem = error(file, deep + firstLine, "too many brackets are open here");
    return { value: undefined, problems: [problem], lineOf: () => firstLine };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: "failsafe",
    lineCounter: lines,
    uniqueKeys: true,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const failed = (problems: readonly ContentProblem[]) => ({ value: undefined, problems, lineOf });

  if (document.errors.length > 0)
    return failed(
      document.errors.map((one) =>
        error(file, lineAt(one.pos[0]), inEditorsWords(one.code, one.message)),
      ),
    );
  const plain = toPlainValue(document);
  if (plain === undefined) {
    const alias = /(?:^|[\s[,])[&*][\w-]+/m.exec(text);
    const message = "“&” and “*” at the start of a text have a meaning in YAML; put it in quotes";
    return failed([error(file, lineAt(alias?.index ?? 0), message)]);
  }
  const checked = schema.safeParse(plain);
  if (checked.success) return { value: checked.data, problems: [], lineOf };
  return failed(
    checked.error.issues.map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const line = lineOf([...issue.path, ...unknown]);
      return error(file, line, explainIssue(issue, document.hasIn(issue.path)));
    }),
  );
}

/** The library recurses for each open bracket: 20,000 of them would end the process, not throw. */
const maxOpenBrackets = 100;

/** Counts from 0. Undefined where no bracket is nested so deeply. */
function lineOfDeepBracket(text: string): number | undefined {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === "[" || sign === "{") open += 1;
    else if (sign === "]" || sign === "}") open = Math.max(0, open - 1);
    if (open > maxOpenBrackets) return text.slice(0, at).split("\n").length - 1;
  }
  return undefined;
}

function offsetOf(document: YamlDocument, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

const messages: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "a tab stands where spaces belong",
  DUPLICATE_KEY: "this key stands twice; keep one",
  BAD_INDENT: "the indentation does not fit the lines above",
  MISSING_CHAR: "a quote or bracket is not closed",
  BLOCK_AS_IMPLICIT_KEY: "a text with “: ” in it must stand in quotes",
  UNEXPECTED_TOKEN:
    "this does not belong here; a text with special characters must stand in quotes",
};

function inEditorsWords(code: string, message: string): string {
  return messages[code] ?? message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? code;
}

/** Undefined where the document has an alias. */
function toPlainValue(document: YamlDocument): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch (cause) {
    if (cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}

function explainIssue(issue: z.core.$ZodIssue, isThere: boolean): string {
  const where = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return `unknown key “${issue.keys.join(", ")}”`;
  if (issue.code === "invalid_type" && !isThere) return `“${where}” is missing`;
  if (issue.code === "invalid_value")
    return `“${where}” must be one of: ${issue.values.join(", ")}`;
  return `“${where}”: ${issue.message}`;
}
