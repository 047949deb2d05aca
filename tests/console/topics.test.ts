import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { createTopicTitles } from "../../console/models/topic-titles.ts";
import { categoryOf } from "../../console/models/topics.ts";
import type { ArticleId, Locale } from "../../protocol/conversation.ts";

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

test("topics stand in the agent's language, whatever the customer's is; what somebody has typed stays", async () => {
  const locale = signal<Locale>("zh-CN");
  const isSignedIn = signal(false);
  const asked: Locale[] = [];
  const titles = createTopicTitles({
    locale,
    isSignedIn,
    fetch: async (one) => {
      asked.push(one);
      return one === "en" ? english : chinese;
    },
  });
  const read = () =>
    ["Transfers", "received", "转账成功了，对方没收到钱怎么办？", "对方没收到"].map(titles.value);
  expect([read()[0], asked]).toEqual(["Transfers", []]);
  isSignedIn.value = true;
  await vi.waitFor(() => expect(read()[0]).toBe("转账"));
  const title = "转账成功了，对方没收到钱怎么办？";
  expect(read()).toEqual(["转账", title, title, "对方没收到"]);
  locale.value = "en";
  const inEnglish = "The transfer succeeded, and no money came";
  expect(read()).toEqual(["Transfers", inEnglish, inEnglish, "对方没收到"]);
});
