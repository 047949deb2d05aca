/** What every screen of the widget owes, whatever it shows. */

import type { Page } from "playwright-core";
import { expect } from "vitest";
import { violations } from "./axe.ts";
import { misplaced } from "./layout.ts";

const shots = process.env.SHOTS;

/** A picture for who looks at it, in the folder SHOTS. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

/** Checks what a page shows now: nothing is cut or covered, and everybody can use it. */
export const looksRightOn = (page: Page) => async (name: string) => {
  await keepPicture(page, name);
  expect(await violations(page, "all")).toEqual([]);
  expect(await misplaced(page)).toEqual([]);
};
