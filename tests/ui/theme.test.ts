import { expect, test } from "vitest";
import { readableOn } from "../../ui/theme.ts";

test("text on the accent keeps its contrast", () => {
  expect(readableOn([0x1a, 0x55, 0xee])).toBe("#fff");
  expect(readableOn([0x7f, 0xa2, 0xff])).toBe("#0b0d12");
  expect(readableOn([255, 230, 0])).toBe("#0b0d12");
});
