/** A supervisor sees what rises, looks at the conversations behind it, and begins an incident from it. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "libsql";
import { afterAll, expect, test, vi } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const folder = mkdtempSync(join(tmpdir(), "radar-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const testBed = useTestBed(() => ({
  DATA_DIR: folder,
  RATE_LIMITS: "off",
  IDENTITY_SECRET: walletSecret,
}));

/** What a server that has stopped has kept: questions were asked here before, and of late many ask the same. */
async function manyMeetAnError() {
  await testBed.killServer();
  const file = new Database(join(folder, "pocketdesk.db"));
  const now = Date.now();
  const ask = file.prepare(
    `INSERT INTO questions (conversation_id, message_seq, question, outcome, article_id, article_ids, confidence, at)
     SELECT id, ?, ?, 'answer', 'payment-failed', '["payment-failed"]', 0.9, ? FROM conversations LIMIT 1 OFFSET ?`,
  );
  ask.run(900, "在吗", now - 3 * 86_400_000, 0);
  for (let one = 0; one < customers; one += 1)
    ask.run(901, "付款失败，提示 PAY-1001", now - (one % 9) * 60_000, one);
  file.close();
  await testBed.restartServer();
}
const customers = 14;

test("A8 what rises stands on the page 现场, with its conversations and the way to an incident", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say, button } = ada;
  const radar = page.getByRole("region", { name: say("radar.title"), exact: true });
  await ada.signIn(testBed.url());
  await button("rail.live").click();
  await radar.getByText(say("radar.learning")).waitFor();
  await look("radar-empty");

  for (let one = 0; one < customers; one += 1) {
    // A server with much to do asks whoever comes to come again.
    await vi.waitFor(() => waits(testBed.url(), one), { timeout: 20_000, interval: 500 });
  }
  await manyMeetAnError();
  await radar.getByText(/位客户，平时不到 1 位/).waitFor({ timeout: 30_000 });
  const rail = page.getByRole("button", { name: say("rail.live") });
  await rail.getByText(say("rail.rises")).waitFor({ state: "attached" });
  await look("radar");

  const show = radar.getByRole("button", { name: say("radar.show") });
  await show.focus();
  await page.keyboard.press("Enter");
  await radar
    .locator(".radar-conversations li")
    .nth(customers - 1)
    .waitFor();
  await look("radar-conversations");
  for (const locale of ["zh-TW", "en"] as const) await lookIn(locale);

  await radar.getByRole("button", { name: say("radar.announce") }).click();
  const form = page.locator(".announcement-form");
  const title = form.getByLabel(say("announcements.titleField"));
  expect(await title.inputValue()).toMatch(/^正在查：/);
  await look("radar-announce");
  await form
    .getByRole("button", { name: say("announcements.remove", { name: "PAY-1001" }) })
    .waitFor();
  // Prefilled in each language, with the time of the next update: a supervisor only checks.
  const text = form.getByLabel(say("announcements.textField"));
  for (const [language, begins] of [
    ["English", /^Many customers/],
    ["繁體中文", /^最近不少客戶/],
    ["简体中文", /^最近不少客户/],
  ] as const) {
    await form.getByRole("button", { name: language }).click();
    expect(await text.inputValue()).toMatch(begins);
  }
  for (const check of ["next", "zh-TW", "en"] as const)
    await page.getByText(say(`announcements.check.${check}.done`)).waitFor();
  await title.press("Control+Enter");
  await form.getByText(say("announcements.active"), { exact: true }).waitFor();
  await rail.click();
  await radar.getByText(/^公告已经在说：正在查：/).waitFor();
  expect(await rail.getByText(say("rail.rises")).count()).toBe(0);
  await look("radar-announced");

  await radar.getByRole("button", { name: say("radar.dismiss") }).click();
  await radar.getByRole("button", { name: say("radar.dismiss") }).waitFor({ state: "detached" });
  await look("radar-dismissed");
  await radar
    .getByRole("button", { name: /^打开.*的会话$/ })
    .first()
    .click();
  await page.getByRole("log").waitFor();
  expect(testBed.problems).toEqual([]);

  async function look(name: string) {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(page, "all")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  }

  /** The same page as another supervisor reads it. */
  async function lookIn(locale: Locale) {
    const other = deskOn(await testBed.page({ ...desktop, locale }), locale);
    await other.signIn(testBed.url());
    await other.page
      .getByRole("button", { name: new RegExp(`^${other.say("rail.live")}`) })
      .click();
    const title = other.page.getByRole("heading", { name: other.say("radar.title"), exact: true });
    await title.waitFor();
    await other.page.getByRole("button", { name: other.say("radar.show") }).waitFor();
    expect(await violations(other.page, "all")).toEqual([]);
    await keepPicture(other.page, `radar-${locale}`);
  }
});
