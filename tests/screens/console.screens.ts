/** The console with 0, 1, 40 and 200 customers who wait, in three languages, both themes and at three sizes. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { useTestBed } from "../browser/browser.ts";
import { type ConsolePage, deskOn } from "../browser/desk.ts";
import { directAgent } from "../browser/direct.ts";
import { type Waiting, waits, waitTogether, walletSecret } from "../browser/waiting-customers.ts";
import { contactSheet } from "./contact-sheet.ts";

const folder = "dist/screens/console";
const themes = ["light", "dark"] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;

const testBed = useTestBed(() => ({ IDENTITY_SECRET: walletSecret }));

test("the desk with nobody, one, forty and two hundred who wait", async () => {
  const desks = new Map<string, ConsolePage>();
  for (const locale of locales) {
    const desk = deskOn(await testBed.page({ viewport: sizes[0], locale }), locale);
    await desk.signIn(testBed.url());
    desks.set(locale, desk);
  }
  const bo = await directAgent(testBed.url());
  await bo.call("desk:available", { on: true, capacity: 6 });
  const taken = new Map<string, readonly string[]>();
  const look = async (state: string) => {
    for (const [locale, desk] of desks)
      taken.set(`${state} ${locale}`, await picturesOf(desk.page, join(locale, state)));
  };
  const rows = async (count: number) => {
    for (const { page } of desks.values()) {
      await page.mouse.move(800, 400);
      await page
        .locator(".list-row")
        .nth(count - 1)
        .waitFor({ state: "attached" });
    }
  };

  await look("0");
  const first = await waits(testBed.url(), 1);
  await rows(1);
  await look("1");
  const mine = [first, ...(await waitTogether(testBed.url(), 2, 4))];
  const ids = await handled(bo, mine);
  const others = [...(await waitTogether(testBed.url(), 10, 40))];
  for (const away of others.filter((_, index) => index % 6 === 4)) away.socket.disconnect();
  await rows(20);
  for (const { page } of desks.values())
    await page.goto(`${testBed.url()}/console/#/desk/${ids[0]}`);
  for (const { log } of desks.values()) await log.waitFor();
  await look("40");
  for (const desk of desks.values()) await lookAtParts(desk, taken);
  others.push(...(await waitTogether(testBed.url(), 60, 165)));
  await rows(20);
  await look("200");
  writeFileSync("dist/screens/console.html", contactSheet(taken));
  expect(taken.size).toBeGreaterThan(12);
  for (const { socket } of [...mine, ...others]) socket.disconnect();
  bo.leaves();
});

/** The agent has five customers: one with a long history, notes and tags, one who has been answered, and so on. */
async function handled(bo: Awaited<ReturnType<typeof directAgent>>, mine: readonly Waiting[]) {
  const ids: string[] = [];
  for (const _ of mine) ids.push(await bo.takes());
  const [first = "", second = "", third = ""] = ids;
  await bo.says(
    first as never,
    "您好，我是小星。17:52 这笔转账银行还没有返回结果，钱没有丢，也没有转错。我正在向招商银行查询。",
  );
  await bo.call("note:add", {
    conversationId: first,
    text: "招行通道 17:40 起积压，和公告里的事故是同一件事。先不要让客户再转一次。",
  });
  await bo.call("tag:set", { conversationId: first, tags: ["招行积压", "房租"] });
  await bo.says(third as never, "I am looking into it.");
  await bo.call("conversation:read", { conversationId: second, seq: 1 });
  for (const [shortcut, title, text] of [
    [
      "到账",
      "到账时间，银行积压",
      "{称呼}您好，{银行}正在积压，这笔 {金额} 预计 {时间} 前到账。没到会自动退回您的余额，您不需要再操作。",
    ],
    ["到账2", "到账时间，一般情况", "一般两小时内到账。"],
    ["到账错", "对方账户填错时", "请核对收款账户。"],
  ])
    await bo.call("reply:save", { shortcut, title, text });
  await Promise.all(
    mine
      .slice(0, 2)
      .map((one) => one.says("那大概什么时候能到？https://example.com 或者 400-800-8888")),
  );
  return ids;
}

/** What opens within the desk. */
async function lookAtParts(
  { page, reply, button, dialog, say }: ConsolePage,
  taken: Map<string, readonly string[]>,
) {
  const locale = await page.evaluate(() => document.documentElement.lang);
  const look = async (part: string) => {
    taken.set(`${part} ${locale}`, await picturesOf(page, join(locale, part)));
  };
  const close = async () => {
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  };
  await reply.fill("；到账");
  await page.locator(".saved-option").first().waitFor();
  await look("saved replies");
  await page.keyboard.press("Enter");
  await look("reply");
  await reply.fill("");
  await button("article.search").click();
  await page.getByRole("combobox", { name: say("article.search") }).fill("转账");
  await page.locator(".article-preview").waitFor();
  await look("articles");
  await page.keyboard.press("Escape");
  await button("resolve").click();
  await look("resolve");
  await close();
  await button("transfer").click();
  await look("transfer");
  await close();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await look("note");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
}

/** The paths below the folder of all pictures, the widest light one first. */
async function picturesOf(page: Page, name: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const size of sizes)
    for (const colorScheme of themes) {
      const path = join("console", `${name.replaceAll(" ", "-")}-${size.width}-${colorScheme}.png`);
      mkdirSync(join(folder, name.split("/")[0] ?? ""), { recursive: true });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await page.screenshot({ path: join("dist/screens", path) });
      paths.push(path);
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(sizes[0]);
  return paths;
}
