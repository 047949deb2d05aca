/** An administrator sets the wallet's name and colour; the customer's widget has them. */

import { expect, test } from "vitest";
import { readableAccent } from "../../protocol/accent.ts";
import { violations } from "./axe.ts";
import { desktop, useTestBed } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { keepPicture } from "./looks-right.ts";

const testBed = useTestBed(() => ({ RATE_LIMITS: "off" }));

test("A7 the brand is tried out in the console, and the next customer sees it", async () => {
  const ada = deskOn(await testBed.page(desktop));
  const { page, say } = ada;
  await ada.signIn(testBed.url());
  await page.locator("button.who").click();
  await ada.button("desk.settings").click();
  const brand = page.getByRole("region", { name: say("desk.brand") });
  const accent = brand.getByRole("textbox", { name: say("desk.accent") });
  const launcher = brand.locator(".brand-launcher").first();
  const colour = () => launcher.evaluate((one) => getComputedStyle(one).backgroundColor);
  expect(await colour()).toBe("rgb(26, 85, 238)");
  await brand.getByRole("textbox", { name: /简体中文/ }).fill("北斗钱包");
  await brand.locator(".brand-head").first().getByText("北斗钱包").waitFor();
  await accent.fill("#ffcc00");
  const instead = readableAccent("#ffcc00");
  await brand.getByText(say("desk.accentPale", { ratio: 1.5, colour: instead })).waitFor();
  await look("brand-pale");
  // It is not sent.
  await brand.getByRole("button", { name: say("desk.save") }).click();
  expect(await accent.evaluate((one) => one === document.activeElement)).toBe(true);
  await brand.getByRole("button", { name: say("desk.accentUse", { colour: instead }) }).click();
  await accent.fill("#0b7a4b");
  expect(await colour()).toBe("rgb(11, 122, 75)");
  await brand.getByRole("button", { name: say("desk.save") }).click();
  await brand.getByText(say("desk.saved")).waitFor();
  await look("brand");

  const phone = await testBed.page(desktop);
  await phone.goto(`${testBed.url()}/support`);
  const painted = () =>
    phone.evaluate(() =>
      document.querySelector<HTMLElement>("pocket-desk")?.style.getPropertyValue("--pd-accent"),
    );
  await expect.poll(painted, { timeout: 10_000 }).toBe("rgb(11,122,75)");
  await brand.getByRole("button", { name: /wallet\.yml/ }).click();
  await expect.poll(colour).toBe("rgb(26, 85, 238)");
  expect(testBed.problems).toEqual([]);

  async function look(name: string) {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await brand.scrollIntoViewIfNeeded();
      expect(await violations(page, "all")).toEqual([]);
      await keepPicture(page, `${name}-${colorScheme}`);
    }
  }
});
