/**
 * The plain part of YAML, which is all that nearly every file of the content uses: maps, lists and one-line texts, and
 * lists and maps in brackets. Reading it so takes a fifth of the library's time, and reading is a good part of a first start.
 */

type Plain = string | Plain[] | { [key: string]: Plain };

export interface PlainYaml {
  /** Every scalar is a string. */
  readonly value: unknown;
  /** From 1. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** `undefined` where anything else stands, or a mistake: that is the library's to read, and to explain. */
export function parsePlainYaml(text: string): PlainYaml | undefined {
  if (/[\t\r\uFEFF]/.test(text)) return undefined;
  const lines = splitLines(text);
  const [first] = lines;
  if (first === undefined || first.indent !== 0) return undefined;
  const reader: Reader = { lines, at: 0, places: new Map() };
  try {
    const value = readBlock(reader, 0);
    if (reader.at < lines.length) return undefined;
    return { value, lineOf: (path) => findLine(reader.places, value, path) ?? first.number };
  } catch (cause) {
    if (cause instanceof NotPlain) return undefined;
    throw cause;
  }
}

class NotPlain extends Error {}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly text: string;
}

interface Reader {
  readonly lines: readonly Line[];
  at: number;
  /** On which line what stands under each key of each list and map begins. */
  readonly places: Map<object, Map<PropertyKey, number>>;
}

/** Without empty lines and comments. */
function splitLines(text: string): readonly Line[] {
  return text.split("\n").flatMap((line, at) => {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || line.charAt(indent) === "#") return [];
    return [{ number: at + 1, indent, text: line.slice(indent).replace(/ +$/, "") }];
  });
}

function readBlock(reader: Reader, indent: number): Plain {
  return isItem(reader.lines[reader.at]) ? readList(reader, indent) : readMap(reader, indent);
}

function isItem(line: Line | undefined): boolean {
  return line?.text.startsWith("- ") === true;
}

function readList(reader: Reader, indent: number): Plain {
  const list: Plain[] = [];
  const places = new Map<PropertyKey, number>();
  for (; ; reader.at += 1) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.indent < indent || !isItem(line)) break;
    if (line.indent > indent) throw new NotPlain();
    places.set(list.length, line.number);
    list.push(readInline(reader, line.text.slice(2).trimStart(), line.number));
  }
  reader.places.set(list, places);
  return list;
}

const entry = /^([^\s\-?:,[\]{}#&*!|>'"%@`][^:#]*):(?: +(.*))?$/;

function readMap(reader: Reader, indent: number): Plain {
  const map: { [key: string]: Plain } = {};
  const places = new Map<PropertyKey, number>();
  for (;;) {
    const line = reader.lines[reader.at];
    if (line === undefined || line.indent < indent) break;
    const [, key = "", text = ""] = entry.exec(line.text) ?? [];
    const usual = key !== "" && !key.endsWith(" ") && key !== "__proto__";
    if (line.indent > indent || !usual || places.has(key)) throw new NotPlain();
    reader.at += 1;
    const next = reader.lines[reader.at];
    const below = next && (next.indent > indent || (next.indent === indent && isItem(next)));
    if (below && text !== "") throw new NotPlain();
    places.set(key, below ? next.number : line.number);
    if (below) map[key] = readBlock(reader, next.indent);
    else map[key] = text === "" ? "" : readInline(reader, text, line.number);
  }
  reader.places.set(map, places);
  return map;
}

/** What stands on one line, to its end. */
function readInline(reader: Reader, text: string, line: number): Plain {
  const first = text.charAt(0);
  if (first === "[" || first === "{") {
    const flow: Flow = { text, at: 0, depth: 0, line, places: reader.places };
    const value = readFlow(flow);
    if (flow.at < text.length) throw new NotPlain();
    return value;
  }
  const quoted = /^(?:"([^"\\]*)"|'([^']*)')$/.exec(text);
  if (quoted) return quoted[1] ?? quoted[2] ?? "";
  return asScalar(text);
}

/** Characters that mean something at the beginning of a text. */
const indicator = /^[-?:,[\]{}#&*!|>'"%@`]/;

function asScalar(text: string): string {
  if (text === "" || indicator.test(text) || / #|:(?: |$)/.test(text)) throw new NotPlain();
  return text;
}

/** A text in brackets, and how far it has been read. */
interface Flow {
  readonly text: string;
  at: number;
  /** Brackets that are open here. */
  depth: number;
  readonly line: number;
  readonly places: Reader["places"];
}

/** No article needs more; thousands would end the stack. */
const deepest = 8;

function readFlow(flow: Flow): Plain {
  const first = flow.text.charAt(flow.at);
  if (first !== "[" && first !== "{") return readFlowText(flow);
  flow.depth += 1;
  if (flow.depth > deepest) throw new NotPlain();
  const value = first === "[" ? readFlowList(flow) : readFlowMap(flow);
  flow.depth -= 1;
  return value;
}

function readFlowText(flow: Flow): string {
  const pattern = /"([^"\\]*)"|'([^']*)'|[^,[\]{}]+/y;
  pattern.lastIndex = flow.at;
  const [found, double, single] = pattern.exec(flow.text) ?? [""];
  flow.at += found.length;
  return double ?? single ?? asScalar(found.replace(/ +$/, ""));
}

function readFlowList(flow: Flow): Plain {
  const list: Plain[] = [];
  const places = new Map<PropertyKey, number>();
  flow.at += 1;
  skipSpaces(flow);
  while (!ends(flow, "]")) {
    places.set(list.length, flow.line);
    list.push(readFlow(flow));
    separate(flow, "]");
  }
  flow.places.set(list, places);
  return list;
}

function readFlowMap(flow: Flow): Plain {
  const map: { [key: string]: Plain } = {};
  const places = new Map<PropertyKey, number>();
  const pattern = /([^\s\-?:,[\]{}#&*!|>'"%@`][^:,[\]{}#]*): +/y;
  flow.at += 1;
  skipSpaces(flow);
  while (!ends(flow, "}")) {
    pattern.lastIndex = flow.at;
    const [found = "", key = ""] = pattern.exec(flow.text) ?? [];
    const usual = key !== "" && !key.endsWith(" ") && key !== "__proto__";
    if (!usual || places.has(key)) throw new NotPlain();
    flow.at += found.length;
    places.set(key, flow.line);
    map[key] = readFlow(flow);
    separate(flow, "}");
  }
  flow.places.set(map, places);
  return map;
}

function ends(flow: Flow, closing: "]" | "}"): boolean {
  if (flow.text.charAt(flow.at) !== closing) return false;
  flow.at += 1;
  return true;
}

/** After one entry: a comma and another, or the end. */
function separate(flow: Flow, closing: "]" | "}"): void {
  skipSpaces(flow);
  const next = flow.text.charAt(flow.at);
  if (next === closing) return;
  if (next !== ",") throw new NotPlain();
  flow.at += 1;
  skipSpaces(flow);
  if (flow.text.charAt(flow.at) === closing) throw new NotPlain();
}

function skipSpaces(flow: Flow): void {
  while (flow.text.charAt(flow.at) === " ") flow.at += 1;
}

/** Of the deepest thing on the path that is there. */
function findLine(
  places: Reader["places"],
  value: Plain,
  path: readonly PropertyKey[],
): number | undefined {
  let line: number | undefined;
  let inside: Plain | undefined = value;
  for (const key of path) {
    const found = typeof inside === "object" ? places.get(inside)?.get(key) : undefined;
    if (found === undefined) break;
    line = found;
    inside = Reflect.get(Object(inside), key);
  }
  return line;
}
