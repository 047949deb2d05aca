/** What has come is in view: the question with its answer, and the time at which somebody comes. */

import type { Locator } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { becomes, phone, useTestBed } from "./browser.ts";
import { directAgent } from "./direct.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));
const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

const support = () => `${testBed.url()}/support?locale=zh-CN`;

async function customer(height: number): Promise<WidgetPage> {
  const viewport = { width: 390, height };
  const page = await testBed.page({ ...phone, viewport, reducedMotion: "reduce" });
  const alice = widgetOn(page);
  await page.goto(support());
  return alice;
}

/** How far below the log's upper edge it stands, in pixels. */
const topOf = ({ log }: WidgetPage, part: Locator): Promise<number> =>
  Promise.all([log.boundingBox(), part.boundingBox()]).then(([frame, box]) =>
    Math.round((box?.y ?? Number.NaN) - (frame?.y ?? Number.NaN)),
  );

/** Nobody else's turn is after this one. */
async function leaveQueue(alice: WidgetPage): Promise<void> {
  await alice.page.context().setOffline(false);
  await alice.offline.waitFor({ state: "detached" });
  await alice.button(alice.say("queue.cancel")).click();
  await becomes(() => alice.queue.count(), 0);
}

const rowWith = ({ log }: WidgetPage, text: string) =>
  log.locator("[data-row]", { hasText: text }).first();

test("a question stays in view with its answer, and the log begins with it", async () => {
  const alice = await customer(660);
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.button("我也遇到").waitFor();
  const first = rowWith(alice, "转账一直没到账");
  await becomes(async () => (await topOf(alice, first)) >= 0, true);
  await alice.write("周末算不算");
  await alice.button("查看全文").waitFor();
  const next = rowWith(alice, "周末算不算");
  await becomes(async () => (await topOf(alice, next)) >= 0, true);
  expect(await alice.panel.locator(".to-end").count()).toBe(0);
});

test("the time at which somebody comes is in view, after the request and after a return", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(480);
  await alice.ask("转人工");
  await alice.queue.waitFor();
  await alice.log.locator(".question").waitFor();
  await alice.log.locator(".waiting").getByText("拨打").waitFor();
  const isFirst = async () => {
    const top = await topOf(alice, alice.queue);
    return top >= 0 && top < 40;
  };
  const overflow = await alice.log.evaluate((log) => log.scrollHeight - log.clientHeight);
  expect(overflow).toBeGreaterThan(120);
  await becomes(isFirst, true);
  await alice.page.reload();
  await alice.panel.locator(".going").click();
  await alice.log.locator(".question").waitFor();
  await becomes(isFirst, true);
  // Nobody else's turn is after this one.
  await alice.button(alice.say("queue.cancel")).click();
  await becomes(() => alice.queue.count(), 0);
});

test("who asks for a person from the middle of a long answer sees the whole card, also when the network goes", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(844);
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.button("没用").click();
  await alice.log.evaluate((log) => {
    log.scrollTop = 0;
  });
  await alice.askForAgent();
  await alice.log.locator(".waiting").getByText("拨打").waitFor();
  const overflow = await alice.log.evaluate((log) => log.scrollHeight - log.clientHeight);
  expect(overflow).toBeGreaterThan(120);
  const isWhole = async () => {
    const [log, card] = await Promise.all([alice.log.boundingBox(), alice.queue.boundingBox()]);
    if (!log || !card) return false;
    return card.y >= log.y && card.y + card.height <= log.y + log.height;
  };
  await alice.button(alice.say("queue.cancel")).waitFor();
  await becomes(isWhole, true);
  await alice.page.context().setOffline(true);
  await alice.queue.getByText(alice.say("queue.offline")).waitFor();
  await alice.offline.waitFor();
  await becomes(isWhole, true);
  await leaveQueue(alice);
});

test("what the customer scrolls to in the queue stays, whatever changes on the card", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(480);
  await alice.ask("转人工");
  await alice.log.locator(".question").waitFor();
  await alice.log.locator(".waiting").getByText("拨打").waitFor();
  await alice.log.click({ position: { x: 5, y: 5 } });
  await alice.log.evaluate((log) => {
    log.scrollTop = 0;
  });
  await alice.page.context().setOffline(true);
  await alice.queue.getByText(alice.say("queue.offline")).waitFor();
  await becomes(() => alice.log.evaluate((log) => log.scrollTop), 0);
  await leaveQueue(alice);
});

test("A03 Escape closes the agent's menu and its question first, then the conversation", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(844);
  const { keyboard } = alice.page;
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const id = await bo.takes();
  const menu = alice.button(alice.say("chat.menu"));
  const end = alice.button(alice.say("chat.end"));
  await menu.click();
  await end.waitFor();
  await keyboard.press("Escape");
  await becomes(() => end.count(), 0);
  await keyboard.press("Enter");
  await end.click();
  const question = alice.panel.getByRole("alertdialog");
  await question.waitFor();
  await keyboard.press("Escape");
  await becomes(() => question.count(), 0);
  expect(await alice.log.count()).toBe(1);
  await keyboard.press("Escape");
  await becomes(() => alice.log.count(), 0);
  await bo.resolves(id);
});

test("what follows from an answer of the survey is in view above the field", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(844);
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const id = await bo.takes();
  for (let count = 0; count < 8; count += 1) await bo.says(id, `第 ${count} 条`);
  await bo.resolves(id);
  await alice.survey.getByText(alice.say("survey.2"), { exact: true }).click();
  await alice.survey.getByText(alice.say("survey.no"), { exact: true }).click();
  const note = alice.log.getByText(alice.say("survey.again"));
  const isSeen = async (part: Locator) => {
    const [log, box] = await Promise.all([alice.log.boundingBox(), part.boundingBox()]);
    return !!log && !!box && box.y >= log.y && box.y + box.height <= log.y + log.height;
  };
  await becomes(() => isSeen(note), true);
  expect(await isSeen(alice.button(alice.say("survey.submit")))).toBe(true);
});

test("what cannot be drawn in a line stays in its bubble", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(844);
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const id = await bo.takes();
  const piled = ["ก", "\u0e49".repeat(200)].join("");
  await bo.says(id, piled);
  await alice.write(piled);
  await becomes(() => alice.log.getByText(piled, { exact: true }).count(), 2);
  const edges = await alice.log.evaluate((log) =>
    [...log.querySelectorAll(".bubble")].map((bubble) => {
      const { left, right } = bubble.getBoundingClientRect();
      return left >= 0 && right <= innerWidth;
    }),
  );
  expect(edges).not.toContain(false);
});

test("the line for new messages comes also for what is said while the reader is further up", async () => {
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const alice = await customer(480);
  await alice.ask("我要找人工客服");
  await alice.queue.waitFor();
  const id = await bo.takes();
  for (let count = 0; count < 12; count += 1) await bo.says(id, `早些时候的第 ${count} 条`);
  await alice.says("早些时候的第 11 条");
  await alice.log.evaluate((log) => {
    log.scrollTop = 0;
  });
  await alice.button("回到最新消息").waitFor();
  await bo.says(id, "查到了");
  await alice.button("1 条新消息").waitFor();
  const row = rowWith(alice, "以下为新消息");
  expect(await row.locator(".bubble").textContent()).toBe("查到了");

  // And what was said can be kept while the conversation goes on.
  await alice.button(alice.say("chat.menu")).click();
  const [file] = await Promise.all([
    alice.page.waitForEvent("download"),
    alice.button("下载记录").click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.html$/);
});
