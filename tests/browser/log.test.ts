/** The log of a conversation: what is new, when it was said, where its links lead. */

import type { Page } from "playwright-core";
import { afterEach, describe, expect, test } from "vitest";
import { becomes, desktop, phone, until, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent } from "./direct.ts";
import { meetDirectAgent } from "./meet-agent.ts";
import { widgetOn } from "./widget.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));
const leaving: (() => void)[] = [];
afterEach(() => {
  for (const leave of leaving.splice(0)) leave();
});

const support = () => `${testBed.url()}/support?locale=zh-CN`;

/** A customer on a phone, and an agent who has taken the conversation. */
async function served() {
  const alice = widgetOn(await testBed.page(phone));
  await alice.page.goto(support());
  const bo = await directAgent(testBed.url());
  leaving.push(bo.leaves);
  const id = await meetDirectAgent(alice, bo);
  return { alice, bo, id, says: (text: string) => bo.says(id, text) };
}

/** Opens the conversation from home. */
const goOn = ({ panel }: ReturnType<typeof widgetOn>) => panel.locator(".going").click();

const scrollTop = (page: Page) =>
  page.locator("pocket-desk .log").evaluate((log) => Math.round(log.scrollTop));

describe("what came while the customer was away", () => {
  test("begins with a line, at the top of the log, and the button counts it", async () => {
    const { alice, says } = await served();
    await says("第 0 条");
    await alice.says("第 0 条");
    await alice.page.goto("about:blank");
    for (let count = 1; count <= 24; count += 1) await says(`第 ${count} 条`);
    await alice.page.goto(support());
    await goOn(alice);
    const line = alice.log.getByText("以下为新消息", { exact: true });
    await line.waitFor();
    const row = alice.log.locator("[data-row]", { hasText: "以下为新消息" });
    expect(await row.locator(".bubble").textContent()).toBe("第 1 条");
    const [top, logTop] = await Promise.all(
      [line, alice.log].map(async (part) => (await part.boundingBox())?.y ?? Number.NaN),
    );
    expect(Math.abs((top ?? 0) - (logTop ?? 0))).toBeLessThan(60);
    await alice.panel.getByRole("button", { name: "24 条新消息" }).click();
    await becomes(() => alice.panel.locator(".to-end").count(), 0);
    await alice.log.getByText("第 24 条", { exact: true }).waitFor();

    // Read now: the next time nothing is new.
    await alice.page.reload();
    await goOn(alice);
    await alice.says("第 24 条");
    expect(await line.count()).toBe(0);
  });

  test("is counted below while the customer reads further up, and the button covers nothing", async () => {
    const { alice, says } = await served();
    for (let count = 0; count < 20; count += 1) await says(`早些时候的第 ${count} 条`);
    await alice.says("早些时候的第 19 条");
    await alice.log.evaluate((log) => {
      log.scrollTop = 0;
    });
    await alice.panel.getByRole("button", { name: "回到最新消息" }).waitFor();
    const before = await scrollTop(alice.page);
    await says("查到了");
    await says("明天到账");
    const button = alice.panel.getByRole("button", { name: "2 条新消息" });
    await button.waitFor();
    expect(await scrollTop(alice.page)).toBe(before);

    const [log, shown] = await Promise.all([alice.log.boundingBox(), button.boundingBox()]);
    expect((log?.y ?? 0) + (log?.height ?? 0)).toBeLessThanOrEqual(shown?.y ?? 0);
    await button.click();
    await alice.says("明天到账");
    await becomes(() => button.count(), 0);
    await becomes(
      () => alice.log.evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop < 2),
      true,
    );
  });
});

test("a tap on a message shows its time, and Enter in the log the times of all", async () => {
  const { alice, says } = await served();
  await says("您好，请讲。");
  await alice.says("您好，请讲。");
  const times = alice.log.locator("time.state");
  const clock = /^\d\d:\d\d$/;
  await alice.log.getByText("您好，请讲。").click();
  await becomes(() => times.count(), 1);
  expect(await times.first().textContent()).toMatch(clock);
  await alice.log.getByText("您好，请讲。").click();
  await becomes(() => times.count(), 0);

  // Who selects text has not tapped.
  const box = await alice.log.getByText("您好，请讲。").boundingBox();
  const [x, y] = [(box?.x ?? 0) + 16, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await alice.page.mouse.move(x, y);
  await alice.page.mouse.down();
  await alice.page.mouse.move(x + 60, y, { steps: 4 });
  await alice.page.mouse.up();
  expect(await alice.page.evaluate(() => `${document.getSelection()}`)).not.toBe("");
  expect(await times.count()).toBe(0);

  await alice.log.focus();
  await alice.page.keyboard.press("Enter");
  const rows = await alice.log.locator("[data-row]").count();
  await becomes(() => times.count(), rows);
  await becomes(
    () => alice.log.evaluate((el) => el.scrollHeight - el.clientHeight - el.scrollTop < 2),
    true,
  );
  await alice.page.keyboard.press("Enter");
  await becomes(() => times.count(), 0);
});

test("each day begins with its name, and the clock says 00 and not 24", async () => {
  const { alice, says } = await served();
  await says("昨晚说的");
  await alice.says("昨晚说的");
  // The page's clock is a day ahead, just after midnight.
  const tomorrow = new Date(Date.now() + 86_400_000);
  tomorrow.setHours(0, 5, 0, 0);
  await alice.page.clock.setFixedTime(tomorrow);
  await alice.page.goto(support());
  await goOn(alice);
  const stamps = alice.log.locator(".stamp.day");
  await becomes(() => stamps.count(), 1);
  expect(await stamps.first().textContent()).toMatch(/^昨天 \d\d:\d\d$/);
  await testBed.killServer();
  await alice.offline.waitFor();
  await alice.write("今天说的");
  await becomes(() => stamps.count(), 2);
  expect(await stamps.last().textContent()).toBe("今天 00:05");
  await testBed.restartServer();
});

describe("a link in a message", () => {
  test("opens the wallet's own address, a mailbox and a telephone, and nothing else", async () => {
    const { alice, says } = await served();
    await says("请看https://wallet.example/help，或写信到support@wallet.example。");
    await says("热线 400-800-0000");
    await says("不要点 http://wallet-example.top/gift 领取");
    const links = alice.log.locator(".bubble a");
    await becomes(
      () => links.evaluateAll((all) => all.map((link) => link.getAttribute("href"))),
      ["https://wallet.example/help", "mailto:support@wallet.example", "tel:4008000000"],
    );
    expect(await links.first().getAttribute("rel")).toBe("noopener noreferrer");
    const refused = alice.log.locator(".bubble", { hasText: "wallet-example.top" });
    await refused.getByText("不是官方网址，已停用").waitFor();
    expect(await refused.locator("a").count()).toBe(0);
  });

  test("is the same for the agent, who sees what a customer was sent", async () => {
    const { alice } = await served();
    const bo = deskOn(await testBed.page(desktop));
    await bo.signIn(testBed.url());
    await alice.write("这是真的吗 http://evil.example/login 我打开了");
    await bo.rows.first().click();
    await bo.log.getByText("不是官方网址，已停用").waitFor();
    expect(await bo.log.locator("a").count()).toBe(0);
  });
});

test("A02 a screen reader hears what others say once, and neither history nor the reader's own words", async () => {
  const { alice, says } = await served();
  for (let count = 0; count < 210; count += 1) await says(`第 ${count} 条`);
  await alice.page.goto(support());
  await goOn(alice);
  await alice.says("第 209 条");
  const announced = () =>
    alice.log
      .locator('[data-row]:not([aria-live="off"])')
      .evaluateAll((rows) => rows.map((row) => row.textContent));
  expect(await announced()).toEqual([]);
  // Scrolling through hundreds of messages draws none of them again.
  const changes = await alice.log.evaluate(async (log) => {
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(log, { subtree: true, childList: true, attributes: true });
    for (let top = log.scrollHeight - 1_500; top > 1_000; top -= 400) {
      log.scrollTop = top;
      await new Promise(requestAnimationFrame);
    }
    observer.disconnect();
    return seen.length;
  });
  expect(changes).toBe(0);
  await alice.log.evaluate((log) => {
    log.scrollTop = 0;
  });
  // The page before comes by itself, and what is read stays where it is.
  await alice.log.getByText("我要找人工客服", { exact: true }).waitFor();
  expect(await announced()).toEqual([]);

  await alice.panel.locator(".to-end").click();
  await alice.write("在的");
  await says("好的");
  await alice.says("好的");
  expect(await announced()).toEqual([expect.stringContaining("好的")]);
});

test("nothing can be sent that shows nothing, and what is piled up stays in its bubble", async () => {
  const { alice, says } = await served();
  await alice.composer.fill("\u200b\u3164\u2800");
  await alice.composer.press("Enter");
  expect(await alice.composer.inputValue()).toBe("\u200b\u3164\u2800");
  expect(await alice.own.count()).toBe(1);

  const zalgo = `Z${"\u0300\u0316".repeat(400)}algo`;
  await says(zalgo);
  await says("名".repeat(3_000));
  await alice.says(zalgo);
  const overflow = await alice.log.evaluate((log) => log.scrollWidth - log.clientWidth);
  expect(overflow).toBe(0);
  const bubble = alice.log.getByText(zalgo, { exact: true });
  expect(await bubble.evaluate((element) => getComputedStyle(element).contain)).toBe("paint");
  expect(testBed.problems).toEqual([]);
});

test("300 messages scroll without a slow frame", async () => {
  const { alice, says } = await served();
  await says("第 0 条");
  for (let from = 1; from < 300; from += 23)
    await Promise.all(
      Array.from({ length: 23 }, (_, at) =>
        says(`第 ${from + at} 条：请看 wallet.example/help 的说明`),
      ),
    );
  const rows = alice.log.locator("[data-row]");
  await until(async () => expect(await rows.count()).toBeGreaterThan(300));
  const session = await alice.page.context().newCDPSession(alice.page);
  // Of the processor, not of the clock: what else runs on the machine does not count.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busyMs = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const before = await busyMs();
  const frames = await alice.log.evaluate(async (log) => {
    let count = 0;
    for (log.scrollTop = log.scrollHeight; log.scrollTop > 0; log.scrollTop -= 60) {
      await new Promise(requestAnimationFrame);
      count += 1;
    }
    return count;
  });
  expect(frames).toBeGreaterThan(250);
  // A quarter of a frame at 60 Hz: a phone is some four times as slow.
  expect((await busyMs()) - before).toBeLessThan(frames * 4);
}, 60_000);
