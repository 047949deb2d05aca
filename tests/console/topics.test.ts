import { expect, test } from "vitest";
import { categoryOf } from "../../console/models/topics.ts";
import type { ArticleId } from "../../protocol/conversation.ts";

const inWords = (title: string, article: string) => ({
  categories: [
    { id: "cards", title: `${title} 2`, articles: [] },
    { id: "transfers", title, articles: [{ id: "received" as ArticleId, title: article }] },
  ],
});
const chinese = inWords("转账", "转账成功了，对方没收到钱怎么办？");
const english = inWords("Transfers", "The transfer succeeded, and no money came");

test.each([
  ["an article's title", "转账成功了，对方没收到钱怎么办？", "转账"],
  ["a category's title", "转账", "转账"],
  ["a title in another language", "The transfer succeeded, and no money came", "转账"],
  ["an article's id", "received", "转账"],
  ["words of somebody's own", "对方没收到", undefined],
])("a complaint about %s begins with the category that customers choose", (_, topic, category) => {
  expect(categoryOf(topic, [chinese, chinese, english])).toBe(category);
});
