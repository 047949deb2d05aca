import { expect, test } from "vitest";
import { differences, parseShape, parseViews } from "./shape.ts";

const views = parseViews(`Link = {"id", "title"?: "a"}
Body = {"kind": "text", "text": "a"} | {"kind": "none"}
Long = Link & {"more": 1}`);

test.each([
  [`{"a"}`, { a: null }],
  [`{"a"?: 1}`, {}],
  [`{"a": "x" | null}`, { a: "y" }],
  [`{"a": "x" | "y"}`, { a: "y" }],
  [`{"a": […], "b": {…}}`, { a: [1, "x"], b: { c: 1 } }],
  [`[Link]`, [{ id: 1 }, { id: 2, title: "b" }]],
  ["Body", { kind: "none" }],
  ["Long", { id: 1, more: 2 }],
])("%s describes %j", (shape, value) => {
  expect(differences(value, parseShape(shape), views)).toEqual([]);
});

test.each([
  [`{"a"}`, {}, "$.a is documented and missing"],
  [`{"a"}`, { a: 1, b: 2 }, "$.b is not documented"],
  [`{"a": 1}`, { a: "1" }, `$.a is "1", documented like 1`],
  [`{"a": "x" | "y"}`, { a: "z" }, `$.a is "z", none of the documented ones`],
  [`{"a": null}`, { a: 1 }, "$.a is 1, documented as null"],
  [`{"a": []}`, { a: [1] }, "$.a is documented as empty"],
  [`[Link]`, [{}], "$[0].id is documented and missing"],
  ["Body", { kind: "text" }, `$ is {"kind":"text"}, none of the documented ones`],
  ["Long", { id: 1 }, "$.more is documented and missing"],
])("%s does not describe %j", (shape, value, difference) => {
  expect(differences(value, parseShape(shape), views)).toEqual([difference]);
});

test.each(["{", `{"a" "b"}`, "{a}", `{"a"} {"b"}`, "#"])("%s is no shape", (text) => {
  expect(() => parseShape(text)).toThrow();
});
