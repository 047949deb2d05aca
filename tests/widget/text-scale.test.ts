import { expect, test } from "vitest";
import { textScale } from "../../widget/text-scale.ts";

const phone = { bodyPx: 16, width: 390 };

test("usual text stays as it is", () => {
  expect(textScale(16, 16, phone)).toBe(1);
});

test("the browser's large text is followed, and so is a page with a large root, up to 200 %", () => {
  expect(textScale(24, 24, phone)).toBe(1.5);
  expect(textScale(16, 20, phone)).toBe(1.25);
  expect(textScale(32, 32, phone)).toBe(2);
  expect(textScale(48, 48, phone)).toBe(2);
});

test("a root that is a unit of layout changes nothing", () => {
  expect(textScale(16, 10, phone)).toBe(1);
  expect(textScale(16, 39, phone)).toBe(1);
  expect(textScale(16, 100, phone)).toBe(1);
  expect(textScale(16, 32, { bodyPx: 12, width: 320 })).toBe(1);
});

test("a page whose own text is as large as its root means it, also where that is a tenth of the window", () => {
  expect(textScale(16, 32, { bodyPx: 32, width: 320 })).toBe(2);
});
