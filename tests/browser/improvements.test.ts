/** A supervisor turns a root cause and an incident into entries of the register; an agent reads them and moves their own. */

import { expect, test, vi } from "vitest";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent, invited } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off", IDENTITY_SECRET: walletSecret }));

test("A10 one click leads from a root cause and from an incident to an entry, and everybody sees what becomes of it", async () => {
  const account = await invited(testBed.url(), "小博", "agent");
  const direct = await directAgent(testBed.url());
  const { socket } = await waits(testBed.url(), 1);
  const complaint = { topic: "转账", description: "重复扣款" };
  const filed = await socket.timeout(8_000).emitWithAck("ticket:file", complaint);
  const { number } = filed.value.ticket;
  await direct.call("ticket:accept", { number });
  const decision = { kind: "apology", text: "已退回", cause: "系统故障" };
  await direct.call("ticket:decide", { number, ...decision });
  await direct.call("announcement:save", {
    kind: "incident",
    title: { "zh-CN": "付款变慢" },
    text: { "zh-CN": "已扣的款会自动到账" },
    topics: ["payment-failed"],
    errorCodes: [],
    startsAt: new Date().toISOString(),
  });

  const ada = deskOn(await testBed.page(desktop));
  const { page, say, dialog } = ada;
  await ada.signIn(testBed.url());
  await ada.button("rail.learning").click();
  await ada.button("improvements.title").click();
  await page.getByRole("heading", { name: say("improvements.none") }).waitFor();
  await look(page, "improvements-empty");

  await ada.button("rail.insights").click();
  await ada.button("insights.period.today").click();
  const causes = page.getByRole("region", { name: say("insights.causes"), exact: true });
  await vi.waitFor(
    async () => {
      await page.reload();
      await causes.waitFor({ timeout: 6_000 });
      await causes.getByText("系统故障").first().waitFor({ timeout: 2_000 });
    },
    { timeout: 60_000, interval: 500 },
  );
  await causes.getByRole("button", { name: "系统故障" }).click();
  expect(await dialog.getByLabel(say("ticket.cause")).inputValue()).toBe("系统故障");
  await dialog.getByLabel(say("improvements.what")).fill("扣款前先查重，重复的自动拦下");
  await dialog.getByLabel(say("improvements.owner")).selectOption("小博");
  await dialog.getByLabel(say("improvements.due")).fill("2026-01-15");
  await look(page, "improvements-dialog");
  await dialog.getByRole("button", { name: say("improvements.save") }).click();
  await page.getByText(say("improvements.overdue")).waitFor();

  await ada.button("announcements.title").click();
  await page.getByRole("button", { name: /付款变慢/ }).click();
  await ada.button("improvements.new").click();
  await dialog.getByRole("listitem").filter({ hasText: "付款变慢" }).waitFor();
  expect(await dialog.getByLabel(say("insights.topic")).inputValue()).toBe("付款失败了怎么办？");
  await dialog.getByLabel(say("improvements.what")).fill("通道变慢 5 分钟内自动发公告");
  await dialog.getByLabel(say("improvements.due")).fill("2099-12-31");
  await page.keyboard.press("Enter");
  const row = page.getByRole("row", { name: /通道变慢/ });
  await row.getByText("付款失败了怎么办？ · 付款变慢").waitFor();
  // What is due first stands first.
  await page.getByRole("row").nth(1).getByText("扣款前先查重").waitFor();
  await look(page, "improvements-list");

  const bo = deskOn(await testBed.page(desktop));
  await bo.signIn(testBed.url(), account);
  await bo.button("rail.learning").click();
  await bo.button("improvements.title").click();
  const own = bo.page.getByRole("row", { name: /扣款前先查重/ });
  await own.waitFor();
  expect(await bo.button("improvements.new").count()).toBe(0);
  expect(
    await bo.page
      .getByRole("row", { name: /通道变慢/ })
      .getByRole("combobox")
      .count(),
  ).toBe(0);
  await own.getByRole("combobox").selectOption("in-work");
  await bo.button("improvements.state.in-work").click();
  await own.getByRole("button").click();
  await bo.dialog.getByRole("listitem").filter({ hasText: "小博" }).waitFor();
  expect(await bo.dialog.getByLabel(bo.say("improvements.what")).isDisabled()).toBe(true);
  await look(bo.page, "improvements-read");
  await bo.page.keyboard.press("Escape");

  await ada.button("improvements.state.in-work").click();
  await page.getByRole("row", { name: /扣款前先查重/ }).waitFor();
  await page.getByLabel(say("improvements.owner")).selectOption({ index: 1 });
  await ada.button("improvements.state.done").click();
  await page.getByRole("heading", { name: say("improvements.none") }).waitFor();
  direct.leaves();
  socket.disconnect();
  expect(testBed.problems).toEqual([]);

  async function look(shown: typeof page, name: string) {
    for (const colorScheme of ["dark", "light"] as const) {
      await shown.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(shown, "all")).toEqual([]);
      await keepPicture(shown, `${name}-${colorScheme}`);
    }
  }
});
