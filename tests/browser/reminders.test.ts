/** How a customer is reminded who does not keep looking: an address that is confirmed, and the browser's notifications. */

import { afterAll, expect, test } from "vitest";
import { startMailServer } from "../support/mail-server.ts";
import { violations } from "./axe.ts";
import { phone, until, useTestBed } from "./browser.ts";
import { keepPicture, looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const post = await startMailServer();
afterAll(() => post.close());
const testBed = useTestBed(() => ({ RATE_LIMITS: "off", ...post.settings }));

test("who waits leaves an address, confirms it and switches it off again, and is asked for notifications then only", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button } = alice;
  const looksRight = looksRightOn(page);
  await page.context().grantPermissions(["notifications"], { origin: testBed.url() });
  await page.goto(testBed.url());
  await alice.open();
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const row = panel.getByRole("button", { name: /有回复时提醒我/ });
  await row.waitFor();
  await row.scrollIntoViewIfNeeded();
  await looksRight("remind-row");
  await row.click();
  await button("打开通知").click();
  await panel.getByText("已打开", { exact: true }).waitFor();
  await panel.getByLabel("邮箱地址").fill("li@mail.example");
  await looksRight("reminders");
  await button("发送确认邮件").click();
  await panel.getByText(/确认邮件已发到 li•••@mail\.example/).waitFor();
  await until(() => expect(post.taken).toHaveLength(1));
  const link = post.taken[0]?.link.replace(post.settings.PUBLIC_URL, testBed.url()) ?? "";

  const mailbox = await page.context().newPage();
  await mailbox.goto(link);
  await mailbox.getByText(/li•••@mail\.example/).waitFor();
  await keepPicture(mailbox, "confirm-page");
  expect(await violations(mailbox, "all")).toEqual([]);
  await mailbox.getByRole("button", { name: "确认" }).click();
  await mailbox.getByText("已确认", { exact: false }).waitFor();
  await mailbox.close();

  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await panel.getByText("发到 li•••@mail.example", { exact: true }).waitFor();
  await looksRight("reminders-on");
  await button("不再接收").click();
  await panel.getByText(/已停止/).waitFor();
  await button("关闭通知").click();
  await button("打开通知").waitFor();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await looksRight("reminders-off-dark");
  expect(testBed.problems).toEqual([]);
});
