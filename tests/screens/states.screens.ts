/** Every state of the widget, in three languages, both themes, and at the width of a usual and of a small phone. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { useTestBed } from "../browser/browser.ts";
import { walk } from "../browser/walk.ts";
import { contactSheet } from "./contact-sheet.ts";

const folder = "dist/screens";
const themes = ["light", "dark"] as const;
const sizes = [
  { width: 390, height: 844 },
  { width: 320, height: 640 },
] as const;

for (const locale of locales)
  describe(locale, () => {
    const testBed = useTestBed();
    test("the walk through every screen", async () => {
      const taken = new Map<string, readonly string[]>();
      await walk(testBed, locale, async (screen, page) => {
        const isWidget = (await page.locator("pocket-desk").count()) > 0;
        if (isWidget) taken.set(screen, await picturesOf(page, { screen, locale }));
      });
      expect(taken.size).toBeGreaterThan(14);
      const sheet = await testBed.page({ viewport: { width: 1600, height: 900 } });
      writeFileSync(join(folder, `${locale}.html`), contactSheet(taken));
      await sheet.goto(`file://${process.cwd()}/${folder}/${locale}.html`);
      await sheet.screenshot({ path: join(folder, `${locale}.png`), fullPage: true });
    });
  });

interface WhatIsShown {
  readonly screen: string;
  readonly locale: Locale;
}

/** The paths below the folder, the widest light one first. */
async function picturesOf(page: Page, { screen, locale }: WhatIsShown): Promise<readonly string[]> {
  const paths: string[] = [];
  const name = `${screen.replaceAll(" ", "-")}.png`;
  for (const size of sizes)
    for (const colorScheme of themes) {
      const kind = join(locale, `${size.width}-${colorScheme}`);
      mkdirSync(join(folder, kind), { recursive: true });
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize(size);
      await page.screenshot({ path: join(folder, kind, name) });
      paths.push(join(kind, name));
    }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(sizes[0]);
  return paths;
}
