import { expect, test } from "vitest";
import { agentHandshake, customerHandshake } from "../../protocol/handshake-schemas.ts";
import { agentPayloads, customerPayloads, httpPayloads } from "../../protocol/schemas.ts";

/** What a renderer would take for an element of its own. */
const nodes: readonly unknown[] = [
  { type: "img", props: { src: "x", onerror: "alert(1)" }, key: null, constructor: undefined },
  { type: "div", props: { dangerouslySetInnerHTML: { __html: "<script>alert(1)</script>" } } },
  { nodeType: 1, innerHTML: "<img src=x onerror=alert(1)>" },
  { toString: "alert(1)" },
  [["<b>"]],
];

const schemas = Object.entries({
  ...customerPayloads,
  ...Object.fromEntries(Object.entries(agentPayloads).map(([name, one]) => [`desk ${name}`, one])),
  ...httpPayloads,
  customerHandshake,
  agentHandshake,
});

test("S16 no part of any call takes an object or a list", () => {
  const taken = schemas.flatMap(([name, { shape }]) =>
    Object.entries(shape).flatMap(([part, schema]) =>
      nodes.some((node) => schema.safeParse(node).success) ? [`${name} ${part}`] : [],
    ),
  );
  expect(schemas.length).toBeGreaterThan(30);
  expect(taken).toEqual([]);
});
