import { expect, test } from "vitest";
import { shownTransactions } from "../../console/models/shown-transactions.ts";
import type { Message } from "../../protocol/conversation.ts";

const said = (kind: string, body: object) => ({ author: { kind }, body }) as unknown as Message;
const transaction = (id: string, status = "failed") => ({
  kind: "transaction",
  transaction: { id, status },
});
const article = (articleId: string) =>
  said("bot", { kind: "article", articleId, title: articleId });

test("a transaction that was chosen without a word is known with its state and its answer", () => {
  expect(
    shownTransactions([said("customer", transaction("T1")), article("transfer-failed")]),
  ).toEqual([
    {
      id: "T1",
      about: { transaction: { id: "T1", status: "failed" } },
      answer: { articleId: "transfer-failed", title: "transfer-failed" },
    },
  ]);
});

test("one that the wallet could not read is known by its number and why", () => {
  const missing = { id: "T2", why: "unavailable" };
  expect(shownTransactions([said("customer", { kind: "transaction", missing })])).toEqual([
    { id: "T2", about: { missing }, answer: undefined },
  ]);
});

test("the newest is first, each once as it was last, and an answer to other words is none of its own", () => {
  const found = shownTransactions([
    said("customer", transaction("T1", "pending")),
    said("customer", transaction("T2")),
    said("customer", { kind: "text", text: "人呢" }),
    article("transfer-limit"),
    said("customer", transaction("T1", "succeeded")),
  ]);
  expect(
    found.map(({ about, answer }) => [about.transaction?.id, about.transaction?.status, answer]),
  ).toEqual([
    ["T1", "succeeded", undefined],
    ["T2", "failed", undefined],
  ]);
});

test("what an agent or the bot shows is not the customer's choice", () => {
  expect(shownTransactions([said("bot", transaction("T1"))])).toEqual([]);
});
