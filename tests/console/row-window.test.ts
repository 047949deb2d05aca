import { expect, test } from "vitest";
import { drawnRows, rowHeight, rowsBetween } from "../../console/models/row-window.ts";

test("of two hundred rows only those in view are drawn, and a few beyond", () => {
  const { from, to } = rowsBetween({ top: 100 * rowHeight, height: 10 * rowHeight }, 200);
  expect([from, to]).toEqual([92, 118]);
  expect(drawnRows({ from, to }, -1)).toHaveLength(26);
});

test("the ends are not passed, and a short list is drawn whole", () => {
  expect(rowsBetween({ top: -40, height: 560 }, 3)).toEqual({ from: 0, to: 3 });
  expect(rowsBetween({ top: 0, height: 560 }, 0)).toEqual({ from: 0, to: 0 });
  expect(rowsBetween({ top: 190 * rowHeight, height: 560 }, 200).to).toBe(200);
});

test("the row at the cursor is drawn wherever it is, as the focus may be on it", () => {
  const between = { from: 10, to: 12 };
  expect(drawnRows(between, 3)).toEqual([3, 10, 11]);
  expect(drawnRows(between, 90)).toEqual([10, 11, 90]);
  expect(drawnRows(between, 11)).toEqual([10, 11]);
});
