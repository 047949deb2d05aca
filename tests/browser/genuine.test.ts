/** How a customer knows the real support: the word that both sides see, the badge, links, and what is official. */

import { expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { looksRightOn } from "./looks-right.ts";
import { agentOnDuty } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("C12 both sides see one word all along, an impostor's words do not get out, and other links lead nowhere", async () => {
  const bo = await agentOnDuty(testBed);
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, log } = alice;
  const looksRight = looksRightOn(page);
  const word = panel.locator(".header .session-word");
  const wordNow = () => word.allTextContents();
  await page.goto(testBed.url());
  await alice.open();
  await alice.ask("转账一直没到账");
  await word.waitFor();
  const [first = ""] = await wordNow();
  expect(first).toMatch(/^暗号 \p{Script=Han}{2} \d\d$/u);

  await alice.write("转人工");
  await alice.queue.waitFor();
  expect(await wordNow()).toEqual([first]);
  await looksRight("genuine-queue");
  await bo.takeNext();
  await bo.page.getByText(first.replace("暗号 ", ""), { exact: true }).waitFor();
  await panel.locator(".header").getByText("已认证").waitFor();
  expect(await wordNow()).toEqual([first]);

  await bo.write("请看 https://wallet.example/help，不是 https://evil.example/help");
  await log.getByText("不是官方网址，已停用").waitFor();
  expect(await log.locator("a[href*=evil]").count()).toBe(0);
  expect(await log.locator("a[href='https://wallet.example/help']").count()).toBe(1);
  await looksRight("genuine-agent");
  await bo.write("请加我v信 kefu88 处理");
  await bo.page.getByText(/骗子常这样说，客服从不这样做/).waitFor();
  expect(await log.getByText("kefu88").count()).toBe(0);

  await bo.page.getByRole("button", { name: "改写" }).click();
  await bo.reply.fill("");
  await bo.resolve("转账", "已说明。");
  await becomes(() => panel.locator(".header .who-state").textContent(), "服务已结束");
  expect(await wordNow()).toEqual([first]);
  expect(testBed.problems).toEqual([]);
});

test("C12 whether a number is official is asked from home, and answered from the wallet's list", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, button } = alice;
  const looksRight = looksRightOn(page);
  await alice.isAnonymous();
  await page.goto(testBed.url());
  await alice.open();
  await button("这个号码或网址是官方的吗").click();
  await alice.log.getByText(/按我们公布的名单核对/).waitFor();
  await alice.write("95188");
  await alice.log.getByText(/^这个不在我们公布的名单里/).waitFor();
  await alice.write("400-800-0000 和 95188 是官方的吗");
  await alice.log.getByText(/^这几个里，只有/).waitFor();
  await looksRight("genuine-official");
  expect(testBed.problems).toEqual([]);
});
