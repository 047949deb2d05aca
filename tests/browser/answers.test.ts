/** What the bot's answers offer can be tapped, and the wait for them is shown. */

import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { becomes, phone, useTestBed } from "./browser.ts";
import { smallTargets } from "./layout.ts";
import { vagueQuestion } from "./questions.ts";
import { type WidgetPage, widgetOn } from "./widget.ts";

const testBed = useTestBed();

async function customer(): Promise<WidgetPage> {
  const alice = widgetOn(await testBed.page({ ...phone, reducedMotion: "reduce" }));
  await alice.page.goto(`${testBed.url()}/support?locale=zh-CN`);
  return alice;
}

const expectGood = async ({ page }: WidgetPage) => {
  expect(await violations(page, "all")).toEqual([]);
  expect(await smallTargets(page)).toEqual([]);
};

test("dots show that an answer is on its way, and go when it comes", async () => {
  const alice = await customer();
  // They stay for a moment only, so whatever is drawn is looked at, and before it is asked.
  const typing = alice.page.evaluate(
    (words) =>
      new Promise<void>((resolve) => {
        const root = document.querySelector("pocket-desk")?.shadowRoot;
        const observer = new MutationObserver(() => {
          if (!root?.querySelector(".dots") || !root.textContent?.includes(words)) return;
          observer.disconnect();
          resolve();
        });
        if (root) observer.observe(root, { childList: true, subtree: true, characterData: true });
      }),
    "智能助手正在输入",
  );
  await alice.ask("转账一直没到账");
  await typing;
  await alice.log.locator(".card").waitFor();
  await becomes(() => alice.log.locator(".dots").count(), 0);
});

test("who taps for a person behind a long answer sees the place in the queue", async () => {
  const alice = await customer();
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.button("我也遇到").waitFor();
  await alice.button(alice.say("chat.requestAgent")).click();
  const isInView = () =>
    alice.queue.evaluate((card) => {
      const log = card.closest(".log")?.getBoundingClientRect();
      const { top, bottom } = card.getBoundingClientRect();
      return log !== undefined && top >= log.top && bottom <= log.bottom + 1;
    });
  await alice.log.locator(".waiting").getByText("拨打").waitFor();
  // All that stands below it has come, and the log has placed itself.
  await alice.page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 300)));
  expect(await isInView()).toBe(true);
});

test("the part that answers a follow-up leads to the whole article", async () => {
  const alice = await customer();
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.write("周末算不算");
  await alice.button("查看全文").waitFor();
  await expectGood(alice);
  await alice.button("查看全文").click();
  await alice.panel.getByRole("heading", { level: 1, name: /转账成功了/ }).waitFor();
  await alice.button("返回").click();
  await alice.button("查看全文").waitFor();
});

test("an answer begins with its first sentence, and shows the way through the menus", async () => {
  const alice = await customer();
  await alice.ask("转账一直没到账");
  const lead = alice.log.locator(".answer-lead");
  await lead.waitFor();
  expect(await lead.textContent()).toMatch(/^[^。]+。$/);
  expect(await lead.locator(".path").textContent()).toBe("我的 › 账单");
});

test("none of the choices is said in words", async () => {
  const alice = await customer();
  await alice.ask(await vagueQuestion(testBed.url()));
  await alice.button("都不是").click();
  await alice.says("都不是");
  await becomes(() => alice.own.last().textContent(), "都不是");
});

test("in the queue the bot's questions are skipped and answered with a tap", async () => {
  const alice = await customer();
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.write("转人工");
  await alice.queue.waitFor();
  await alice.panel.getByRole("heading", { level: 1, name: "转接人工客服" }).waitFor();
  const question = (name: RegExp) => alice.log.getByRole("group", { name });

  await question(/是哪一笔/).waitFor();
  await expectGood(alice);
  await alice.button("跳过").click();
  await becomes(() => alice.own.last().textContent(), "跳过");

  await question(/什么时候/).waitFor();
  await expectGood(alice);
  await alice.button("昨天").focus();
  await alice.page.keyboard.press("Enter");
  await becomes(() => alice.own.last().textContent(), "昨天");
  await question(/什么时候/).waitFor({ state: "detached" });
  // The row is gone; the keyboard goes on in the log.
  await becomes(() => alice.log.evaluate((log) => log.matches(":focus")), true);
  await alice.queue.waitFor();
});

test("an answer in the queue is seen from its beginning, though the queue card stands below", async () => {
  const alice = await customer();
  await alice.page.setViewportSize({ width: 390, height: 520 });
  await alice.ask("转账一直没到账");
  await alice.log.locator(".card").waitFor();
  await alice.write("转人工");
  await alice.button("跳过").click();
  await alice.button("昨天").waitFor();
  await alice.write("怎么提现？");
  const answer = alice.log.locator(".row .card").nth(1);
  await answer.waitFor();
  const [log, card] = await Promise.all([alice.log.boundingBox(), answer.boundingBox()]);
  const below = (card?.y ?? 0) - (log?.y ?? 0);
  expect(below).toBeGreaterThan(0);
  expect(below).toBeLessThan(300);
});

test("an answer's card keeps its height after each vote, with what stands in it", async () => {
  const alice = await customer();
  await alice.ask("转账一直没到账");
  const card = alice.log.locator(".card").first();
  await card.locator(".problem-report").waitFor();
  const height = async () => (await card.boundingBox())?.height;
  const before = await height();
  await card.getByRole("button", { name: "没用" }).click();
  // The bot has said something below it: it is not the last one any more.
  await alice.log.getByText("看来刚才的说明没有帮到您").waitFor();
  expect(await height()).toBe(before);
  await card.locator(".reasons .chip").first().click();
  await card.getByText("已记下").waitFor();
  expect(await height()).toBe(before);
});
