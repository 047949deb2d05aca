import {
  Composer,
  type Document,
  isNode,
  Lexer,
  LineCounter,
  type ParsedNode,
  Parser,
  YAMLParseError,
} from "yaml";
import type { z } from "zod";
import { runToEnd, type Task } from "../task.ts";
import { type ContentProblem, error, type ProblemCode, problemCode } from "./problem.ts";

type YamlDocument = Document.Parsed<ParsedNode, true>;

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
export const parseYaml = <Value>(source: YamlSource, schema: z.ZodType<Value>): ParsedYaml<Value> =>
  runToEnd(readYaml(source, schema));

/** The same in pieces: a file of data is long. */
export function* readYaml<Value>(
  { file, text, firstLine = 1 }: YamlSource,
  schema: z.ZodType<Value>,
): Task<ParsedYaml<Value>> {
  const deep = lineOfDeepBracket(text);
  if (deep !== undefined) {
    const problem = error([file, deep + firstLine], "deepBrackets");
    return { value: undefined, problems: [problem], lineOf: () => firstLine };
  }
  const lines = new LineCounter();
  const document = yield* composeDocument(text, lines);
  yield;
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const failed = (problems: readonly ContentProblem[]) => ({ value: undefined, problems, lineOf });

  if (document.errors.length > 0)
    return failed(
      firstOfLine(
        document.errors.map((one) =>
          error([file, lineAt(one.pos[0])], yamlCodes[one.code] ?? "yamlUnexpected"),
        ),
      ),
    );
  const plain = toPlainValue(document);
  yield;
  if (plain === undefined) {
    const alias = /(?:^|[\s[,])[&*][\w-]+/m.exec(text);
    return failed([error([file, lineAt(alias?.index ?? 0)], "yamlAlias")]);
  }
  const checked = schema.safeParse(plain);
  if (checked.success) return { value: checked.data, problems: [], lineOf };
  return failed(
    checked.error.issues.map((issue) => {
      const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
      const line = lineOf([...issue.path, ...unknown]);
      const { code, values } = explainIssue(issue, document.hasIn(issue.path));
      return error([file, line], code, values);
    }),
  );
}

/** One mistake has several consequences on its line. */
const firstOfLine = (problems: readonly ContentProblem[]) =>
  problems.filter(({ line }, at) => problems.findIndex((one) => one.line === line) === at);

/** What the library's `parseDocument` does, with a pause after each line or so. */
function* composeDocument(text: string, lines: LineCounter): Task<YamlDocument> {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({ schema: "failsafe", lineCounter: lines, uniqueKeys: true });
  const documents: YamlDocument[] = [];
  const take = (made: Iterable<YamlDocument>) => documents.push(...made);
  lines.addNewLine(0);
  let read = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) take(composer.next(token));
    read += 1;
    if (read % lexemesAtOnce === 0) yield;
  }
  yield;
  for (const token of parser.end()) take(composer.next(token));
  take(composer.end(true, text.length));
  const [document, another] = documents;
  if (!document) throw new Error("The library makes a document of every text.");
  if (another) {
    const { range } = another;
    const at: [number, number] = [range?.[0] ?? 0, range?.[1] ?? 0];
    document.errors.push(
      new YAMLParseError(at, "MULTIPLE_DOCS", "only one document fits in a file"),
    );
  }
  return document;
}

const lexemesAtOnce = 64;

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

const yamlCodes: Readonly<Record<string, ProblemCode>> = {
  TAB_AS_INDENT: "yamlTab",
  DUPLICATE_KEY: "yamlTwice",
  BAD_INDENT: "yamlIndent",
  MISSING_CHAR: "yamlUnclosed",
  BLOCK_AS_IMPLICIT_KEY: "yamlColon",
};

/** Undefined where the document has an alias. */
function toPlainValue(document: YamlDocument): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch (cause) {
    if (cause instanceof ReferenceError) return undefined;
    throw cause;
  }
}

/** The schemas' messages are codes of problems; what the library says by itself is no text for editors. */
function explainIssue(
  issue: z.core.$ZodIssue,
  isThere: boolean,
): { readonly code: ProblemCode; readonly values: ContentProblem["values"] } {
  const where = issue.path.map(String).join(".");
  const code = problemCode(issue.message);
  switch (issue.code) {
    case "unrecognized_keys":
      return { code: "unknownKey", values: { where: issue.keys.join(", ") } };
    case "invalid_value":
      if (code) break;
      return { code: "oneOf", values: { where, values: issue.values.join(", ") } };
    case "invalid_type":
      if (!isThere) return { code: "missingKey", values: { where } };
      break;
    case "too_big":
      return { code: "isTooLong", values: { where, most: Number(issue.maximum) } };
    case "invalid_key":
      return {
        code: problemCode(issue.issues[0]?.message ?? "") ?? "isInvalid",
        values: { where },
      };
  }
  const given = "params" in issue ? (issue.params as ContentProblem["values"]) : {};
  return { code: code ?? "isInvalid", values: { where, ...given } };
}
