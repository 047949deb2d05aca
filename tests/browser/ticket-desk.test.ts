/** What agents do on the page of complaints by keys: file for a customer who is not there, decide, and read every key. */

import { expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { fileComplaints } from "../screens/situations/complaints.ts";
import { violations } from "./axe.ts";
import { becomes, desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { walletSecret } from "./waiting-customers.ts";

const testBed = useTestBed(() => ({ IDENTITY_SECRET: walletSecret, RATE_LIMITS: "off" }));

test("an agent files for a customer by keys, decides from the list, and finds every key in the help", async () => {
  const numbers = await fileComplaints(testBed.url(), "zh-CN");
  const bo = deskOn(await testBed.page(desktop));
  const { page, dialog, say } = bo;
  await bo.signIn(testBed.url());
  await page.getByRole("button", { name: say("tickets.title"), exact: true }).click();
  await page.locator(".ticket-row").first().waitFor();
  // The index takes in whoever is new with the next round.
  await becomes(async () => {
    const q = encodeURIComponent("孙浩");
    const answer = await page.request.get(`${testBed.url()}/api/agent/search?q=${q}`);
    return (await answer.json()).customers.length;
  }, 1);
  await page.keyboard.press("c");
  await dialog.locator("input:focus").waitFor();
  await page.keyboard.type("孙浩");
  await dialog.getByRole("button", { name: /孙浩/ }).waitFor();
  expect(await violations(page, "all")).toEqual([]);
  await page.keyboard.press("Enter");
  await dialog.getByLabel(say("tickets.filter.topic")).selectOption({ index: 1 });
  await dialog.getByLabel(say("tickets.filter.severity")).selectOption("high");
  await dialog.getByLabel(say("fileTicket.story")).fill("打电话来说，提现还没有到");
  expect(await violations(page, "all")).toEqual([]);
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { level: 1, name: "打电话来说，提现还没有到" }).waitFor();
  await page.locator(".ticket-story").getByText("孙浩").waitFor();
  expect(await violations(page, "all")).toEqual([]);

  await page.keyboard.press("Escape");
  await page.locator(".ticket-row").first().waitFor();
  await page.keyboard.press("?");
  for (const { label } of [{ label: "C" }, { label: "D" }])
    await dialog
      .locator("kbd", { hasText: new RegExp(`^${label}$`) })
      .first()
      .waitFor();
  await dialog.getByText(say("ticketKeys.decide"), { exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });

  const row = page.locator(".ticket-row", { hasText: numbers["with a task"] ?? "" });
  while (!(await row.evaluate((element) => element.matches("[data-cursor=true]"))))
    await page.keyboard.press("j");
  await page.keyboard.press("d");
  await page.locator(".ticket-decision input:focus").waitFor({ state: "attached" });
  expect(testBed.problems).toEqual([]);
});

test.each(locales)(
  "no clock is cut at 1440 px in %s, nor is what the list says of a state",
  async (locale) => {
    const bo = deskOn(await testBed.page({ ...desktop, locale }), locale);
    const { page, say } = bo;
    await bo.signIn(testBed.url());
    await page.getByRole("button", { name: say("tickets.title"), exact: true }).click();
    await page.locator(".ticket-row").nth(5).waitFor();
    for (const by of ["promise", "state", "topic"]) {
      await page.locator(".tickets-grouping").selectOption(by);
      const cut = await page
        .locator(".ticket-row > td:is(:has(.ticket-clock), :nth-child(6))")
        .evaluateAll((cells) =>
          cells
            .filter((cell) => cell.scrollWidth > cell.clientWidth)
            .map((cell) => cell.textContent),
        );
      expect(cut).toEqual([]);
    }
  },
);

test.each(locales)(
  "on a small screen the list in %s says what each complaint is about, and nothing of one sticks out at the side",
  async (locale) => {
    const bo = deskOn(await testBed.page({ ...desktop, locale }), locale);
    const { page, say } = bo;
    await bo.signIn(testBed.url());
    await page.getByRole("button", { name: say("tickets.title"), exact: true }).click();
    await page.locator(".ticket-row").nth(5).waitFor();
    for (const [width, height] of [
      [1280, 800],
      [1024, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      const words = await page.locator(".ticket-open").first().boundingBox();
      expect(words?.width).toBeGreaterThan(150);
      const clocks = page.locator(".ticket-row > td:has(.ticket-clock)");
      const cut = await clocks.evaluateAll((cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.textContent),
      );
      expect(cut).toEqual([]);
    }
    await page.locator(".ticket-row").first().click();
    await page.locator(".ticket-decision").first().waitFor();
    for (const part of [".ticket-side", ".ticket-scroll"])
      expect(await page.locator(part).evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  },
);
