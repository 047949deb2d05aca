/** What an agent keeps of a chat, and looks at in it: the transcript as a file, and the pictures as large as the screen. */

import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { becomes, phone, useTestBed } from "./browser.ts";
import type { GivenFile } from "./given-files.ts";
import { keepPicture } from "./looks-right.ts";
import { agentOnDuty, meetAgent } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

async function picture(name: string, width: number, height: number): Promise<GivenFile> {
  const create = { width, height, channels: 3, background: "#6b84b0" } as const;
  return { name, mimeType: "image/png", buffer: await sharp({ create }).png().toBuffer() };
}

/** A chat with an agent who has taken the customer. */
async function served() {
  const alice = widgetOn(await testBed.page(phone));
  const bo = await agentOnDuty(testBed);
  await alice.isAnonymous();
  await alice.page.goto(testBed.url());
  await alice.open();
  await meetAgent(alice, bo);
  return { alice, bo };
}

test("an agent downloads the transcript of a chat, without the notes, and anybody can check it", async () => {
  const { alice, bo } = await served();
  const { page } = bo;
  await alice.write("提现三天没到");
  await bo.says("提现三天没到");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.type("客户很着急");
  await page.keyboard.press("Enter");
  await page.getByText("客户很着急", { exact: true }).first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    bo.button("head.transcript").click(),
  ]);
  const path = await download.path();
  const kept = await readFile(path, "utf8");
  expect(download.suggestedFilename()).toMatch(/\.html$/);
  for (const said of ["您好，请讲。", "提现三天没到"]) expect(kept).toContain(said);
  expect(kept).not.toContain("客户很着急");
  const { page: elsewhere } = widgetOn(await testBed.page(phone));
  await elsewhere.goto(`${testBed.url()}/verify?locale=zh-CN`);
  await elsewhere.locator("input[type=file]").setInputFiles(path);
  await elsewhere
    .getByText(/^这段会话的 \d+ 条记录与校验值一致。/)
    .first()
    .waitFor();
  expect(testBed.problems).toEqual([]);
}, 60_000);

test("pictures are looked at by keys: large, zoomed, turned, one after the other, and the focus comes back", async () => {
  const { alice, bo } = await served();
  const { page } = bo;
  await alice.button("添加照片、文件或交易").click();
  await alice.panel
    .locator("input[type=file]")
    .last()
    .setInputFiles([
      await picture("账单截图-2026年11月29日-很长的文件名.png", 1_080, 2_340),
      await picture("回单.png", 1_600, 900),
    ]);
  await alice.write("这是账单");
  await bo.log.locator(".attachment-thumb img").first().waitFor();
  const thumb = bo.log.locator(".attachment-thumb").first();
  await thumb.focus();
  await page.keyboard.press("Enter");
  const gallery = page.getByRole("dialog", { name: bo.say("gallery.title") });
  await gallery.locator("img").waitFor();
  const large = () => gallery.locator("img").boundingBox();
  /** All of it is on the screen, below the head. */
  const isWhole = async () => {
    const { x, y, width, height } = (await large()) ?? { x: -1, y: -1, width: 0, height: 0 };
    return x >= 0 && y >= 56 && x + width <= 1_440 && y + height <= 900 && width > 100;
  };
  await becomes(isWhole, true);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await keepPicture(page, `gallery-${colorScheme}`);
    expect(await violations(page, "all")).toEqual([]);
  }
  await page.keyboard.press("r");
  await becomes(isWhole, true);
  await keepPicture(page, "gallery-turned");
  const before = (await large())?.width ?? 0;
  await page.keyboard.press("+");
  await becomes(async () => Math.round((((await large())?.width ?? 0) / before) * 10), 15);
  await keepPicture(page, "gallery-zoomed");
  // What was in the middle is there still, and arrows move about in it: they leaf no more.
  const scrolled = () =>
    gallery
      .locator(".gallery-stage")
      .evaluate(({ scrollTop, scrollHeight, clientHeight, scrollLeft }) => ({
        fromMiddle: Math.round(scrollTop - (scrollHeight - clientHeight) / 2),
        scrollLeft,
      }));
  // Half a pixel is rounded.
  expect(Math.abs((await scrolled()).fromMiddle)).toBeLessThanOrEqual(1);
  const { scrollLeft } = await scrolled();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await becomes(async () => (await scrolled()).fromMiddle > 5, true);
  await becomes(async () => (await scrolled()).scrollLeft > scrollLeft, true);
  expect(await violations(page, "all")).toEqual([]);
  await page.keyboard.press("j");
  await gallery.getByText("回单.png").first().waitFor();
  await page.keyboard.press("k");
  await gallery
    .getByText(/账单截图/)
    .first()
    .waitFor();
  await page.keyboard.press("0");
  await becomes(isWhole, true);
  await page.keyboard.press("Escape");
  await gallery.waitFor({ state: "detached" });
  await becomes(() => thumb.evaluate((element) => element === document.activeElement), true);
  expect(testBed.problems).toEqual([]);
}, 60_000);
