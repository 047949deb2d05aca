import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AgentCall } from "../../console/models/agent-call.ts";
import { createArticleReader } from "../../console/models/article-reader.ts";
import type { ArticleId } from "../../protocol/conversation.ts";
import { Refusal } from "../../ui/refusal.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const one = "transfer-pending" as ArticleId;
const other = "refund" as ArticleId;

function readerOf(answers: Partial<Record<ArticleId, Promise<void>>> = {}) {
  const asked: string[] = [];
  const call = async (name: string, { id, text }: { id?: ArticleId; text?: string }) => {
    asked.push(`${name} ${id ?? text}`);
    if (id === undefined) return { articles: [{ id: one, title: `${text}怎么办？` }] };
    await answers[id];
    if (id !== one && id !== other)
      throw new Refusal({ code: "not_found", message: "no such article" });
    return { article: { id, title: id, blocks: [] } };
  };
  return { reader: createArticleReader(call as unknown as AgentCall), asked };
}

test("an article that was asked for later is not replaced by a slow one", async () => {
  let arrive = () => {};
  const slow = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const { reader } = readerOf({ [one]: slow });
  const first = reader.open(one, "zh-CN");
  await reader.open(other, "zh-CN");
  arrive();
  await first;
  expect([reader.article.value?.id, reader.state.value]).toEqual([other, "ready"]);
});

test("an article that there is not is gone", async () => {
  const { reader } = readerOf();
  await reader.open("made-up" as ArticleId, "zh-CN");
  expect([reader.article.value, reader.state.value]).toEqual([null, "gone"]);
});

test("words are searched once, after the last key, and no words find nothing", async () => {
  const { reader, asked } = readerOf();
  reader.search("退", "zh-CN");
  reader.search("退款", "zh-CN");
  await vi.advanceTimersByTimeAsync(120);
  expect(asked).toEqual(["faq:suggest 退款"]);
  expect(reader.found.value).toEqual([{ articleId: one, title: "退款怎么办？" }]);
  reader.search(" ", "zh-CN");
  expect(reader.found.value).toEqual([]);
});
