/** The complaints in the console: lists of each kind, one that is open, what was merged, and a new one, in three languages. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { locales } from "../../protocol/conversation.ts";
import { useTestBed } from "../browser/browser.ts";
import { deskOn } from "../browser/desk.ts";
import { walletSecret } from "../browser/waiting-customers.ts";
import { contactSheet } from "./contact-sheet.ts";
import { fileComplaints } from "./situations/complaints.ts";

const folder = "dist/screens";
const themes = ["light", "dark"] as const;
const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
] as const;

describe.each(locales)("%s", (locale) => {
  const testBed = useTestBed(() => ({ IDENTITY_SECRET: walletSecret, RATE_LIMITS: "off" }));

  test("the page of complaints", async () => {
    const desk = deskOn(await testBed.page({ viewport: sizes[0], locale }), locale);
    const { page, say, dialog } = desk;
    await desk.signIn(testBed.url());
    const numbers = await fileComplaints(testBed.url(), locale);
    const taken = new Map<string, readonly string[]>();
    const look = async (state: string) => {
      taken.set(state, await picturesOf(page, join(locale, state)));
    };
    await page.getByRole("button", { name: say("tickets.title"), exact: true }).click();
    await page.locator(".ticket-row").nth(8).waitFor();
    await page.waitForTimeout(2_500);
    await look("tickets");
    await page.locator(".tickets-grouping").selectOption("topic");
    await look("tickets by topic");
    await page.locator(".tickets-grouping").selectOption("promise");
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await look("tickets selected");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await dialog.waitFor();
    await look("keys");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.keyboard.press("c");
    await dialog.getByRole("searchbox").fill("孙浩");
    await page.locator(".customer-choice-found button").first().waitFor();
    await look("new ticket, customer");
    await page.keyboard.press("Enter");
    await page.locator(".customer-choice-chosen").waitFor();
    await look("new ticket");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    for (const [state, number] of Object.entries(numbers)) {
      await page.locator(".ticket-row", { hasText: number }).click();
      await page.locator(".ticket-number", { hasText: number }).waitFor();
      await page.locator(".ticket-steps").waitFor();
      await look(`ticket ${state}`);
      await page.keyboard.press("Escape");
    }
    await page.locator(".tickets-list-button", { hasText: say("tickets.view.closed") }).click();
    await page.locator(".ticket-row").first().click();
    await page.locator(".ticket-story[role=note]").waitFor();
    await look("ticket merged");
    writeFileSync(join(folder, `tickets-${locale}.html`), contactSheet(taken));
    expect(taken.size).toBeGreaterThan(8);
  });
});

/** The paths below the folder of all pictures, the widest light one first. */
async function picturesOf(page: Page, name: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const size of sizes)
    for (const colorScheme of themes) {
      const file = `${name.replaceAll(/[ ,]+/g, "-")}-${size.width}-${colorScheme}.png`;
      const path = join("tickets", file);
      mkdirSync(join(folder, "tickets", name.split("/")[0] ?? ""), { recursive: true });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await page.screenshot({ path: join(folder, path) });
      paths.push(path);
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(sizes[0]);
  return paths;
}
