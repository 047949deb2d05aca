/** The table of transactions.yml, as the content has it: each state and kind in each language. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { locales } from "../../../protocol/conversation.ts";
import { moneyWords } from "../../../protocol/money.ts";
import { transactionStatuses, type WalletTransaction } from "../../../protocol/transaction.ts";
import { createTransactionAnswers } from "../../../server/faq/answer/transaction-answer.ts";
import { checkArticles } from "../../../server/faq/content/check-articles.ts";
import { createLibrary } from "../../../server/faq/content/library.ts";
import { readContent, small } from "../fixture.ts";

const folder = "faq-content";
const files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(md|yml)$/.test(path) && !path.startsWith("_"))
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
);
const content = readContent(files);
const answer = createTransactionAnswers(
  content,
  createLibrary(content, (text) => text),
);

const one: WalletTransaction = {
  id: "T1",
  at: "2026-11-21T08:12:00.000Z",
  kind: "transfer",
  amount: "-200.00",
  currency: "CNY",
  counterparty: "周宁",
  status: "pending",
};
const soon = { words: "今天 18:00", isPast: false };
const gone = { words: "今天 9:00", isPast: true };
const read = (locale: (typeof locales)[number], expected?: typeof soon) =>
  ({ locale, amount: "¥200.00", expected }) as const;

const kinds = ["payment", "transfer", "top-up", "withdrawal", "refund", "something-else"];
const cases = locales.flatMap((locale) =>
  transactionStatuses.flatMap((status) => kinds.map((kind) => [locale, status, kind] as const)),
);

test.each(cases)("in %s, a %s %s has an answer without a hole", (locale, status, kind) => {
  for (const expected of [undefined, soon, gone]) {
    const said = answer({ ...one, status, kind }, read(locale, expected));
    expect(said?.text).toMatch(/\S{4}/);
    expect(said?.text).not.toMatch(/[{}]/);
    expect(said?.steps).toHaveLength(1);
  }
});

/** Which article has the remedy: none of another kind's. */
const remedies = {
  pending: {
    payment: "payment-pending",
    transfer: "transfer-not-arrived",
    "top-up": "topup-not-arrived",
    withdrawal: "withdraw-time",
    refund: "refund-time",
  },
  failed: {
    payment: "payment-failed",
    transfer: "transfer-failed",
    "top-up": "topup-failed",
    withdrawal: "withdraw-failed",
    refund: "refund-not-received",
  },
  succeeded: {
    payment: "transaction-receipt",
    transfer: "transfer-not-arrived",
    "top-up": "topup-not-arrived",
    withdrawal: "withdraw-time",
    refund: "refund-not-received",
  },
  refunded: {
    payment: "refund-not-received",
    transfer: "transfer-failed",
    "top-up": "topup-failed",
    withdrawal: "withdraw-failed",
    refund: "refund-not-received",
  },
} as const;

test.each(transactionStatuses)(
  "a %s one of each kind leads to the remedy of its own kind",
  (status) => {
    const found = Object.keys(remedies[status]).map((kind) => [
      kind,
      answer({ ...one, status, kind }, read("zh-CN"))?.articleId,
    ]);
    expect(Object.fromEntries(found)).toEqual(remedies[status]);
  },
);

test.each(locales)("in %s, one of an unknown kind that is late is called late", (locale) => {
  const said = answer({ ...one, kind: "something-else" }, read(locale, gone));
  expect(said?.text).toMatch(/超过|超過|late/);
});

describe("the first answer", () => {
  test("to a pending one says until when, and not to do it again", () => {
    const said = answer(one, read("zh-CN", soon));
    expect(said).toMatchObject({ articleId: "transfer-not-arrived", needsPerson: false });
    expect(said?.text).toContain("今天 18:00");
    expect(said?.text).toContain("不要再转一次");
  });

  test("to one that is late offers a person", () => {
    expect(answer(one, read("zh-CN", gone))).toMatchObject({ needsPerson: true });
  });

  test("to a failed one says the reason of its code, and leads to its remedy", () => {
    const failed = { ...one, kind: "payment", status: "failed", errorCode: "PAY-1001" } as const;
    const said = answer(failed, read("zh-CN"));
    expect(said?.articleId).toBe("payment-failed");
    expect(said?.text).toContain("余额不足");
    expect(answer({ ...failed, errorCode: "PAY-1002" }, read("en"))?.articleId).toBe(
      "payment-limit",
    );
    // A code that is in no list: the table's own words, and a person.
    expect(answer({ ...failed, errorCode: "XYZ-1" }, read("zh-CN"))).toMatchObject({
      articleId: "payment-failed",
      needsPerson: true,
    });
  });

  test("to one that succeeded says what to check", () => {
    const said = answer({ ...one, status: "succeeded" }, read("zh-CN"));
    expect(said).toMatchObject({ articleId: "transfer-not-arrived" });
    expect(said?.text).toContain("核对");
  });
});

test("an article that is not there is named by the check", () => {
  const broken = readContent({
    ...small,
    "transactions.yml": "pending:\n  other: { article: no-such, text: 等 }\n",
  });
  expect(checkArticles(broken, "2026-01-01")).toContainEqual(
    expect.objectContaining({
      code: "codeWithoutArticle",
      values: { code: "pending, other", id: "no-such" },
    }),
  );
});

test("an amount is said in the currency's sign where it has one, never rounded below its own digits", () => {
  expect(moneyWords("-1234.5", "CNY", "zh-CN")).toBe("¥1,234.50");
  expect(moneyWords("0.12345678", "BTC", "en")).toBe("0.12345678 BTC");
  expect(moneyWords("12", "USDT", "en")).toBe("12.00 USDT");
});
