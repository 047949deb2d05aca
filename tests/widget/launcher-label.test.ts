import { expect, test } from "vitest";
import { createTranslate } from "../../ui/translate.ts";
import zhCN from "../../widget/locales/zh-CN.json";
import { labelLauncher } from "../../widget/models/attend.ts";

const t = createTranslate(zhCN, "zh-CN") as never;
function labelled(messages: number, tickets: number, answers: number) {
  const launcher = { ariaLabel: "", dataset: {} as DOMStringMap };
  labelLauncher(launcher, t, { messages, tickets, answers });
  return [launcher.ariaLabel, launcher.dataset.unread];
}

test("the launcher names each kind of news: a ticket that moved is no message", () => {
  expect(labelled(0, 0, 0)).toEqual(["在线客服", undefined]);
  expect(labelled(2, 0, 0)).toEqual(["在线客服，2 条未读消息", "2"]);
  expect(labelled(0, 1, 0)).toEqual(["在线客服，工单有新进展", "1"]);
  expect(labelled(0, 0, 1)).toEqual(["在线客服，建议有回复", "1"]);
  expect(labelled(9, 1, 1)).toEqual(["在线客服，9 条未读消息，工单有新进展，建议有回复", "9+"]);
});
