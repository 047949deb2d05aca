/** The notation of docs/protocol.md for JSON, read and compared with what really came. */

export type Shape =
  | { readonly kind: "any" }
  /** Any value of the example's type. */
  | { readonly kind: "example"; readonly value: string | number | boolean }
  | { readonly kind: "null" }
  | { readonly kind: "list"; readonly of: Shape | undefined }
  | { readonly kind: "object"; readonly parts: Parts; readonly open: boolean }
  | { readonly kind: "named"; readonly name: string }
  /** One of these; strings among them are exact. */
  | { readonly kind: "oneOf"; readonly shapes: readonly Shape[] }
  /** All of these objects in one. */
  | { readonly kind: "both"; readonly shapes: readonly Shape[] };

type Parts = ReadonlyMap<string, { readonly optional: boolean; readonly shape: Shape }>;
export type Views = ReadonlyMap<string, Shape>;

const token = /\s*("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z]+|[{}[\]:,?|&=…])/y;

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex;
    const [, found] = token.exec(text) ?? [];
    if (found === undefined) throw new Error(`Not a shape: ${text.slice(at, at + 40)}`);
    tokens.push(found);
  }
  return tokens;
}

export function parseShape(text: string): Shape {
  const reader = createReader(tokensOf(text));
  const shape = reader.shape();
  reader.end();
  return shape;
}

/** A block of `Name = shape` definitions. */
export function parseViews(text: string): Views {
  const views = new Map<string, Shape>();
  const reader = createReader(tokensOf(text));
  while (!reader.atEnd()) {
    const [name, shape] = reader.definition();
    views.set(name, shape);
  }
  return views;
}

function createReader(tokens: readonly string[]) {
  let next = 0;
  const peek = () => tokens[next];
  const take = () => {
    const taken = tokens[next];
    if (taken === undefined) throw new Error("The shape ends too early.");
    next += 1;
    return taken;
  };
  const skip = (wanted: string) => {
    if (peek() !== wanted) return false;
    next += 1;
    return true;
  };
  const expect = (wanted: string) => {
    const taken = take();
    if (taken !== wanted) throw new Error(`Expected ${wanted}, got ${taken}`);
  };

  function shape(): Shape {
    const first = single();
    const shapes = [first];
    if (peek() === "&") {
      while (skip("&")) shapes.push(single());
      return { kind: "both", shapes };
    }
    while (skip("|")) shapes.push(single());
    return shapes.length === 1 ? first : { kind: "oneOf", shapes };
  }

  function single(): Shape {
    const taken = take();
    if (taken === "{") return object();
    if (taken === "[") return list();
    if (taken === "…") return { kind: "any" };
    if (taken === "null") return { kind: "null" };
    if (/^[A-Z]/.test(taken)) return { kind: "named", name: taken };
    return { kind: "example", value: JSON.parse(taken) };
  }

  function list(): Shape {
    if (skip("]")) return { kind: "list", of: undefined };
    const of = shape();
    expect("]");
    return { kind: "list", of };
  }

  function object(): Shape {
    const parts = new Map<string, { optional: boolean; shape: Shape }>();
    let open = false;
    while (!skip("}")) {
      if (skip("…")) open = true;
      else {
        const name: string = JSON.parse(take());
        const optional = skip("?");
        parts.set(name, { optional, shape: skip(":") ? shape() : { kind: "any" } });
      }
      if (!skip(",") && peek() !== "}") throw new Error(`Expected , or }, got ${peek()}`);
    }
    return { kind: "object", parts, open };
  }

  return {
    shape,
    definition(): readonly [string, Shape] {
      const name = take();
      expect("=");
      return [name, shape()];
    },
    atEnd: () => next === tokens.length,
    end() {
      if (next < tokens.length) throw new Error(`There is more than a shape: ${peek()}`);
    },
  };
}

/** The keys of an object's shape, with its views looked up. */
export function partsOf(shape: Shape, views: Views): Parts {
  const resolved = resolve(shape, views);
  if (resolved.kind !== "object") throw new Error(`${resolved.kind} has no parts`);
  return resolved.parts;
}

function resolve(shape: Shape, views: Views): Shape {
  if (shape.kind === "named") {
    const view = views.get(shape.name);
    if (!view) throw new Error(`There is no view ${shape.name}`);
    return resolve(view, views);
  }
  if (shape.kind !== "both") return shape;
  const parts = new Map(shape.shapes.flatMap((one) => [...partsOf(one, views)]));
  return { kind: "object", parts, open: false };
}

interface Place {
  readonly views: Views;
  /** The path from the whole value to here. */
  readonly at: string;
}

/** What of the value is not as the shape says, each with the path to it. */
export const differences = (value: unknown, shape: Shape, views: Views): string[] =>
  compare(value, shape, { views, at: "$" });

function compare(value: unknown, shape: Shape, place: Place): string[] {
  const wanted = resolve(shape, place.views);
  const shown = () => `${place.at} is ${JSON.stringify(value)}`;
  switch (wanted.kind) {
    case "any":
    case "both":
    case "named":
      return [];
    case "null":
      return value === null ? [] : [`${shown()}, documented as null`];
    case "example":
      return typeof value === typeof wanted.value
        ? []
        : [`${shown()}, documented like ${JSON.stringify(wanted.value)}`];
    case "oneOf":
      return isOneOf(value, wanted.shapes, place)
        ? []
        : [`${shown()}, none of the documented ones`];
    case "list":
      return compareList(value, wanted.of, place);
    case "object":
      return compareObject(value, wanted, place);
  }
}

/** Of several strings each is meant exactly; a single one beside `null` is an example. */
function isOneOf(value: unknown, shapes: readonly Shape[], place: Place): boolean {
  const strings = shapes.flatMap((one) =>
    one.kind === "example" && typeof one.value === "string" ? [one.value] : [],
  );
  if (typeof value === "string" && strings.length > 1) return strings.includes(value);
  return shapes.some((one) => compare(value, one, place).length === 0);
}

function compareList(value: unknown, of: Shape | undefined, place: Place): string[] {
  if (!Array.isArray(value)) return [`${place.at} is no list`];
  if (!of) return value.length === 0 ? [] : [`${place.at} is documented as empty`];
  return value.flatMap((one, index) => compare(one, of, { ...place, at: `${place.at}[${index}]` }));
}

function compareObject(
  value: unknown,
  { parts, open }: Shape & { kind: "object" },
  { views, at }: Place,
): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [`${at} is no object`];
  }
  const found = new Map(Object.entries(value).filter(([, part]) => part !== undefined));
  const missing = [...parts].filter(([name, { optional }]) => !optional && !found.has(name));
  const unknown = [...found.keys()].filter((name) => !parts.has(name));
  return [
    ...missing.map(([name]) => `${at}.${name} is documented and missing`),
    ...(open ? [] : unknown.map((name) => `${at}.${name} is not documented`)),
    ...[...found].flatMap(([name, part]) => {
      const shape = parts.get(name)?.shape;
      if (!shape) return [];
      // A kind says which of several objects it is, so it is never an example.
      if (name === "kind" && shape.kind === "example" && part !== shape.value) {
        return [`${at}.kind is ${part}, documented as ${shape.value}`];
      }
      return compare(part, shape, { views, at: `${at}.${name}` });
    }),
  ];
}
