/** An administrator says who gets the regular report. */

import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture } from "./looks-right.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("A8 the regular report is set on the settings page by keyboard, and kept", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say } = ada;
  await ada.signIn(testBed.url());
  await page.goto(`${testBed.url()}/console/#/settings`);
  const card = page.getByRole("region", { name: say("desk.reports"), exact: true });
  await card.waitFor();
  const weekly = card.getByLabel(say("desk.reportWeekly"));
  expect(await weekly.isChecked()).toBe(false);
  await weekly.focus();
  await page.keyboard.press("Space");
  await card
    .getByLabel(say("desk.reportAddresses"))
    .fill("lead@wallet.example\nboss@wallet.example");
  await card.getByLabel(say("desk.reportLocale")).selectOption("en");
  await card.getByRole("button", { name: say("desk.save") }).press("Enter");
  await card.getByText(say("desk.saved")).waitFor();
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await card.scrollIntoViewIfNeeded();
    expect(await violations(page, "all")).toEqual([]);
    await keepPicture(page, `reports-${colorScheme}`);
  }
  await page.reload();
  await card.waitFor();
  expect(await weekly.isChecked()).toBe(true);
  expect(await card.getByLabel(say("desk.reportAddresses")).inputValue()).toContain("boss@");
  expect(testBed.problems).toEqual([]);
});
