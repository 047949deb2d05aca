import { expect, test, vi } from "vitest";
import type { AdminRequest } from "../../console/models/admin-request.ts";
import { createEditorArticle } from "../../console/models/editor-article.ts";
import type { ArticleId } from "../../protocol/conversation.ts";
import { Refusal, Unreachable } from "../../ui/refusal.ts";

const id = "payment-failed" as ArticleId;
const named = (title: string, checked = true) => ({ id, title, files: [], checked, problems: [] });
/** A server that answers with these, one after the other. */
const answering = (...answers: readonly unknown[]) => {
  const left = [...answers];
  const request = async () => {
    const next = left.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return createEditorArticle(request as AdminRequest);
};

test("an article that is gone is not shown, and one that comes back is", async () => {
  const gone = new Refusal({ code: "not_found", message: "article" });
  const page = answering(named("一"), gone, named("二"));
  await page.open(id, "zh-CN");
  await page.open(id, "zh-CN");
  expect([page.state.value, page.article.value]).toEqual(["gone", null]);
  await page.open(id, "zh-CN");
  expect([page.state.value, page.article.value?.title]).toEqual(["ready", "二"]);
  expect(page.readings.value).toBe(2);
});

test("while the server is away, what it said last stays, and is not read again", async () => {
  const page = answering(named("一"), new Unreachable("away"), named("二"));
  await page.open(id, "zh-CN");
  await page.open(id, "zh-CN");
  expect([page.state.value, page.article.value?.title]).toEqual(["away", "一"]);
  expect(page.readings.value).toBe(1);
  expect(await answering(new Unreachable("away")).ask("付不了款", "en")).toBeNull();
});

test("of two articles that are opened one after the other, the last one is shown", async () => {
  const waiting: ((answer: unknown) => void)[] = [];
  const request = () => new Promise<unknown>((resolve) => waiting.push(resolve));
  const page = createEditorArticle(request as AdminRequest);
  const first = page.open(id, "zh-CN");
  const second = page.open("refund-time" as ArticleId, "zh-CN");
  waiting[1]?.({ ...named("二"), id: "refund-time" });
  waiting[0]?.(named("一"));
  await Promise.all([first, second]);
  expect(page.article.value?.title).toBe("二");
});

test("an article whose phrasings are still compared is read until they are, and looks as before", async () => {
  vi.useFakeTimers();
  const page = answering(named("一", false), named("一", false), named("一"));
  await page.open(id, "zh-CN");
  expect(page.article.value?.checked).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(page.article.value?.checked).toBe(false);
  await vi.advanceTimersByTimeAsync(2_000);
  expect([page.article.value?.checked, page.readings.value]).toEqual([true, 1]);
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("who leaves the page reads no further", async () => {
  vi.useFakeTimers();
  const page = answering(named("一", false), named("二"));
  await page.open(id, "zh-CN");
  await page.open(null, "zh-CN");
  expect([vi.getTimerCount(), page.article.value]).toEqual([0, null]);
  vi.useRealTimers();
});
