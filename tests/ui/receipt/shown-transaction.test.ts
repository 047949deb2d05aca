import { expect, test } from "vitest";
import { locales } from "../../../protocol/conversation.ts";
import { shownEntry } from "../../../ui/receipt/shown-entry.ts";
import { receiptWords } from "../../../ui/receipt/texts.ts";

const linesOf = (about: object, locale: (typeof locales)[number]) =>
  shownEntry(
    {
      seq: 1,
      hash: "",
      entry: { at: 1, kind: "filed", author: "customer", about: about as never },
    },
    new Set(),
    receiptWords(locale),
  ).lines;

test.each(locales)("a receipt in %s says in words why a transaction is not there", (locale) => {
  const why = ["unavailable", "unreadable", "unknown"] as const;
  const said = why.map((one) => linesOf({ missing: { id: "T1", why: one } }, locale)[0] ?? "");
  for (const line of said) {
    expect(line).toContain("T1");
    expect(line.length).toBeGreaterThan("T1".length + 8);
  }
  expect(new Set(said).size).toBe(3);
});

test("one that was known as of an earlier time has that time", () => {
  const transaction = { counterparty: "周宁", amount: "-200.00", currency: "CNY" };
  expect(linesOf({ transaction }, "zh-CN")).toEqual(["周宁 -200.00 CNY"]);
  const [line] = linesOf(
    { transaction: { ...transaction, asOf: "2026-11-21T08:00:00.000Z" } },
    "en",
  );
  expect(line).toMatch(/^周宁 -200\.00 CNY \(as of November 21, 2026/);
});
