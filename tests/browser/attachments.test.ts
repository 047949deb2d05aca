/** Photographs and PDFs: in the chat and in a complaint, on a bad network, over a reload. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { type GivenFile, pdf, photograph } from "./given-files.ts";
import { smallTargets } from "./layout.ts";
import { looksRightOn } from "./looks-right.ts";
import { emulateNetwork, slow } from "./network.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("A01 photographs and a PDF are looked at, sent with a word, and open large", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, log } = alice;
  const looksRight = async (name: string) => {
    await looksRightOn(page)(name);
    expect(await smallTargets(page)).toEqual([]);
  };
  await page.goto(testBed.url());
  await alice.open();
  await alice.ask("转账一直没到账");
  await log.locator(".card").first().waitFor();
  await button("添加照片、文件或交易").click();
  await panel.getByText(/我们看不出来/).waitFor();
  await looksRight("add");
  // One level each: first what can be added, then a list, then the chat.
  await page.keyboard.press("Escape");
  await becomes(() => panel.locator(".add-panel").count(), 0);
  await button("添加照片、文件或交易").click();
  await button("选一笔交易").click();
  await panel.getByRole("radio").first().waitFor();
  await page.keyboard.press("Escape");
  await log.waitFor();

  const [one, other, bill] = await Promise.all([
    photograph("IMG_0001.jpg"),
    photograph("IMG_0002.jpg"),
    pdf("招商银行回单.pdf"),
  ]);
  await button("添加照片、文件或交易").click();
  const sheet = {
    name: "明细.xlsx",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from("x"),
  };
  await panel.getByLabel("相册或文件").setInputFiles([sheet, one, bill]);
  const rows = panel.locator(".file-row small");
  await becomes(
    () => rows.allTextContents(),
    [
      "不能发送这种文件，请换成照片或 PDF",
      expect.stringMatching(/KB$/),
      expect.stringMatching(/KB$/),
    ],
  );
  await looksRight("beside");
  await panel.getByRole("button", { name: "图片：IMG_0001.jpg" }).click();
  await panel.locator(".picture-view .picture[data-state=shown]").waitFor();
  await page.keyboard.press("Escape");
  await button("移除 IMG_0001.jpg").click();
  await button("移除 明细.xlsx").click();
  await becomes(() => rows.count(), 1);
  await dropOn(page, other);
  await becomes(() => rows.count(), 2);
  await alice.write("这是回单");
  await log.locator(".sent-picture .picture[data-state=shown]").waitFor();
  await log.getByText("这是回单", { exact: true }).waitFor();
  await log.getByRole("button", { name: /^招商银行回单.pdf/ }).waitFor();
  // What was sent is in view, also where its picture came after its message.
  await becomes(
    () => log.evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop < 2),
    true,
  );
  await looksRight("sent");
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    log.getByRole("button", { name: /^招商银行回单.pdf/ }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe("招商银行回单.pdf");
  await log.locator(".sent-picture").click();
  await panel.locator(".picture-view .picture[data-state=shown]").waitFor();
  await looksRight("large");
  expect(testBed.problems).toEqual([]);
});

test("a refused file holds up neither the good one nor the words, in the chat and in a complaint", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button, log } = alice;
  const looksRight = async (name: string) => {
    await looksRightOn(page)(name);
    expect(await smallTargets(page)).toEqual([]);
  };
  const good = await photograph("IMG_0001.jpg");
  // It says that it is a PDF; the server looks at the bytes.
  const feigned = { ...pdf("回单.pdf"), buffer: Buffer.from("MZ, no document") };
  const sheet = { ...feigned, name: "明细.xlsx", mimeType: "application/vnd.ms-excel" };
  const refusedWords = "不能发送这种文件，请换成照片或 PDF";
  await page.goto(testBed.url());
  await alice.open();
  await alice.ask("转账一直没到账");
  await log.locator(".card").first().waitFor();
  await button("添加照片、文件或交易").click();
  await panel.getByLabel("相册或文件").setInputFiles([feigned, good, sheet]);
  const rows = panel.locator(".file-row small");
  await becomes(
    () => rows.allTextContents(),
    [refusedWords, expect.stringMatching(/KB$/), refusedWords],
  );
  await looksRight("refused-beside");
  await alice.write("这是截图");
  await log.getByText("这是截图", { exact: true }).waitFor();
  await log.locator(".sent-picture .picture[data-state=shown]").waitFor();
  await becomes(() => rows.allTextContents(), [refusedWords, refusedWords]);
  await alice.write("还有一句");
  await log.getByText("还有一句", { exact: true }).waitFor();
  await button("移除 回单.pdf").click();
  await button("移除 明细.xlsx").click();
  await becomes(() => rows.count(), 0);

  // Whatever the network breaks can be tried again, also once it stands in the log.
  const uploads = "**/api/uploads*";
  const broken = { error: { code: "internal", message: "" } };
  await page.route(uploads, (route) => route.fulfill({ status: 500, json: broken }));
  await button("添加照片、文件或交易").click();
  await panel.getByLabel("相册或文件").setInputFiles([good]);
  await alice.write("再发一张");
  const retry = button("没有上传成功，点此重试");
  await retry.waitFor({ timeout: 30_000 });
  await looksRight("upload-failed");
  await page.unroute(uploads);
  await retry.click();
  await becomes(() => log.locator(".sent-picture .picture[data-state=shown]").count(), 2);

  await button("返回").click();
  await panel.getByRole("button", { name: /投诉与建议|我的工单/ }).click();
  await button("提交投诉").click();
  await panel.getByRole("radio").first().check();
  await button("下一步").click();
  await panel.getByRole("textbox", { name: "经过" }).fill("提现三天没到，银行也没有收到");
  await button("添加照片或 PDF").click();
  await panel.getByLabel("相册或文件").setInputFiles([feigned, good]);
  await becomes(() => rows.allTextContents(), [refusedWords, expect.stringMatching(/KB$/)]);
  await looksRight("refused-evidence");
  for (let step = 0; step < 3; step += 1) await button("下一步").click();
  await panel.getByText("1 个文件").waitFor();
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor();
  await becomes(() => panel.locator(".all-evidence .picture[data-state=shown]").count(), 1);
  // The browser itself writes down an answer that is none of 200.
  const written = /^Failed to load resource: the server responded with a status of (415|500)/;
  expect(testBed.problems.filter((problem) => !written.test(problem))).toEqual([]);
}, 180_000);

test("a complaint with two photographs and a transaction goes out over a slow network that breaks", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const { page, panel, button } = alice;
  const looksRight = looksRightOn(page);
  const photographs = await Promise.all([photograph("IMG_0001.jpg"), photograph("IMG_0002.jpg")]);
  const announced = new Map<string, number>();
  const offsets: number[] = [];
  page.on("request", (request) => {
    const { clientId, size } = request.url().endsWith("/api/uploads") ? request.postDataJSON() : {};
    if (clientId) announced.set(clientId, size);
    const offset = request.headers()["upload-offset"];
    if (offset !== undefined) offsets.push(Number(offset));
  });
  await page.goto(testBed.url());
  await alice.open();
  await panel.getByRole("button", { name: /投诉与建议|我的工单/ }).click();
  await button("提交投诉").click();
  await panel.getByRole("radio").first().waitFor();
  await emulateNetwork(page, slow);
  await panel.getByRole("radio").first().check();
  await button("下一步").click();
  await panel.getByRole("textbox", { name: "经过" }).fill("提现三天没到，银行也没有收到");
  await button("添加照片或 PDF").click();
  await panel.getByLabel("相册或文件").setInputFiles(photographs);
  await panel.getByText(/^正在上传 [1-9]\d?%$/).waitFor();
  await looksRight("evidence");

  await page.context().setOffline(true);
  await panel.getByText("网络恢复后接着上传").first().waitFor();
  const before = offsets.length;
  await page.context().setOffline(false);
  await becomes(() => offsets.length > before, true);
  // A reload in the middle: what was chosen is kept, and what was sent is not sent again.
  const beforeReload = offsets.length;
  await page.reload();
  await emulateNetwork(page, slow);
  await alice.open();
  await panel.getByRole("button", { name: /投诉与建议|我的工单/ }).click();
  await button("提交投诉").click();
  await panel.getByText("IMG_0002.jpg").waitFor();
  await button("下一步").click();
  await panel.getByRole("radio", { name: /周宁/ }).first().check();
  await button("下一步").click();
  await button("下一步").click();
  await panel.getByText("2 个文件").waitFor();
  await looksRight("check");
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor({ timeout: 30_000 });
  // A picture further down is fetched when it comes into view.
  await panel.locator(".all-evidence").scrollIntoViewIfNeeded();
  await becomes(() => panel.locator(".all-evidence .picture[data-state=shown]").count(), 2);
  await looksRight("ticket-evidence");

  expect(Math.min(...offsets.slice(beforeReload, beforeReload + 2))).toBeGreaterThan(0);
  expect(announced.size).toBe(2);
  // Of 12 megapixels each, little more than what a screen shows has left the device.
  const sent = [...announced.values()].reduce((sum, size) => sum + size);
  const taken = photographs.reduce((sum, { buffer }) => sum + buffer.length, 0);
  expect(sent).toBeGreaterThan(100_000);
  expect(sent).toBeLessThan(taken / 3);
  expect(testBed.problems).toEqual([]);
}, 60_000);

/** As from the desk of a computer, or another app beside. */
async function dropOn(page: Page, { name, mimeType, buffer }: GivenFile) {
  const given = await page.evaluateHandle(
    ([base64 = "", fileName = "", type = ""]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], fileName, { type }));
      return transfer;
    },
    [buffer.toString("base64"), name, mimeType],
  );
  const screen = page.locator("pocket-desk .screen");
  await screen.dispatchEvent("dragover", { dataTransfer: given });
  await screen.dispatchEvent("drop", { dataTransfer: given });
}
