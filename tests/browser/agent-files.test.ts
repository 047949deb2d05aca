/** What an agent sends beside words: a pasted screenshot in the chat, a PDF in a complaint. */

import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { type GivenFile, pdf, photograph } from "./given-files.ts";
import { keepPicture } from "./looks-right.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("an agent pastes a picture into a reply, and adds a PDF to a complaint", async () => {
  const alice = widgetOn(await testBed.page(phone));
  const bo = deskOn(await testBed.page(desktop));
  const { page } = bo;
  const looksRight = async (name: string) => {
    await keepPicture(page, name);
    expect(await violations(page, "all")).toEqual([]);
  };
  await bo.signIn(testBed.url());
  await bo.goOnDuty();
  await alice.page.goto(testBed.url());
  await alice.open();
  await alice.ask("转账一直没到账");
  await alice.askForAgent();
  await bo.takeNext();

  await pasteInto(page, bo.reply, await photograph("回执.jpg"));
  const beside = page.locator(".files-beside li");
  await beside.getByText("回执.jpg").waitFor();
  await beside.getByText("正在上传").waitFor({ state: "detached" });
  await looksRight("agent-files");
  await bo.reply.fill("这是银行的回执");
  await bo.reply.press("Enter");
  await beside.waitFor({ state: "detached" });
  expect(await bo.reply.inputValue()).toBe("");
  await alice.log.getByText("这是银行的回执", { exact: true }).waitFor();
  await alice.log.locator(".sent-picture .picture[data-state=shown]").waitFor();
  await bo.log.locator(".attachment-thumb img").waitFor();

  await alice.button("返回").click();
  await alice.panel.getByRole("button", { name: /投诉与建议/ }).click();
  await alice.button("提交投诉").click();
  await alice.panel.getByRole("radio").first().check();
  for (let step = 1; step < 5; step += 1) await alice.button("下一步").click();
  await alice.button("提交").click();
  await alice.panel.getByText("受理时间，最晚").first().waitFor();
  await page.locator(".rail").getByRole("button", { name: "工单" }).click();
  await page.getByRole("button", { name: /转账一直没到账/ }).click();
  await page.getByRole("button", { name: "接手" }).click();
  await page
    .getByLabel("添加图片或 PDF")
    .first()
    .setInputFiles([
      { name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("x") },
      pdf("说明.pdf"),
    ]);
  await beside.getByText("只能发图片和 PDF").waitFor();
  await page.getByRole("textbox", { name: "给客户的更新" }).fill("说明在这里");
  const send = page.getByRole("button", { name: "提交", exact: true });
  expect(await send.isDisabled()).toBe(true);
  await page.getByRole("button", { name: "移除 说明.txt" }).click();
  await looksRight("agent-files-ticket");
  await send.click();
  await alice.panel.getByText("说明在这里").waitFor();
  await alice.panel
    .getByRole("button", { name: /^说明.pdf/ })
    .first()
    .waitFor();
  expect(testBed.problems).toEqual([]);
}, 60_000);

/** As a screenshot comes from the clipboard. */
async function pasteInto(page: Page, field: ReturnType<Page["locator"]>, file: GivenFile) {
  const given = await page.evaluateHandle(
    ([base64 = "", fileName = "", type = ""]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([bytes], fileName, { type }));
      return new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    },
    [file.buffer.toString("base64"), file.name, file.mimeType],
  );
  await field.evaluate((element, event) => element.dispatchEvent(event), given);
}
