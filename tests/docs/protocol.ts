/** docs/protocol.md as data. */

import { blocksOf, codeIn, type Row, tablesUnder } from "./documents.ts";
import { parseShape, parseViews, type Shape, type Views } from "./shape.ts";

export const file = "docs/protocol.md";

/** The shapes that stand in fenced blocks: a session of each namespace, and the views. */
const [customerSession, agentSession, definitions] = blocksOf(file)
  .filter(({ language }) => language === "")
  .map(({ text }) => text);

export const views: Views = parseViews(definitions ?? "");
export const sessions = {
  "/customer": parseShape(customerSession ?? ""),
  "/agent": parseShape(agentSession ?? ""),
} as const;

export interface DocumentedCall {
  readonly name: string;
  readonly payload: Shape;
  /** One of these is answered. */
  readonly values: readonly Shape[];
}

export const callsUnder = (namespace: keyof typeof sessions): readonly DocumentedCall[] =>
  tablesUnder(file, `## Namespace \`${namespace}\``).map((row) => ({
    name: nameIn(row, "Event"),
    payload: shapesIn(row, "Payload")[0] ?? { kind: "any" },
    values: shapesIn(row, "Value"),
  }));

/** What an event holds beside its `type`. */
export const eventShapes: ReadonlyMap<string, Shape> = new Map(
  tablesUnder(file, "## Events").map((row) => [
    nameIn(row, "Type"),
    shapesIn(row, "Shape beside `type`")[0] ?? { kind: "any" },
  ]),
);

export interface DocumentedRoute {
  readonly method: string;
  readonly path: string;
  readonly takes: string;
  /** One of these is answered as JSON; empty where it is a page or a text. */
  readonly shapes: readonly Shape[];
}

export const routes: readonly DocumentedRoute[] = tablesUnder(file, "## HTTP").map((row) => {
  const [method = "", path = ""] = nameIn(row, "Route").split(" ");
  return { method, path, takes: row.Takes ?? "", shapes: shapesIn(row, "Answers") };
});

function nameIn(row: Row, column: string): string {
  return codeIn(row[column] ?? "")[0] ?? "";
}

/** Of a cell's code spans those that are an object or a view. */
function shapesIn(row: Row, column: string): readonly Shape[] {
  return codeIn(row[column] ?? "")
    .filter((code) => /^(\{|[A-Z][a-zA-Z]+$)/.test(code))
    .map(parseShape);
}
