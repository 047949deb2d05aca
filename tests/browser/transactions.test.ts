/** A transaction on the demo wallet: from a button of the wallet to the first answer, and into a complaint. */

import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { phone, useTestBed } from "./browser.ts";
import { keepPicture, looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("a bill of the wallet leads to its state, the list to another one, and either into a complaint", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, log } = alice;
  const looksRight = looksRightOn(page);
  await page.goto(testBed.url());
  await page.getByRole("button", { name: "转账", exact: true }).click();
  await page.getByLabel("金额（元）").fill("45.5");
  await keepPicture(page, "demo");
  expect(await violations(page, "all")).toEqual([]);
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByText("处理中，稍后到账").waitFor();
  await page.getByRole("button", { name: /周宁.*45\.50/ }).click();

  await panel.getByText("转账给周宁").waitFor();
  await panel.getByText(/¥45\.50 处理中/).waitFor();
  await looksRight("chip");
  await button("发送").click();
  await log.getByText("由钱包核验的交易").waitFor();
  await log.getByText(/转给周宁的 ¥45\.50 还在路上，收款银行最晚 .+ 入账/).waitFor();
  await looksRight("answer");

  await button("添加照片、文件或交易").click();
  await button("选一笔交易").click();
  await panel.getByPlaceholder("搜索金额、收款人或商家").fill("咖啡");
  await panel.getByRole("radio").first().waitFor();
  expect(await panel.getByRole("radio").count()).toBe(1);
  await button("处理中").click();
  await panel.getByText("没有符合的交易").waitFor();
  await button("全部").click();
  await panel.getByPlaceholder("搜索金额、收款人或商家").fill("");
  await looksRight("picker");
  const field = () => panel.locator(".picker-search").boundingBox();
  expect(await field()).toMatchObject({ x: 16, width: 390 - 32 });
  await panel.getByRole("radio", { name: /街角咖啡/ }).check();
  await button("就是这一笔").click();
  await alice.write("为什么付不了");
  await log.getByText(/PAY-1001：余额不足/).waitFor();
  await looksRight("failed");

  await button("返回").click();
  await panel
    .getByRole("button", { name: /投诉与建议|我的工单/ })
    .first()
    .click();
  await button("提交投诉").click();
  await panel.getByRole("radio").first().check();
  await button("下一步").click();
  await panel.getByRole("textbox", { name: "经过" }).fill("转账一直没到");
  await button("下一步").click();
  await panel.getByRole("heading", { name: "是哪一笔交易" }).waitFor();
  await panel.getByRole("radio", { name: /周宁.*45\.50/ }).check();
  await looksRight("complaint");
  expect(await field()).toMatchObject({ x: 16, width: 390 - 32 });
  await button("下一步").click();
  await button("下一步").click();
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor();
  await panel.getByText("向钱包查到的交易，未被改动").waitFor();
  await looksRight("ticket");
}, 90_000);

test("a bill that is opened while a chat goes on stands over the field as it does in a new one", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, log } = alice;
  await page.goto(testBed.url());
  await alice.open();
  await alice.ask("转账没到账怎么办");
  // The wallet's answer is kept from here on.
  await button("添加照片、文件或交易").click();
  await button("选一笔交易").click();
  await panel.getByRole("radio").first().waitFor();
  await button("返回").click();
  await log.waitFor();
  await button("关闭").click();
  await page.getByRole("button", { name: "转账", exact: true }).click();
  await page.getByLabel("金额（元）").fill("46.5");
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByText("处理中，稍后到账").waitFor();
  await page.getByRole("button", { name: /周宁.*46\.50/ }).click();
  const beside = panel.getByRole("paragraph").filter({ hasText: /¥46\.50 处理中/ });
  await beside.getByText("转账给周宁").waitFor();
  await button("发送").click();
  await log.getByText(/转给周宁的 ¥46\.50 还在路上/).waitFor();
  expect(testBed.problems).toEqual([]);
});
