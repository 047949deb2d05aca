/** A complaint on a phone: filed over a bad network, followed, decided, and reviewed. */

import { readFile } from "node:fs/promises";
import { afterEach, expect, test } from "vitest";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent } from "./direct.ts";
import { misplaced } from "./layout.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));
const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

test("A01 a complaint is filed in a few steps, survives a reload and a cut, and its promise is kept in view", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  const { page, panel, button } = alice;
  const looksRight = async () => {
    expect(await violations(page, "all")).toEqual([]);
    expect(await misplaced(page)).toEqual([]);
  };
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await panel.getByRole("button", { name: /投诉与建议/ }).click();
  await panel.getByText("还没有提交过投诉").waitFor();
  await looksRight();
  await button("提交投诉").click();

  await panel.getByRole("heading", { name: "关于什么" }).waitFor();
  expect(await button("下一步").isDisabled()).toBe(true);
  await panel.getByRole("radio").first().check();
  await looksRight();
  await button("下一步").click();
  await panel.getByRole("textbox", { name: "经过" }).fill("11 月 25 日提现 3000，卡里一直没有");
  await panel.getByLabel(/大概什么时候发生的/).fill("2026-11-25T12:05");
  await looksRight();
  await page.reload();
  await panel.getByRole("button", { name: /投诉与建议/ }).click();
  // What was begun is gone on with.
  await button("继续填写").click();
  await becomes(
    () => panel.getByRole("textbox", { name: "经过" }).inputValue(),
    "11 月 25 日提现 3000，卡里一直没有",
  );
  await button("下一步").click();
  await panel.getByRole("radio", { name: "让钱尽快到账" }).check();
  await looksRight();
  await panel.getByRole("textbox").fill("a@example.com");
  await button("下一步").click();
  await panel.getByText("a@example.com").waitFor();
  await panel.getByText("11月25日周三 12:05").waitFor();
  await looksRight();

  await page.context().setOffline(true);
  await button("提交").click();
  await panel.getByText(/没有提交成功/).waitFor();
  await page.context().setOffline(false);
  await panel.locator(".offline").waitFor({ state: "detached" });
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor();
  const number = await numberOf(alice);
  await looksRight();

  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  await bo.call("ticket:accept", { number: number });
  await panel.getByText(/在跟进$/).waitFor();
  await bo.call("ticket:ask", { number: number, text: "是哪张卡？" });
  await panel.getByText("是哪张卡？").waitFor();
  // Its old date counts no more, and stands nowhere.
  await panel.locator(".promise", { hasText: "等您补充，计时已暂停" }).waitFor();
  await looksRight();
  await button("补充说明").click();
  await panel.getByRole("textbox").fill("尾号 6013");
  await looksRight();
  await button("提交").click();
  await panel.getByText("尾号 6013").waitFor();

  const decision = { kind: "apology", text: "晚了三天，是我们没有及时查到。" } as const;
  await bo.call("ticket:decide", { number: number, ...decision });
  await panel.getByText("处理结果：致歉").waitFor();
  await looksRight();
  await button("申请复核").click();
  await panel.getByRole("textbox").fill("钱还没到");
  await button("提交").click();
  await panel.getByText("您申请了复核").waitFor();
  await panel.getByText("复核结果，最晚").first().waitFor();
  await looksRight();

  await alice.button(alice.say("panel.back")).click();
  await panel.getByRole("button", { name: new RegExp(number) }).waitFor();
  await looksRight();
  await panel.getByRole("button", { name: new RegExp(number) }).click();
  await button("撤回复核").click();
  await looksRight();
  await button("确认撤回").click();
  // The re-review alone is taken back: the decision before it stands.
  await panel.getByText("您撤回了复核，原来的处理结果不变").waitFor();
  expect(testBed.problems).toEqual([]);
});

test("A01 an agent takes a ticket in the console, answers, asks a team, and decides", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await fileComplaint(alice);
  const bo = deskOn(await testBed.page(desktop));
  const { page } = bo;
  const looksRight = async () => expect(await violations(page, "all")).toEqual([]);
  await bo.signIn(testBed.url());
  await page.getByRole("button", { name: "工单" }).click();
  await page.locator(".ticket-row").first().waitFor();
  await looksRight();
  // By keyboard from here on: a list saved, the ticket taken, its checklist, an answer, a note, a task, and a decision.
  await page.getByLabel("严重程度").selectOption("normal");
  await page.getByLabel("视图名称").fill("普通的");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^普通的/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.getByText("已选 1 个").waitFor();
  await looksRight();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "提现三天没到" }).waitFor();
  await looksRight();
  await page.getByRole("button", { name: "接手" }).press("Enter");
  await page.getByText(/接手$/).waitFor();
  await page.getByRole("checkbox", { name: "核对本人身份" }).press("Space");
  await page.getByText("1 / 5").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await page.keyboard.type("正在向银行查询");
  await page.keyboard.press("Control+Enter");
  await alice.panel.getByText("正在向银行查询").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await page.keyboard.type("银行周一才上班");
  await page.keyboard.press("Control+Enter");
  await page.locator('[data-kind="noted"]').waitFor();
  await looksRight();
  await page.getByRole("button", { name: "问小组" }).press("Enter");
  await page.getByLabel("小组", { exact: true }).selectOption("技术组");
  await page.getByRole("textbox", { name: "问小组" }).fill("查这笔的回执");
  await page.keyboard.press("Control+Enter");
  await page.getByLabel("答复", { exact: true }).fill("银行没有回执");
  await page.keyboard.press("Enter");
  await page.getByText("小组答复").waitFor();
  await page.getByLabel("金额").fill("138.60");
  await page.getByLabel("原因").last().selectOption("银行无回执");
  await page.getByLabel("给客户的话").fill("已退回余额");
  await page.keyboard.press("Control+Enter");
  await alice.panel.getByText("处理结果：退款").waitFor();
  await looksRight();
  expect(await alice.panel.getByText("银行周一才上班").count()).toBe(0);
  await page.getByRole("button", { name: "更多", exact: true }).click();
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载回执" }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^投诉回执 PD-\d{8}-\d{4}-\d\.html$/);
  expect(await readFile(await saved.path(), "utf8")).not.toContain("银行周一才上班");
  await checksReceipt(alice);
  expect(testBed.problems).toEqual([]);
});

/** Downloads the receipt, and has it checked as it is and with one word changed. */
async function checksReceipt({ page, button }: WidgetPage) {
  const [download] = await Promise.all([page.waitForEvent("download"), button("下载回执").click()]);
  const receipt = await readFile(await download.path(), "utf8");
  expect(download.suggestedFilename()).toMatch(/^投诉回执 PD-\d{8}-\d{4}-\d\.html$/);
  expect(receipt).not.toContain("银行周一才上班");
  await page.goto(`${testBed.url()}/verify?locale=zh-CN`);
  const give = (text: string) =>
    page.getByLabel("选择文件").setInputFiles({
      name: "receipt.html",
      mimeType: "text/html",
      buffer: Buffer.from(text),
    });
  await give(receipt);
  // The headline says that not all of it was checked, and a list says what was not.
  await page.getByText(/条记录与校验值一致。文件里不是每一处都核对了/).waitFor();
  expect(await page.getByText("核对通过").count()).toBe(0);
  await page.getByText(/下载时间没有校验值，没有核对/).waitFor();
  await page.getByText(/内部记录，回执里只有校验值，内容没有核对/).waitFor();
  await page.getByText("正在向银行查询").waitFor();
  await page.getByText("内部记录，回执里只有它的校验值").first().waitFor();
  expect(await page.evaluate(() => getComputedStyle(document.body).margin)).toBe("0px");
  expect(await violations(page, "all")).toEqual([]);
  await give(receipt.replaceAll("正在向银行查询", "已经退款"));
  await page.getByText(/^核对没有通过：第 3 条/).waitFor();
  // What the file shows alone, and not what it holds.
  await give(receipt.replace("正在向银行查询", "已经退款"));
  await page.getByText(/^核对没有通过：文件里显示的文字/).waitFor();
  expect(await page.getByText(/条记录与校验值一致。/).count()).toBe(0);
  await give("<!doctype html>");
  await page.getByText(/不是完整的投诉回执/).waitFor();
}

/** Of the complaint that is open: it stands above its words, beside the topic. */
async function numberOf({ panel }: WidgetPage): Promise<TicketNumber> {
  const line = await panel.getByText(/^PD-\d{8}-\d{4}-\d\D/).textContent();
  return (line?.slice(0, "PD-20261121-0001-9".length) ?? "") as TicketNumber;
}

async function fileComplaint({ panel, button }: WidgetPage) {
  await panel.getByRole("button", { name: /投诉与建议/ }).click();
  await button("提交投诉").click();
  await panel.getByRole("radio").first().check();
  await button("下一步").click();
  await panel.getByRole("textbox", { name: "经过" }).fill("提现三天没到");
  for (let step = 2; step < 4; step += 1) await button("下一步").click();
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor();
}

test("a decision made while the customer writes keeps the words, which are taken all the same", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  const { page, panel, button } = alice;
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await fileComplaint(alice);
  const number = await numberOf(alice);
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  await bo.call("ticket:accept", { number });
  await button("补充说明").click();
  await panel.getByRole("textbox").fill("银行说没有收到");
  await bo.call("ticket:decide", { number, kind: "explanation", text: "已经到账" });
  await panel.getByText("已经到账").first().waitFor();
  expect(await panel.getByRole("textbox").inputValue()).toBe("银行说没有收到");
  expect(await violations(page, "all")).toEqual([]);
  await button("提交").click();
  await panel.locator(".timeline, ol, ul").getByText("银行说没有收到").first().waitFor();
  expect(testBed.problems).toEqual([]);
});

test("a ticket opens when the last news was of another one, and two that were merged lead to each other", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  const { page, panel, say } = alice;
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  const numbers: TicketNumber[] = [];
  for (const _ of [1, 2]) {
    await fileComplaint(alice);
    numbers.push(await numberOf(alice));
    await alice.button(say("panel.back")).click();
    await alice.button(say("panel.back")).click();
  }
  const [into, number] = numbers as [TicketNumber, TicketNumber];
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  await panel.getByRole("button", { name: /投诉与建议/ }).click();
  await panel.locator(".ticket-row").nth(1).waitFor();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:merge", { number, into });
  await bo.call("ticket:note", { number: into, text: "只给同事看" });
  await panel.locator(".ticket-row", { hasText: "已并入" }).waitFor();
  await panel.locator(".ticket-row").nth(1).click();
  await panel.locator(".merged-ticket", { hasText: number }).waitFor();
  expect(await violations(page, "all")).toEqual([]);
  await panel.locator(".merged-ticket .row-button").click();
  await panel.getByText(/^这张工单和另一张说的是同一件事/).waitFor();
  expect(await panel.locator(".promise").count()).toBe(0);
  expect(await violations(page, "all")).toEqual([]);
  expect(testBed.problems).toEqual([]);
});

test("P03 a secret in a complaint never leaves the device", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  const { page, panel, button } = alice;
  const left: string[] = [];
  page.on("websocket", (socket) =>
    socket.on("framesent", ({ payload }) => left.push(String(payload))),
  );
  await page.goto(`${testBed.url()}/support?locale=zh-CN`);
  await panel.getByRole("button", { name: /投诉与建议/ }).click();
  await button("提交投诉").click();
  await panel.getByRole("radio").first().check();
  await button("下一步").click();
  const story = panel.getByRole("textbox", { name: "经过" });
  await story.fill("我的密码是Abc12345，还是付不了");
  await button("下一步").click();
  await panel.getByText(/为了您的安全没有提交/).waitFor();
  await story.fill("密码对，还是付不了");
  for (let step = 1; step < 3; step += 1) await button("下一步").click();
  await button("提交").click();
  await panel.getByText("受理时间，最晚").first().waitFor();
  expect(left.join()).toContain("ticket:file");
  expect(left.join()).not.toContain("Abc12345");
});

test("open with a ticket shows it, and says so where there is none", async () => {
  const alice = widgetOn(await testBed.page(phone));
  await alice.isAnonymous();
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN&ticket=PD-20261121-0001-9`);
  await alice.panel.getByText("没有找到这个工单，请核对编号").waitFor();
});
