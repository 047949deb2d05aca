/** A customer names an emergency while talking with an agent: the way to its steps appears in the chat. */

import { expect, test } from "vitest";
import { phone, useTestBed } from "./browser.ts";
import { directAgent } from "./direct.ts";
import { looksRightOn } from "./looks-right.ts";
import { meetDirectAgent } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("with an agent, words of an emergency bring the way to its steps, until one is ticked", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button } = alice;
  const looksRight = looksRightOn(page);
  await alice.isAnonymous();
  await page.goto(testBed.url());
  await alice.open();
  const bo = await directAgent(testBed.url());
  const conversationId = await meetDirectAgent(alice, bo);
  await bo.says(conversationId, "您好，请讲。");
  await alice.says("您好，请讲。");
  const way = panel.getByRole("button", { name: "打开紧急处理" });
  await alice.write("银行卡怎么绑定？");
  await alice.says("银行卡怎么绑定？");
  await bo.says(conversationId, "我看一下。");
  await alice.says("我看一下。");
  expect(await way.count()).toBe(0);
  await alice.write("我手机丢了");
  await way.waitFor();
  // In the first view, over all that is said.
  const [at, header] = await Promise.all([
    way.boundingBox(),
    panel.locator("header").boundingBox(),
  ]);
  expect(at?.y).toBeLessThan((header?.y ?? 0) + (header?.height ?? 0) + 24);
  await looksRight("heard-by-agent");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("heard-by-agent-dark");
  // It stays below what is said next.
  await bo.says(conversationId, "别着急，先冻结钱包。");
  await alice.says("别着急，先冻结钱包。");
  await way.click();
  await panel.getByRole("button", { name: "手机丢失", pressed: true }).waitFor();
  await button("返回").click();
  await way.click();
  await panel.locator(".lane-mark").first().click();
  await panel.getByText(/您在 \d\d:\d\d 标记为已做/).waitFor();
  await button("返回").click();
  await bo.says(conversationId, "好的。");
  await alice.says("好的。");
  expect(await way.count()).toBe(0);
  bo.leaves();
  expect(testBed.problems).toEqual([]);
});
