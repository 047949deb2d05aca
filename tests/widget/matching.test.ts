import { expect, test } from "vitest";
import { matching } from "../../widget/screens/transactions/matching.ts";
import { coffee, transfer } from "../support/wallet.ts";

const both = [coffee, transfer];
const found = (words: string, state: Parameters<typeof matching>[1]["state"] = "all") =>
  matching(both, { words, state }).map(({ id }) => id);

test("a transaction is found by a part of its name, its number or its amount, and by its state", () => {
  expect(found("")).toEqual([coffee.id, transfer.id]);
  expect(found("咖啡")).toEqual([coffee.id]);
  expect(found("¥200")).toEqual([transfer.id]);
  expect(found("t202611211742")).toEqual([coffee.id]);
  expect(found("", "pending")).toEqual([transfer.id]);
  expect(found("咖啡", "pending")).toEqual([]);
});
