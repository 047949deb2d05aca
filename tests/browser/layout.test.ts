import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { becomes, phone, useTestBed } from "./browser.ts";
import { widgetOn } from "./widget.ts";

describe("for eyes and thumbs", () => {
  const testBed = useTestBed();

  test("axe reports grey on grey in every theme, and a picture without a text once", async () => {
    const page = await testBed.page(phone);
    await page.setContent('<main style="background:#888;color:#999">grey<img src="x.png"></main>');
    const found = async (rules: "all" | "colours") =>
      (await violations(page, rules)).map((line) => line.split(":")[0]);
    expect(await found("all")).toEqual(expect.arrayContaining(["color-contrast", "image-alt"]));
    expect(await found("colours")).toEqual(["color-contrast"]);
  });

  test("A05 nothing moves for whoever wants less motion", async () => {
    /** Parts with an animation or a transition, whether it runs at this moment or not. */
    const moving = (page: Page) =>
      page.evaluate(() =>
        [...(document.querySelector("pocket-desk")?.shadowRoot?.querySelectorAll("*") ?? [])]
          .filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element);
            return animationName !== "none" || /[1-9]/.test(transitionDuration);
          })
          .map((element) => element.className),
      );
    const { page, open, isAnonymous, ask, log, panel, button, say } = widgetOn(
      await testBed.page(phone),
    );
    await isAnonymous();
    await page.goto(testBed.url());
    await open();
    expect(await moving(page)).toContain("panel");

    // Where the next screen comes from is where it goes back to.
    const slide = () =>
      page
        .locator("pocket-desk .screen")
        .evaluate((screen) => [
          getComputedStyle(screen).animationName,
          getComputedStyle(screen).getPropertyValue("--from").trim(),
        ]);
    expect(await slide()).toEqual(["none", ""]);
    await panel.locator(".tile").first().click();
    await becomes(slide, ["slide", "24px"]);
    await panel.locator(".home").waitFor({ state: "detached" });
    await button(say("panel.back")).click();
    await panel.locator(".home").waitFor();
    await becomes(slide, ["slide", "-24px"]);

    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.reload();
    await open();
    expect(await moving(page)).toEqual([]);
    await ask("怎么提现");
    await log.locator(".card").first().waitFor();
    expect(await moving(page)).toEqual([]);
  });

  test("A05 with colours forced by the system what only its ground set apart has an outline", async () => {
    /** Grounds are gone then: what has one, and neither an outline nor a parent that is one with it. */
    const bare = (page: Page) =>
      page.evaluate(() => {
        const root = document.querySelector("pocket-desk")?.shadowRoot;
        const shown =
          ".panel,.rows,.card,.path,.tile,.chip,.send,.primary,.secondary,.emergency,.queue,.hotline,.call,.bubble:not(.card),.screen > .composer textarea,.composer-row:has(> .icon)";
        return [...(root?.querySelectorAll(shown) ?? [])]
          .filter((element) => element.checkVisibility())
          .filter((element) => {
            const { borderTopWidth, borderTopColor } = getComputedStyle(element);
            return borderTopWidth === "0px" || borderTopColor === "rgba(0, 0, 0, 0)";
          })
          .map((element) => element.className || element.localName);
      });
    const alice = widgetOn(await testBed.page(phone));
    await alice.isAnonymous();
    await alice.page.emulateMedia({ forcedColors: "active" });
    await alice.page.goto(testBed.url());
    await alice.open();
    await alice.panel.locator(".tile").first().waitFor();
    expect(await bare(alice.page)).toEqual([]);
    await alice.ask("怎么提现");
    await alice.log.locator(".card").first().waitFor();
    expect(await bare(alice.page)).toEqual([]);
    await alice.askForAgent();
    expect(await bare(alice.page)).toEqual([]);
    const icon = alice.panel.locator(".header .icon").first();
    expect(await icon.evaluate((one) => getComputedStyle(one).stroke)).not.toBe("none");
  });

  test("W06 the composer and the last message stay above the keyboard, in both directions of a phone, beside its notch", async () => {
    const { page, open, isAnonymous, ask, write, own, composer } = widgetOn(
      await testBed.page(phone),
    );
    await isAnonymous();
    await page.goto(testBed.url());
    await open();
    await ask("怎么提现");
    await write("谢谢");
    await becomes(() => own.last().textContent(), "谢谢");
    const session = await page.context().newCDPSession(page);
    const insets = { top: 47, bottom: 34, left: 0, right: 0 };
    await session.send("Emulation.setSafeAreaInsetsOverride" as never, { insets } as never);
    for (const size of [
      { width: 390, height: 380 },
      { width: 844, height: 390 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      for (const part of [composer, page.locator("pocket-desk .log [data-row]").last()])
        await becomes(async () => {
          const box = await part.boundingBox();
          return box !== null && box.y >= 0 && box.y + box.height <= size.height - insets.bottom;
        }, true);
    }
  });
});
