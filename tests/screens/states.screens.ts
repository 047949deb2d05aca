/**
 * Every state of the widget, in three languages, both themes, and at the width of a usual and of a small phone. Some of them also
 * with large text, forced colours, on a desktop, and on a page that is written from right to left.
 */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { type TestBed, useTestBed } from "../browser/browser.ts";
import { enlargedScreens } from "../browser/every-screen.ts";
import { enlargeText } from "../browser/layout.ts";
import { walk } from "../browser/walk.ts";
import { contactSheet } from "./contact-sheet.ts";
import { situations, timezoneId, useSituations } from "./situations/visit.ts";

const folder = "dist/screens";
const themes = ["light", "dark"] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;

for (const locale of locales) {
  describe(locale, () => {
    const testBed = useTestBed();
    test("the walk through every screen", async () => {
      const taken = new Map<string, readonly string[]>();
      await walk(inZone(testBed), locale, async (screen, page) => {
        const isWidget = (await page.locator("pocket-desk").count()) > 0;
        if (!isWidget) return;
        const others = enlargedScreens.includes(screen);
        const paths = [
          ...(await picturesOf(page, { screen, locale })),
          ...(others ? await otherLooksOf(page, { screen, locale }) : []),
        ];
        taken.set(screen, paths);
      });
      expect(taken.size).toBeGreaterThan(14);
      await draw(testBed, locale, taken);
    });
  });

  describe(`${locale}, beside the walk`, () => {
    const { testBed, visit } = useSituations(locale);
    const taken = new Map<string, readonly string[]>();
    test.each(situations)("$name", async (situation) => {
      const { page, panel } = await visit(situation);
      taken.set(situation.name, await picturesOf(page, { screen: situation.name, locale }));
      if (!situation.isLong) return;
      const below = `${situation.name}, below`;
      await panel.locator(".scroll").evaluate((scroll) => scroll.scrollTo(0, scroll.scrollHeight));
      taken.set(below, await picturesOf(page, { screen: below, locale }));
    });
    test("the sheet of them all", async () => {
      expect(taken.size).toBeGreaterThanOrEqual(situations.length);
      await draw(testBed, `${locale}-situations`, taken);
    });
  });
}

const inZone = (testBed: TestBed): TestBed => ({
  ...testBed,
  page: (options) => testBed.page({ timezoneId, ...options }),
});

/** A page of all the pictures, and one picture of it. */
async function draw(
  testBed: TestBed,
  name: string,
  taken: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const sheet = await testBed.page({ viewport: { width: 1600, height: 900 } });
  writeFileSync(join(folder, `${name}.html`), contactSheet(taken));
  await sheet.goto(`file://${process.cwd()}/${folder}/${name}.html`);
  await sheet.screenshot({ path: join(folder, `${name}.png`), fullPage: true, timeout: 60_000 });
}

interface WhatIsShown {
  readonly screen: string;
  readonly locale: Locale;
}

/** The paths below the folder, the widest light one first. */
async function picturesOf(page: Page, shown: WhatIsShown): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const size of sizes)
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      paths.push(await shoot(page, `${size.width}-${colorScheme}`, shown));
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(sizes[0]);
  return paths;
}

/** What people set on their devices, and what pages are. */
async function otherLooksOf(page: Page, shown: WhatIsShown): Promise<readonly string[]> {
  const paths: string[] = [];
  const shrinkText = await enlargeText(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    paths.push(await shoot(page, `${size.width}-text-200`, shown));
  }
  await shrinkText();
  await page.setViewportSize(sizes[0]);
  await page.emulateMedia({ forcedColors: "active" });
  paths.push(await shoot(page, "forced-colours", shown));
  await page.emulateMedia({ forcedColors: "none" });
  const writtenFrom = (side: string) =>
    page.evaluate((dir) => {
      document.documentElement.dir = dir;
    }, side);
  await writtenFrom("rtl");
  paths.push(await shoot(page, "rtl-page", shown));
  await writtenFrom("");
  await page.setViewportSize({ width: 1280, height: 800 });
  paths.push(await shoot(page, "desktop", shown));
  await page.setViewportSize(sizes[0]);
  return paths;
}

/** Answers the path below the folder. */
async function shoot(page: Page, look: string, { screen, locale }: WhatIsShown): Promise<string> {
  const kind = join(locale, look);
  const path = join(kind, `${screen.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.png`);
  mkdirSync(join(folder, kind), { recursive: true });
  await page.screenshot({ path: join(folder, path) });
  return path;
}
