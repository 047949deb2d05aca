/** What an outage means for the customer's own: 我也遇到 before anybody has declared it, and their transfer on its card. */

import { expect, test } from "vitest";
import { phone, useTestBed } from "./browser.ts";
import { looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const hostKey = "a-key-that-is-long-enough-for-the-wallet";
const testBed = useTestBed(() => ({ RATE_LIMITS: "off", HOST_API_KEY: hostKey }));

const declare = async (topics: readonly string[]) => {
  const response = await fetch(`${testBed.url()}/api/host/announcements`, {
    method: "POST",
    headers: { authorization: `Bearer ${hostKey}`, "content-type": "application/json" },
    body: JSON.stringify({
      kind: "incident",
      title: { "zh-CN": "转账到账变慢，不是您操作的问题" },
      text: { "zh-CN": "钱没有丢，恢复后自动到账，请先不要再转。" },
      topics,
      startsAt: new Date(Date.now() - 30 * 60_000).toISOString(),
      nextUpdateAt: new Date(Date.now() + 34 * 60_000).toISOString(),
    }),
  });
  expect(response.ok).toBe(true);
};

test("C9 我也遇到 stands under an answer until an incident is declared, whose card names the customer's own transfer", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, log } = alice;
  const looksRight = looksRightOn(page);
  await page.goto(testBed.url());
  await page.getByRole("button", { name: "转账", exact: true }).click();
  await page.getByLabel("金额（元）").fill("45.5");
  await page.getByRole("button", { name: "确认" }).click();
  await page.getByText("处理中，稍后到账").waitFor();
  await alice.open();
  await alice.ask("转账一直没到账");
  const report = log.locator(".problem-report");
  await report.getByRole("button", { name: "我也遇到" }).waitFor();
  await looksRight("problem-report");
  await report.getByRole("button", { name: "我也遇到" }).click();
  await report.getByText("已登记，谢谢您告诉我们").waitFor();
  await looksRight("problem-noted");
  await log.getByRole("button", { name: "选一笔交易查看" }).last().waitFor();

  await declare(["transfer-not-arrived"]);
  await panel.getByRole("button", { name: "转账到账变慢，不是您操作的问题" }).click();
  await panel.locator(".own-transaction").getByText("¥45.50").waitFor();
  await panel.getByText("在这次影响的时间内，请先不要再提交").waitFor();
  await looksRight("incident-own");
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("incident-own-dark");
  expect(await report.count()).toBe(0);
  expect(testBed.problems).toEqual([]);
});
