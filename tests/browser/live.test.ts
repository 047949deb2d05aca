/** A supervisor watches the desk live, by keyboard: reads along, reminds, takes over; and looks at one team alone. */

import { expect, test } from "vitest";
import type { TeamSettings } from "../../protocol/settings.ts";
import { adminEmail, adminPassword } from "../support/process.ts";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { type ConsolePage, deskOn } from "./desk.ts";
import { directAgent, invited } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off", IDENTITY_SECRET: walletSecret }));

/** A team without topics: only whom agents transfer to it. */
async function setTeam(team: TeamSettings) {
  const ask = async (path: string, method: string, body: object, token = "") => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const init = { method, headers, body: JSON.stringify(body) };
    const answer = await fetch(`${testBed.url()}${path}`, init);
    expect(answer.status).toBeLessThan(300);
    return answer.json();
  };
  const admin = { email: adminEmail, password: adminPassword };
  const { token } = await ask("/api/agent/sessions", "POST", admin);
  await ask("/api/admin/settings/teams", "PUT", [team], token);
}

test("A7 J, O, M and G act on what is due, and a team's tab shows that team alone", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say, button } = ada;
  const rows = page.locator(".live-due-row");
  const toLive = async () => {
    await button("rail.live").click();
    await page.locator(".live-figure").first().waitFor();
  };
  await ada.signIn(testBed.url());
  await toLive();
  await page.getByText(say("live.nothingDue")).waitFor();
  await page.getByText(say("live.nobody")).waitFor();
  await look(ada, "live-empty");

  const account = await invited(testBed.url(), "小博", "agent");
  await setTeam({ name: "支付", members: [account.email], languages: [], topics: [] });
  const bo = await directAgent(testBed.url(), account);
  await waits(testBed.url(), 1);
  await waits(testBed.url(), 3);
  await waits(testBed.url(), 4);
  const held = await bo.takes();
  const waiting = await bo.takes();
  await bo.call("conversation:transfer", { conversationId: waiting, toTeam: "支付" });
  await rows.nth(2).waitFor();
  await page.getByRole("row", { name: /小博/ }).getByText("1 / 20").waitFor();
  await look(ada, "live");

  // Nobody has to touch the mouse: the first J reaches the first row.
  await page.keyboard.press("j");
  expect(await rows.first().evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press("m");
  await ada.dialog.getByRole("heading", { name: say("memo.to", { name: "小博" }) }).waitFor();
  await ada.dialog.getByLabel(say("memo.text")).fill("这位客户等了很久");
  await page.keyboard.press("Control+Enter");
  await page.getByText(say("memo.sent")).waitFor();
  const { memos } = await bo.call("memo:list", {});
  expect(memos).toMatchObject([{ text: "这位客户等了很久", conversationId: held }]);

  await rows.first().focus();
  await page.keyboard.press("o");
  await page.getByText(say("foot.with-other", { name: "小博" })).waitFor();
  await toLive();
  await rows.first().focus();
  await page.keyboard.press("g");
  await page.getByText(say("refused.off_duty")).waitFor();
  await button("rail.desk").click();
  await ada.goOnDuty();
  await toLive();
  await rows.first().focus();
  await page.keyboard.press("g");
  await ada.reply.waitFor();
  await toLive();
  await page.getByRole("row", { name: /小博/ }).getByText("0 / 20").waitFor();

  await page.getByRole("button", { name: "支付", exact: true }).click();
  await rows.nth(1).waitFor({ state: "detached" });
  expect(await rows.count()).toBe(1);
  await page.getByRole("row", { name: /小星/ }).waitFor({ state: "detached" });
  await look(ada, "live-team");
  await rows.first().focus();
  await page.keyboard.press("g");
  await ada.reply.waitFor();
  expect(new URL(page.url()).hash + new URL(page.url()).pathname).toContain(waiting);

  await toLive();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await look(ada, "live-phone");
  bo.leaves();
  expect(testBed.problems).toEqual([]);
});

async function look({ page }: ConsolePage, name: string) {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect(await violations(page, "all")).toEqual([]);
    await keepPicture(page, `${name}-${colorScheme}`);
  }
}
