/** From the chat into a complaint, a transaction that is added to it, and the mark on the launcher when it has moved. */

import { expect, test } from "vitest";
import { phone, useTestBed } from "./browser.ts";
import { directAgent } from "./direct.ts";
import { keepPicture, looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("C7 a complaint begins with what was said, takes a transaction later, and the launcher says when it has moved", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, launcher } = alice;
  const looksRight = looksRightOn(page);
  await page.goto(testBed.url());
  await page.getByText("周宁").first().waitFor();
  await alice.open();
  await alice.ask("提现三天了还没到账");
  await panel.getByRole("button", { name: "有用", exact: true }).waitFor();
  await button("返回").click();
  await panel.getByRole("button", { name: /投诉与建议/ }).click();
  await button("提交投诉").click();
  await panel.getByRole("radio", { checked: true }).waitFor();
  await looksRight("complaint-topic");
  await button("下一步").click();
  const story = panel.getByRole("textbox", { name: "经过" });
  expect(await story.inputValue()).toContain("提现三天了还没到账");
  await panel.getByText("已带入您在对话里说过的话，可以修改").waitFor();
  await looksRight("complaint-prefilled");
  await button("下一步").click();
  await panel.getByRole("heading", { name: "是哪一笔交易" }).waitFor();
  await button("下一步").click();
  await button("下一步").click();
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor();
  // Beside it stands what it is about.
  const numberForm = /PD-\d{8}-\d{4}-\d/;
  const head = await panel.getByText(numberForm).first().textContent();
  const number = numberForm.exec(head ?? "")?.[0] ?? "";

  await button("补充说明").click();
  await panel.getByRole("textbox").fill("就是这一笔");
  await button("选一笔交易").click();
  await panel.getByRole("radio").first().check();
  await button("就是这一笔").click();
  await panel.getByText("将和您的话一起发送").waitFor();
  expect(await panel.getByRole("textbox").inputValue()).toBe("就是这一笔");
  await looksRight("ticket-adding");
  await button("提交").click();
  await panel.locator(".timeline .transaction-card").waitFor();
  await looksRight("ticket-added");
  await button("返回").click();
  await panel
    .locator(".header")
    .getByRole("button", { name: alice.say("panel.close") })
    .click();
  expect(await launcher.getAttribute("data-unread")).toBeNull();

  const bo = await directAgent(testBed.url());
  await bo.call("ticket:accept", { number });
  await expect.poll(() => launcher.getAttribute("data-unread")).toBe("1");
  await keepPicture(page, "launcher-moved");
  // The next page knows it, too.
  await page.reload();
  await expect.poll(() => launcher.getAttribute("data-unread"), { timeout: 15_000 }).toBe("1");
  await launcher.click();
  // It stands on home once, with a mark.
  const card = panel.locator(".going.urgent");
  await card.locator(".dot").waitFor();
  await looksRight("home-moved");
  await card.click();
  await panel.getByText(/在跟进$/).waitFor();
  await expect.poll(() => launcher.getAttribute("data-unread")).toBeNull();
  bo.leaves();
  expect(testBed.problems).toEqual([]);
});
