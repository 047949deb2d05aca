/** An agent's day at the desk, with the keyboard alone; and what the desk does when it is full. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { adminEmail, adminPassword } from "../support/process.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, until, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { focused, tabTo } from "./focus.ts";
import { type Waiting, waits, waitTogether, walletSecret } from "./waiting-customers.ts";

const content = mkdtempSync(join(tmpdir(), "pocketdesk-faq-"));
cpSync("faq-content", content, { recursive: true });
const rules = join(content, "queue.yml");
const team = "teams:\n  - name: 卡务组\n    members: []\n";
writeFileSync(rules, readFileSync(rules, "utf8").replace("teams: []", team));
afterAll(() => rmSync(content, { recursive: true }));

const testBed = useTestBed(() => ({ FAQ_DIR: content, IDENTITY_SECRET: walletSecret }));

const noViolations = async (page: Page) => expect(await violations(page, "all")).toEqual([]);

/** The texts that a customer has got. */
const said = ({ socket }: Waiting) => {
  const texts: string[] = [];
  socket.on("event", (event) => texts.push(JSON.stringify(event)));
  return () => texts.join(" ");
};

test("an agent signs in, takes, answers, notes, transfers and resolves with the keyboard alone", async () => {
  const url = testBed.url();
  const alice = await waits(url, 1);
  const heard = said(alice);
  const bo = deskOn(await testBed.page(desktop));
  const { page, dialog, reply } = bo;
  const { keyboard } = page;
  const toThePage = () => keyboard.press("Escape");

  await page.goto(`${url}/console/`);
  await page.getByLabel(bo.say("signIn.email")).waitFor();
  await keyboard.type(adminEmail);
  await keyboard.press("Tab");
  await keyboard.type(adminPassword);
  await keyboard.press("Enter");
  await bo.duty.waitFor();
  // Before the desk has come, the switch says that it takes no press.
  await becomes(() => bo.duty.getAttribute("aria-disabled"), "false");
  await tabTo(page, "暂停接待");
  await keyboard.press("Space");
  await becomes(() => bo.duty.getAttribute("aria-checked"), "true");
  await page.getByText("转了三个小时了，房东一直在催").waitFor();
  await noViolations(page);

  await keyboard.press("t");
  await reply.waitFor();
  await becomes(() => focused(page), "回复");
  const address = page.url();
  expect(address).toMatch(/#\/desk\/[\w-]+$/);

  // The article that fits goes with the reply.
  await page.locator(".suggestion").first().waitFor();
  await keyboard.press("Alt+1");
  await page.locator(".attached").waitFor();
  await keyboard.press("Enter");
  await until(() => expect(heard()).toContain('"kind":"article"'));

  // A note, which the customer does not get.
  await toThePage();
  await keyboard.press("n");
  await becomes(() => focused(page), "备注");
  await keyboard.type("已向银行核对");
  await keyboard.press("Enter");
  await page.locator(".note").getByText("已向银行核对").waitFor();
  await noViolations(page);

  // A saved reply: written here, found by its shortcut, its blank filled.
  await toThePage();
  await keyboard.press(";");
  await page.locator(".saved-replies").waitFor();
  await becomes(() => focused(page), "回复");
  await tabTo(page, bo.say("replies.new"), { key: "Shift+Tab" });
  await keyboard.press("Enter");
  await dialog.waitFor();
  await keyboard.type("到账");
  await keyboard.press("Tab");
  await keyboard.type("到账时间");
  await keyboard.press("Tab");
  await keyboard.type("{称呼}您好，预计{时刻}到账");
  await noViolations(page);
  await tabTo(page, bo.say("replies.save"));
  await keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  // Back from the list of replies into the field, and to the list by its key: what is typed then is looked for.
  await toThePage();
  await becomes(() => focused(page), "回复");
  await toThePage();
  await keyboard.press(";");
  await page.locator(".saved-option").first().waitFor();
  await becomes(() => focused(page), "回复");
  await keyboard.type("没有这一条");
  await becomes(() => page.locator(".saved-option").count(), 0);
  for (const _ of "没有这一条") await keyboard.press("Backspace");
  await keyboard.type("到账");
  await page.locator(".saved-option").first().waitFor();
  await noViolations(page);
  await keyboard.press("Enter");
  await becomes(() => reply.inputValue(), "赵敏您好，预计{时刻}到账");
  await becomes(() => page.evaluate(() => getSelection()?.toString()), "{时刻}");
  // With a blank nothing is sent: it is selected, and named.
  await keyboard.press("Enter");
  await page.getByText(bo.say("reply.unfilled", { name: "{时刻}" })).waitFor();
  expect(await reply.inputValue()).toContain("{时刻}");
  await keyboard.type("21:00");

  // A reload keeps the draft and what is open.
  await page.reload();
  await becomes(() => reply.inputValue(), "赵敏您好，预计21:00到账");
  expect(page.url()).toBe(address);
  await toThePage();
  await keyboard.press("r");
  await keyboard.press("Enter");
  await until(() => expect(heard()).toContain("预计21:00到账"));
  expect(heard()).not.toContain("已向银行核对");

  // To a team, with a note; nobody of it is there, so it comes back to whoever takes it.
  await toThePage();
  await keyboard.press("Shift+T");
  await dialog.waitFor();
  await dialog.getByText("卡务组").waitFor();
  await noViolations(page);
  // On whom to choose, and not on the button that closes.
  await becomes(() => focused(page), "input");
  await keyboard.press("Space");
  await keyboard.press("Tab");
  await keyboard.type("请查卡");
  await keyboard.press("Control+Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText(bo.say("foot.queued")).waitFor();
  await keyboard.press("t");
  await reply.waitFor();
  await page.locator(".note").getByText("请查卡").waitFor();

  const ben = await waits(url, 3);
  await toThePage();
  await keyboard.press("e");
  await dialog.waitFor();
  await becomes(() => focused(page), "textarea");
  // What the bot has gathered stands there already.
  expect(await dialog.getByRole("textbox").last().inputValue()).toContain("房东一直在催");
  await keyboard.type(" 已说明。");
  await noViolations(page);
  const topic = dialog.locator("input").first();
  expect(await topic.inputValue()).toContain("对方没收到钱");
  await topic.focus();
  await keyboard.press("Control+A");
  await keyboard.press("Delete");
  await keyboard.press("Control+Enter");
  // The topic is missing, and has the focus now.
  await becomes(() => focused(page), "input");
  await keyboard.type("转账");
  await keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText(bo.say("foot.resolved")).waitFor();
  await page.getByText(bo.say("take.goOn")).last().waitFor();
  await keyboard.press("t");
  await page.getByRole("heading", { name: "周雨桐" }).first().waitFor();
  await page.goBack();
  await page.getByText(bo.say("foot.resolved")).waitFor();
  alice.socket.disconnect();
  ben.socket.disconnect();
  expect(testBed.problems).toEqual([]);
});

test("two hundred who wait are drawn a screen at a time; whoever has left is asked about", async () => {
  const url = testBed.url();
  const bo = deskOn(await testBed.page(desktop));
  const { page, dialog } = bo;
  await bo.signIn(url);
  await bo.goOnDuty();
  const first = await waits(url, 0);
  const others = await waitTogether(url, 100, 200);
  const queue = page.locator('.group[data-view="queue"]');
  await becomes(() => queue.locator(".count").textContent(), "201");
  expect(await queue.locator(".list-row").count()).toBeLessThan(50);
  const { longest, last, mostDrawn } = await scrollThrough(page);
  expect(longest).toBeLessThan(250);
  expect(mostDrawn).toBeLessThan(50);
  expect(last).toBe("201");

  // The first in turn closes the app. Whoever only reloads the page is back within 15 seconds.
  first.socket.disconnect();
  const gone = new Promise((resolve) => setTimeout(resolve, 15_000));
  await page
    .getByText(/已离开|刚离开/)
    .first()
    .waitFor();
  await gone;
  await page.keyboard.press("t");
  await dialog.getByRole("button", { name: bo.say("away.skip") }).waitFor();
  await becomes(() => focused(page), bo.say("away.skip"));
  await noViolations(page);
  await dialog.getByRole("button", { name: bo.say("away.skip") }).click();
  await bo.reply.waitFor();
  await becomes(() => queue.locator(".count").textContent(), "200");
  await page
    .getByText(/已离开|刚离开/)
    .first()
    .waitFor();
  for (const { socket } of others) socket.disconnect();
  expect(testBed.problems).toEqual([]);
});

/** Scrolls the queue to its end, a screen with each frame, and back. Answers the longest frame in milliseconds, which row came last, and how many were drawn at most. */
const scrollThrough = (page: Page) =>
  page.evaluate(async () => {
    const list = document.querySelector('.group[data-view="queue"] .group-rows');
    if (!list) return { longest: Number.POSITIVE_INFINITY, last: null, mostDrawn: 0 };
    const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
    let longest = 0;
    let mostDrawn = 0;
    let before = await frame();
    for (let idle = 0; idle < 10; ) {
      const { scrollTop } = list;
      list.scrollTop += list.clientHeight;
      const now = await frame();
      longest = Math.max(longest, now - before);
      mostDrawn = Math.max(mostDrawn, list.querySelectorAll("[aria-posinset]").length);
      before = now;
      // The next page may still be on its way.
      idle = list.scrollTop === scrollTop ? idle + 1 : 0;
      if (idle > 0) await new Promise((done) => setTimeout(done, 50));
      before = await frame();
    }
    const rows = list.querySelectorAll("[aria-posinset]");
    const last = rows[rows.length - 1]?.getAttribute("aria-posinset") ?? null;
    list.scrollTop = 0;
    await frame();
    return { longest, last, mostDrawn };
  });
