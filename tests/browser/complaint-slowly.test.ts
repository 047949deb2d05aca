/** A complaint as a customer in a lift files it: typed slowly, photographed, over a network that breaks; then the desk, by keyboard. */

import type { Locator } from "playwright-core";
import sharp from "sharp";
import { expect, test } from "vitest";
import { becomes, desktop, phone, type TestBed, useTestBed } from "./browser.ts";
import { type ConsolePage, deskOn } from "./desk.ts";
import { tabTo } from "./focus.ts";
import { photograph } from "./given-files.ts";
import { keepPicture } from "./looks-right.ts";
import { emulateNetwork, slow } from "./network.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

/** What all of it may take, and how slow this customer is: before each tap, and between two letters. Milliseconds. */
const mostMs = 90_000;
const thinksMs = 1_000;
const letterMs = 1_200;
const offlineMs = 3_000;

test("a slow typist on a phone files a complaint with two photographs in 90 s; an agent decides it by keyboard", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const taken = await filesSlowly(alice);
  console.info(`From the first tap to the promised date: ${Math.round(taken / 1_000)} s`);
  expect(taken).toBeLessThan(mostMs);

  const bo = deskOn(await testBed.page(desktop));
  await bo.signIn(testBed.url());
  await decidesByKeyboard(bo, alice);
  await keepsNothingOfThePhone(bo, testBed);
  expect(testBed.problems).toEqual([]);
}, 240_000);

async function filesSlowly({ page, panel, button, launcher }: WidgetPage): Promise<number> {
  const photographs = await Promise.all([photograph("IMG_0001.jpg"), photograph("IMG_0002.jpg")]);
  const tap = async (where: Locator) => {
    await page.waitForTimeout(thinksMs);
    await where.click();
  };
  await page.goto(testBed.url());
  await launcher.waitFor();
  await emulateNetwork(page, slow);
  const begun = performance.now();
  await tap(launcher);
  await tap(panel.getByRole("button", { name: /投诉与建议|我的工单/ }));
  await tap(button("提交投诉"));
  await tap(panel.getByRole("radio", { name: "转账" }));
  await tap(button("下一步"));
  await tap(button("添加照片或 PDF"));
  await panel.getByLabel("相册或文件").setInputFiles(photographs);
  const story = panel.getByRole("textbox", { name: "经过" });
  const typing = story.pressSequentially("今天中午转给周宁两百块，现在还没有到，他说没有收到", {
    delay: letterMs,
    timeout: mostMs,
  });
  await panel.getByText(/^正在上传 [1-9]\d?%$/).waitFor();
  await page.context().setOffline(true);
  await panel.getByText("网络恢复后接着上传").first().waitFor();
  await page.waitForTimeout(offlineMs);
  await page.context().setOffline(false);
  await emulateNetwork(page, slow);
  await typing;
  await tap(button("下一步"));
  await tap(panel.getByRole("radio", { name: /周宁/ }).first());
  await tap(button("下一步"));
  await tap(panel.getByRole("radio", { name: "让钱尽快到账" }));
  await tap(button("下一步"));
  await panel.getByText(/^转账给周宁 ¥/).waitFor();
  await tap(button("提交"));
  await panel.getByText("受理时间，最晚").first().waitFor({ timeout: 60_000 });
  const ended = performance.now();
  // A picture further down is fetched when it comes into view.
  await panel.locator(".all-evidence").scrollIntoViewIfNeeded();
  await becomes(() => panel.locator(".all-evidence .picture[data-state=shown]").count(), 2);
  return ended - begun;
}

/** Nothing here is clicked. */
async function decidesByKeyboard({ page }: ConsolePage, { panel }: WidgetPage) {
  const { keyboard } = page;
  await tabTo(page, "工单");
  await keyboard.press("Enter");
  await page.locator(".ticket-row").first().waitFor();
  await keyboard.press("Escape");
  await keyboard.press("j");
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^今天中午转给周宁/ }).waitFor();
  await tabTo(page, /^接手/);
  await keyboard.press("Enter");
  await panel.getByText(/在跟进$/).waitFor();

  await tabTo(page, "放大 IMG_0001.jpg", { key: "Shift+Tab" });
  await keyboard.press("Enter");
  const gallery = page.getByRole("dialog", { name: "图片" });
  await gallery.getByText("第 1 张，共 2 张，100%").waitFor();
  await keyboard.press("ArrowRight");
  await keyboard.press("+");
  await gallery.getByText("第 2 张，共 2 张，150%").waitFor();
  await keyboard.press("r");
  await gallery.locator('[data-sideways="true"]').waitFor();
  await keepPicture(page, "gallery");
  await keyboard.press("Escape");
  await gallery.waitFor({ state: "detached" });

  await keyboard.press("r");
  await keyboard.type("收款银行还没有入账，今天内给您结果");
  await keyboard.press("Control+Enter");
  await panel.getByText("收款银行还没有入账，今天内给您结果").waitFor();
  await keyboard.press("Escape");
  await keyboard.press("d");
  await tabTo(page, "input");
  expect(await page.getByLabel("金额").inputValue()).toBe("200.00");
  await tabTo(page, "textarea");
  await keyboard.type("这笔 200 元已退回您的余额");
  await keepPicture(page, "decision");
  // Keys have moved the focus through half of the page, and nothing stands outside of it.
  const corner = await page.locator(".rail").evaluate((rail) => rail.getBoundingClientRect().x);
  expect(corner).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1_440);
  await keyboard.press("Control+Enter");
  await panel.getByText("退款 ¥200.00").waitFor();
}

/** Place, time and device of the photographs are gone, and they stand upright. */
async function keepsNothingOfThePhone({ page }: ConsolePage, { url }: TestBed) {
  const pictures = await page
    .locator(".ticket-story img")
    .evaluateAll((all) => all.map((one) => one.getAttribute("src") ?? ""));
  expect(pictures).toHaveLength(2);
  for (const path of pictures) {
    const response = await page.request.get(`${url()}${path.replace("?thumb=1", "")}`);
    const {
      exif,
      orientation,
      width = 0,
      height = 0,
    } = await sharp(await response.body()).metadata();
    expect([exif, orientation]).toEqual([undefined, undefined]);
    expect(width).toBeGreaterThan(height);
  }
}
