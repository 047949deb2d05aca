/** Visits every screen in one language once, and notes all that the tests of that language ask for. */

import type { Page } from "playwright-core";
import { beforeAll } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { violations } from "./axe.ts";
import { useTestBed } from "./browser.ts";
import { enlargeText, misplaced, smallTargets } from "./layout.ts";
import { textsOn } from "./page-texts.ts";
import { walk } from "./walk.ts";

type OnScreen<Note> = readonly [screen: string, note: Note];

export interface EveryScreen {
  readonly screens: Set<string>;
  readonly texts: OnScreen<string>[];
  /** What axe finds, with the screens and themes in which it finds it. */
  readonly violations: Record<string, string[]>;
  /** What is misplaced at a width of 320 px, and with text at 200 %. */
  readonly narrow: OnScreen<readonly string[]>[];
  readonly enlarged: OnScreen<readonly string[]>[];
  readonly smallTargets: OnScreen<readonly string[]>[];
}

type Check = "axe light" | "axe dark" | "layout";

export const enlargedScreens = ["home", "article", "queue", "agent talk", "survey with a score"];

const smallest = { width: 320, height: 640 };
const usual = { width: 390, height: 844 };

/** Call at the top of a `describe`: the demo customer is the same in all languages, so each needs its own server. */
export function useEveryScreen(locale: Locale, checks: readonly Check[]): () => EveryScreen {
  const testBed = useTestBed();
  const seen: EveryScreen = {
    screens: new Set(),
    texts: [],
    violations: {},
    narrow: [],
    enlarged: [],
    smallTargets: [],
  };
  beforeAll(async () => {
    await walk(testBed, locale, async (screen, page) => {
      seen.screens.add(screen);
      for (const text of await textsOn(page)) seen.texts.push([screen, text]);
      if (checks.includes("layout")) await noteLayout(seen, screen, page);
      await noteViolations(seen, screen, { page, checks });
    });
  }, 180_000);
  return () => seen;
}

async function noteLayout(seen: EveryScreen, screen: string, page: Page): Promise<void> {
  if ((await page.locator("pocket-desk .panel").count()) === 0) return;
  seen.smallTargets.push([screen, await smallTargets(page)]);
  await page.setViewportSize(smallest);
  seen.narrow.push([screen, await misplaced(page)]);
  await page.setViewportSize(usual);
  if (!enlargedScreens.includes(screen)) return;
  const shrinkText = await enlargeText(page);
  seen.enlarged.push([screen, await misplaced(page)]);
  await shrinkText();
}

interface AxeRun {
  readonly page: Page;
  readonly checks: readonly Check[];
}

/** The dark theme changes nothing but colours, so only the rules about colours run in it. */
async function noteViolations(seen: EveryScreen, screen: string, { page, checks }: AxeRun) {
  for (const [check, colorScheme, rules] of [
    ["axe light", "light", "all"],
    ["axe dark", "dark", "colours"],
  ] as const) {
    if (!checks.includes(check)) continue;
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const line of await violations(page, rules))
      seen.violations[line] = [...(seen.violations[line] ?? []), `${screen} (${colorScheme})`];
  }
}
