/** The emergency screen where something is missing: its own file, somebody who answers the hotline, and a customer who needs nobody. */

import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../support/process.ts";
import { phone, useTestBed } from "./browser.ts";
import { looksRightOn } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

/** The demo's content for a wallet whose desk and hotline are closed this week, and which has no number for emergencies. */
const content = await temporaryFolder();
await cp("faq-content", content.path, { recursive: true });
const wallet = join(content.path, "wallet.yml");
const text = await readFile(wallet, "utf8");
const noDay = text
  .replace(/^emergencyHotline:.*$/m, 'emergencyHotline: ""')
  .replace(/^ {2}weekly: .*$/m, `  weekly: { ${dayAfter(3)}: 9:00-21:00 }`);
expect(noDay).not.toBe(text);
await writeFile(wallet, noDay);
afterAll(() => content.remove());

function dayAfter(days: number) {
  const day = new Date(Date.now() + days * 24 * 3_600_000);
  return new Intl.DateTimeFormat("en", { weekday: "short", timeZone: "Asia/Shanghai" })
    .format(day)
    .toLowerCase();
}

const testBed = useTestBed(() => ({ RATE_LIMITS: "off", FAQ_DIR: content.path }));

test("a closed hotline is called by nobody: it says when it opens, and what works now", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button } = alice;
  await alice.isAnonymous();
  await page.goto(testBed.url());
  await alice.open();
  await panel.locator(".emergency").click();
  await panel.getByText(/登录钱包后才能一键冻结。请登录后打开/).waitFor();
  await panel.getByText(/客服热线现在没有人接，.*9:00.*起有人接听/).waitFor();
  await panel.getByText(/人工客服.*9:00.*起在这里回复，位置已保留/).waitFor();
  expect(await panel.locator("a.danger[href^='tel:']").count()).toBe(0);
  await looksRightOn(page)("emergency-closed");
  await button("不需要人工，取消排队").click();
  await button("不需要人工，取消排队").waitFor({ state: "detached" });
  // The next connection asks for nobody.
  await page.context().setOffline(true);
  await panel.getByText(/没有网络，暂时不能一键冻结/).waitFor();
  await page.context().setOffline(false);
  await panel.getByText(/登录钱包后才能一键冻结/).waitFor();
  await page.waitForTimeout(1_000);
  expect(await button("不需要人工，取消排队").count()).toBe(0);
  expect(testBed.problems).toEqual([]);
});

test("without its own file the screen has the telephone and the steps", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel } = alice;
  await page.route(/\/widget\/reading-/, (route) => route.abort());
  await page.goto(testBed.url());
  await alice.open();
  await panel.locator(".emergency").click();
  await panel.getByText("修改登录密码和支付密码").waitFor();
  await panel.getByText("400-800-0000").waitFor();
  expect(await panel.locator("a[href='tel:4008000000']").count()).toBe(1);
  await panel.getByRole("button", { name: "重试" }).waitFor();
  await looksRightOn(page)("emergency-without-file");
});
