/** A supervisor reads the figures: a chart, the table behind it, a link that keeps the filters, an export. */

import { expect, test, vi } from "vitest";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { directAgent, invited } from "./direct.ts";
import { keepPicture } from "./looks-right.ts";
import { waits, walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off", IDENTITY_SECRET: walletSecret }));

test("A8 what was served just now is on the page, as charts and as tables, and in the export", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say } = ada;
  await ada.signIn(testBed.url());
  await ada.button("rail.insights").click();
  await page.getByRole("heading", { name: say("insights.empty") }).waitFor();
  await page.getByText(say("insights.emptyWhat")).waitFor();
  await look("insights-empty");

  const bo = await directAgent(testBed.url(), await invited(testBed.url(), "小博", "agent"));
  await waits(testBed.url(), 1);
  const taken = await bo.takes();
  await bo.says(taken, "已经帮您查到这笔转账");
  await bo.resolves(taken);
  await ada.button("insights.period.today").click();
  // The server counts every few seconds.
  const counted = page.getByRole("heading", { name: say("insights.agents") });
  const shown = async () => {
    await page.reload();
    await counted.waitFor({ timeout: 6_000 });
  };
  await vi.waitFor(shown, { timeout: 60_000, interval: 500 });
  expect(page.url()).toContain("#/insights?period=today");
  const agents = page.getByRole("region", { name: say("insights.agents"), exact: true });
  await agents.getByRole("rowheader", { name: "小博" }).waitFor();
  await look("insights-day");
  // On paper: the whole page, over as many sheets as it needs, without the rail.
  await page.emulateMedia({ media: "print", colorScheme: "light" });
  expect(await page.locator(".rail").isVisible()).toBe(false);
  expect(await agents.isVisible()).toBe(true);
  await keepPicture(page, "insights-print");
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page\b/g);
  expect(sheets?.length).toBeGreaterThan(1);
  await page.emulateMedia({ media: null });

  const wait = page.getByRole("region", { name: say("insights.duration.wait"), exact: true });
  const table = wait.getByRole("button", { name: say("insights.table"), exact: true });
  await table.focus();
  await page.keyboard.press("Enter");
  await wait.getByRole("columnheader", { name: say("insights.nine") }).waitFor();
  expect(await table.getAttribute("aria-pressed")).toBe("true");
  await wait.getByText(say("insights.definition")).click();
  await wait.getByText(say("insights.from.wait")).waitFor();

  const { socket: customer } = await waits(testBed.url(), 2);
  const complaint = { topic: "转账", description: "重复扣款" };
  const filed = await customer.timeout(8_000).emitWithAck("ticket:file", complaint);
  const { number } = filed.value.ticket;
  await bo.call("ticket:accept", { number });
  const decision = { kind: "apology", text: "是系统故障，已退回", cause: "系统故障" };
  await bo.call("ticket:decide", { number, ...decision });
  const causes = page.getByRole("region", { name: say("insights.causes"), exact: true });
  await vi.waitFor(
    async () => {
      await page.reload();
      await causes.getByText("系统故障").first().waitFor({ timeout: 6_000 });
    },
    { timeout: 60_000, interval: 500 },
  );
  await causes.getByText(say("insights.definition")).click();
  await causes.getByText(/^不计入：还没有决定的投诉/).waitFor();
  await look("insights-causes");
  await causes.getByRole("button", { name: say("insights.table"), exact: true }).click();
  await causes.getByRole("row", { name: /^系统故障 1 100%/ }).waitFor();

  await page.getByRole("main").getByLabel(say("insights.locale")).selectOption("en");
  await page.getByRole("heading", { name: say("insights.empty") }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: say("insights.empty") }).waitFor();
  expect(await page.getByRole("main").getByLabel(say("insights.locale")).inputValue()).toBe("en");

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: say("insights.csv") }).click();
  expect((await download).suggestedFilename()).toMatch(/^insights-.*\.csv$/);
  bo.leaves();
  expect(testBed.problems).toEqual([]);

  async function look(name: string) {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await violations(page, "all")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  }
});
