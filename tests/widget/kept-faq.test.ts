import { expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import type { CopiedArticle } from "../../protocol/faq-copy.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import { articlesThatFit } from "../../widget/offline/kept-faq.ts";
import { noteRead, recentArticles } from "../../widget/offline/recent-articles.ts";
import { createSearch } from "../../widget/offline/search.ts";

const article = (id: string, title: string, terms: readonly string[] = []): CopiedArticle => ({
  id: id as ArticleId,
  title,
  category: "payments",
  urgency: "normal",
  blocks: [],
  related: [],
  terms,
});
const faq = [
  article("transfer-pending", "转账多久到账？", ["转了钱对方没收到", "汇款没到"]),
  article("refund-time", "退款多久到账？", ["退的钱还没回来"]),
  article("card-bind", "怎么绑定银行卡？", ["添加银行卡", "how to add a bank card"]),
];
const find = createSearch(faq);
const first = (text: string) => find(text)[0]?.id;

test.each([
  ["a title's words", "绑定银行卡", "card-bind"],
  ["other words of a customer", "我转了钱，可是对方一直没收到啊", "transfer-pending"],
  ["a fragment", "退款", "refund-time"],
  ["English among Chinese", "add BANK card", "card-bind"],
  ["a slip of the finger", "绑顶银行咔", "card-bind"],
])("without a network %s finds its article", (_, text, id) => {
  expect(first(text)).toBe(id);
});

test("a word of the title comes before one that a single customer used", () => {
  const search = createSearch([
    article("coupon", "红包为什么用不了？", ["退款以后红包没了", "用不了红包", "红包打不开"]),
    article("refund", "退款要多久？", ["退的钱还没回来", "商家退了没收到", "几天能退"]),
  ]);
  expect(search("退款").map(({ id }) => id)).toEqual(["refund", "coupon"]);
});

test("what nothing fits finds nothing", () => {
  expect(find("天气")).toEqual([]);
  expect(find("😀")).toEqual([]);
  expect(find("")).toEqual([]);
});

test("a device keeps no more than the limit, the first articles first", () => {
  const size = JSON.stringify(faq[1]).length;
  const bytes = new TextEncoder().encode(JSON.stringify(faq[0])).length;
  expect(articlesThatFit(faq).length).toBe(3);
  expect(articlesThatFit(faq, bytes).map(({ id }) => id)).toEqual(["transfer-pending"]);
  // Bytes, not characters: Chinese takes three.
  expect(bytes).toBeGreaterThan(size);
  expect(articlesThatFit(faq, bytes - 1).map(({ id }) => id)).not.toContain("transfer-pending");
});

test("the three articles read last are known, the newest first, each once", () => {
  const store = createLocalStore("test:", undefined);
  expect(recentArticles(store)).toEqual([]);
  for (const id of ["a", "b", "a", "c", "d"]) noteRead(store, id as ArticleId);
  expect(recentArticles(store)).toEqual(["d", "c", "a"]);
});
