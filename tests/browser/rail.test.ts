/** The console on a phone: the rail holds what is needed at once, and leads to all the rest. */

import { expect, test } from "vitest";
import { violations } from "./axe.ts";
import { phone, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { misplaced } from "./layout.ts";
import { keepPicture } from "./looks-right.ts";

const testBed = useTestBed();

test("A7 on a phone four pages stand in the rail, and one button leads to the others", async () => {
  const bo = deskOn(await testBed.page(phone));
  const { page, say } = bo;
  await bo.signIn(testBed.url());
  const rail = page.getByRole("navigation", { name: say("rail.label") });
  const entries = rail.locator(".rail-entry:visible");
  expect(await entries.allInnerTexts()).toEqual(
    ["rail.desk", "tickets.title", "rail.search", "rail.live", "rail.more"].map((key) => say(key)),
  );
  const narrowest = Math.min(
    ...(await entries.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width))),
  );
  expect(narrowest).toBeGreaterThanOrEqual(44);
  const more = rail.getByRole("button", { name: say("rail.more"), exact: true });
  await more.click();
  const menu = page.locator("#rail-more");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await keepPicture(page, `rail-more-${colorScheme}`);
    expect(await violations(page, "all")).toEqual([]);
    expect(await misplaced(page, "#rail-more")).toEqual([]);
  }
  await menu.getByRole("button", { name: say("announcements.title"), exact: true }).click();
  await menu.waitFor({ state: "hidden" });
  await page
    .getByRole("heading", { name: say("announcements.title"), exact: true })
    .first()
    .waitFor();
  expect(await more.getAttribute("aria-current")).toBe("page");
  expect(testBed.problems).toEqual([]);
});
