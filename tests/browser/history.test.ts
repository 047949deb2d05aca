/** What was said can be found again. */

import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { directAgent } from "./direct.ts";
import { meetDirectAgent } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));
const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

async function served(address: string) {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  await alice.page.goto(address);
  if (!address.includes("/support")) await alice.open();
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  return { alice, bo, id: await meetDirectAgent(alice, bo) };
}

const support = () => `${testBed.url()}/support?locale=zh-CN`;

test("a reply that came with the end is counted on the launcher until it is read, after every reload", async () => {
  const { alice, bo, id } = await served(testBed.url());
  await alice.page.goto("about:blank");
  await bo.says(id, "已经退款，请查收。");
  await bo.resolves(id);
  for (const time of ["first", "second"]) {
    await alice.page.goto(testBed.url());
    await alice.launcher.waitFor();
    await becomes(() => alice.launcher.getAttribute("data-unread"), "1");
    expect(time).toBeTruthy();
  }
  await alice.open();
  await alice.says("已经退款，请查收。");
  await becomes(() => alice.launcher.getAttribute("data-unread"), null);
  await becomes(() => alice.page.evaluate(() => localStorage.getItem("pocketdesk:live")), "0");
});

test("a draft survives a reload in its conversation, and is gone when the customer signs out", async () => {
  const { alice } = await served(testBed.url());
  await alice.composer.fill("订单号我找一下");
  await alice.page.reload();
  await alice.open();
  await becomes(() => alice.composer.inputValue(), "订单号我找一下");
  await alice.page.evaluate(() => {
    (window as unknown as { PocketDesk(command: string): void }).PocketDesk("logout");
  });
  await becomes(
    () => alice.page.evaluate(() => JSON.stringify(localStorage).includes("订单号")),
    false,
  );
});

test("home leads to the last service while nobody has rated it, and to all conversations", async () => {
  const { alice, bo, id } = await served(support());
  await bo.says(id, "已经退款，请查收。");
  await bo.resolves(id);
  await alice.survey.waitFor();
  await alice.page.reload();
  await alice.panel.locator(".rate").click();
  await alice.survey.waitFor();
  await alice.page.reload();
  await alice.panel.locator(".history").click();
  const row = alice.panel.locator("li .row-button");
  await becomes(() => row.count(), 1);
  expect(await row.textContent()).toMatch(/支付今天 · 待评价/);
  await row.click();
  await alice.says("已经退款，请查收。");
  expect(await alice.panel.getByRole("textbox").count()).toBe(0);

  await alice.panel.getByRole("button", { name: "很满意 5 分，满分 5 分" }).click();
  await alice.log.getByText("谢谢，已记下。").waitFor();
  await alice.button("返回").click();
  await alice.panel.getByText("已结束").waitFor();
  await row.click();
  await alice.says("已经退款，请查收。");
  expect(await alice.panel.getByRole("button", { name: "很满意 5 分，满分 5 分" }).count()).toBe(0);

  await alice.button("接着说").click();
  await alice.write("还想问一下手续费");
  await becomes(() => alice.own.last().textContent(), "还想问一下手续费");
  await alice.says("已经退款，请查收。");
  expect(testBed.problems).toEqual([]);
});

test("a record of all that was said can be downloaded, and holds it as text", async () => {
  const { alice, bo, id } = await served(support());
  await bo.says(id, "<b>请看</b> & 核对");
  for (let count = 0; count < 210; count += 1) await bo.says(id, `第 ${count} 条`);
  await alice.says("第 209 条");
  await alice.page.goto(support());
  await alice.panel.locator(".history").click();
  await alice.panel.locator("li .row-button").first().click();
  await alice.says("第 209 条");
  const [file] = await Promise.all([
    alice.page.waitForEvent("download"),
    alice.button("下载记录").click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^会话记录 \d{4}-\d\d-\d\d\.html$/);
  const content = await readFile((await file.path()) ?? "", "utf8");
  for (const part of [
    "我要找人工客服",
    "&lt;b&gt;请看&lt;/b&gt; &amp; 核对",
    "第 0 条",
    "第 209 条",
  ])
    expect(content).toContain(part);

  // Opened as a page it is readable and quiet.
  const page = await alice.page.context().newPage();
  await page.setContent(content);
  expect(await page.locator("article").count()).toBeGreaterThanOrEqual(212);
  expect(await page.locator("b").count()).toBe(0);
});

test("without a network the list says so, and comes by itself when it is back", async () => {
  const { alice } = await served(support());
  await alice.page.reload();
  const rows = alice.panel.locator(".summary");
  await alice.panel.locator(".history").click();
  await becomes(() => rows.count(), 1);
  await alice.button("返回").click();
  await testBed.killServer();
  await alice.offline.waitFor();
  await alice.panel.locator(".history").click();
  await alice.panel.getByText("会话没有加载出来（网络中断）。已说过的内容都还在。").waitFor();
  expect(await rows.count()).toBe(0);
  await testBed.restartServer();
  await becomes(() => rows.count(), 1);
});
