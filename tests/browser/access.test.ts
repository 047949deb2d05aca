import { describe, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { useTestBed } from "./browser.ts";
import { walk } from "./walk.ts";

const themes = ["light", "dark"] as const;

describe("axe finds nothing on any screen", () => {
  // The demo customer is one and the same: each language has a server of its own.
  for (const [locale, schemes] of [
    ["zh-CN", themes],
    ["en", ["light"]],
  ] as const) {
    describe(`in ${locale}`, () => {
      const testBed = useTestBed();

      test(schemes.join(" and "), async () => {
        const found: Record<string, string[]> = {};
        const screens = new Set<string>();
        await walk(testBed, locale, async (screen, page) => {
          screens.add(screen);
          for (const colorScheme of schemes) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            for (const line of await violations(page))
              found[line] = [...(found[line] ?? []), `${screen} (${colorScheme})`];
          }
        });
        expect(screens.size).toBeGreaterThan(25);
        expect(found).toEqual({});
      });
    });
  }
});
