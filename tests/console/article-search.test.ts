import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createArticleSearch } from "../../console/models/article-search.ts";
import { Unreachable } from "../../ui/refusal.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Respond = (name: string, payload: { readonly text?: string; readonly id?: string }) => unknown;

/** Two articles for every search. The title of each is the searched text and a number. */
const articles: Respond = (name, { text, id }) =>
  name === "faq:suggest"
    ? { articles: ["1", "2"].map((one) => ({ id: `${text}-${one}`, title: `${text} ${one}` })) }
    : { article: { id, title: id, blocks: [] } };

function searchAt(answer: Respond) {
  const asked: string[] = [];
  const call = async (name: string, payload: { readonly text?: string }) => {
    if (payload.text !== undefined) asked.push(payload.text);
    return answer(name, payload);
  };
  const search = createArticleSearch(call as unknown as AgentCall, "zh-CN");
  return { search, asked, titles: () => search.found.value?.map(({ title }) => title) };
}

describe("the search for articles", () => {
  test("asks the server once after the last of several keys", async () => {
    const { search, asked, titles } = searchAt(articles);
    search.search("退");
    await vi.advanceTimersByTimeAsync(119);
    search.search("退款");
    await vi.advanceTimersByTimeAsync(120);
    expect(asked).toEqual(["退款"]);
    expect(titles()).toEqual(["退款 1", "退款 2"]);
  });

  test("shows the first article, and with the arrow keys the others and again the first", async () => {
    const { search } = searchAt(articles);
    search.search("退款");
    await vi.runAllTimersAsync();
    expect(search.preview.value?.title).toBe("退款-1");
    search.move(1);
    await vi.runAllTimersAsync();
    expect(search.preview.value?.title).toBe("退款-2");
    search.move(1);
    await vi.runAllTimersAsync();
    expect(search.preview.value?.title).toBe("退款-1");
  });

  test("ignores an answer that comes after the text has changed", async () => {
    let answerSlow: () => void = () => undefined;
    const slow = new Promise((resolve) => {
      answerSlow = () => resolve(articles("faq:suggest", { text: "slow" }));
    });
    const { search, titles } = searchAt((name, payload) =>
      payload.text === "slow" ? slow : articles(name, payload),
    );
    search.search("slow");
    await vi.runAllTimersAsync();
    search.search("quick");
    await vi.runAllTimersAsync();
    answerSlow();
    await vi.runAllTimersAsync();
    expect(titles()).toEqual(["quick 1", "quick 2"]);
  });

  test("shows nothing for an empty field", async () => {
    const { search } = searchAt(articles);
    search.search("退款");
    await vi.runAllTimersAsync();
    search.search(" ");
    await vi.runAllTimersAsync();
    expect(search.found.value).toBeNull();
    expect(search.preview.value).toBeNull();
  });

  test("says so when the server cannot be reached", async () => {
    const { search } = searchAt(() => {
      throw new Unreachable("not connected");
    });
    search.search("退款");
    await vi.runAllTimersAsync();
    expect(search.failed.value).toBe(true);
  });
});
