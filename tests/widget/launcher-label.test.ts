import { expect, test } from "vitest";
import { createTranslate } from "../../ui/translate.ts";
import moved from "../../widget/locales/launcher-news.json";
import zhCN from "../../widget/locales/zh-CN.json";
import { labelLauncher } from "../../widget/models/attend.ts";

const t = createTranslate(zhCN, "zh-CN") as never;
function labelled(messages: number, news: number, notice = "") {
  const launcher = { ariaLabel: "", dataset: {} as DOMStringMap };
  labelLauncher(launcher, t, { messages, count: messages + news, notice, news: moved["zh-CN"] });
  return [launcher.ariaLabel, launcher.dataset.unread];
}

test("the launcher calls no message what is news of a ticket or of a suggestion", () => {
  expect(labelled(0, 0)).toEqual(["在线客服", undefined]);
  expect(labelled(2, 0)).toEqual(["在线客服，2 条未读消息", "2"]);
  expect(labelled(0, 1)).toEqual(["在线客服，有新进展", "1"]);
  expect(labelled(0, 0, "，有公告")).toEqual(["在线客服，有公告", "\u00a0"]);
  expect(labelled(1, 0, "，有公告")).toEqual(["在线客服，1 条未读消息，有公告", "1"]);
  expect(labelled(9, 2)).toEqual(["在线客服，9 条未读消息，有新进展", "9+"]);
});
