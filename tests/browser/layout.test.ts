import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { becomes, phone, type TestBed, useTestBed } from "./browser.ts";
import { walk } from "./walk.ts";
import { widgetOn } from "./widget.ts";

/** Doubles every text of the widget, as the text size of a phone does; gives what undoes it. */
async function enlargeText(page: Page): Promise<() => Promise<void>> {
  const before = await page.evaluateHandle(() => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const elements = [...(root?.querySelectorAll<HTMLElement>(".pd *") ?? [])];
    const found = elements.map((element) => {
      const { fontSize, lineHeight } = getComputedStyle(element);
      return { element, style: element.style.cssText, fontSize, lineHeight };
    });
    for (const { element, fontSize, lineHeight } of found) {
      element.style.fontSize = `${2 * Number.parseFloat(fontSize)}px`;
      element.style.lineHeight = `${2 * Number.parseFloat(lineHeight)}px`;
    }
    return found;
  });
  return () =>
    before.evaluate((found) => {
      for (const { element, style } of found) element.style.cssText = style;
    });
}

/** What is cut at a side, sticks out of the screen, or lies on something else. */
const misplaced = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const panel = root?.querySelector<HTMLElement>(".panel");
    if (!panel) return ["there is no panel"];
    const found: string[] = [];
    const nameOf = (element: Element) =>
      `${element.localName}.${element.className} "${(element.textContent ?? "").trim().slice(0, 24)}"`;
    const visible = [...panel.querySelectorAll<HTMLElement>("*")].filter(
      (element) => element.checkVisibility() && !element.closest(".hidden, svg, .collapsed"),
    );
    for (const element of [panel, ...visible]) {
      const { left, right, width } = element.getBoundingClientRect();
      const { overflowX, display } = getComputedStyle(element);
      if (width > 0 && (left < -0.5 || right > innerWidth + 0.5))
        found.push(`${nameOf(element)} sticks out: ${left}–${right}`);
      const clips = overflowX !== "visible" && display !== "inline";
      if (clips && element.scrollWidth > element.clientWidth + 1 && !element.matches(".one-line"))
        found.push(`${nameOf(element)} is cut: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    const leaves = visible.filter(
      (element) => element.childElementCount === 0 && (element.textContent ?? "").trim() !== "",
    );
    const boxes = leaves.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    });
    const scroller = panel.querySelector(".log, .scroll");
    for (const [index, one] of boxes.entries())
      for (const [later, other] of boxes.entries()) {
        const [first, second] = [leaves[index], leaves[later]];
        if (later <= index || !first || !second) continue;
        // What scrolls passes under the header and the composer.
        if (scroller?.contains(first) !== scroller?.contains(second)) continue;
        const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
        if (across > 2 && down > 4) found.push(`${nameOf(first)} lies on ${nameOf(second)}`);
      }
    return found;
  });

/** Targets that a finger of 44 px would miss. A link inside a sentence is as high as its line. */
const smallTargets = (page: Page) =>
  page.evaluate(async () => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const found: string[] = [];
    // What a modal sheet covers is no target.
    const within = root?.querySelector("[aria-modal=true]") ?? root;
    const targets = within?.querySelectorAll<HTMLElement>(
      "button:enabled, textarea, input:not(.hidden), label, .contact",
    );
    for (const target of targets ?? []) {
      if (!target.checkVisibility()) continue;
      target.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const misses = [
        [x, y - 21.5],
        [x, y + 21.5],
        [x - 21.5, y],
        [x + 21.5, y],
      ].filter(([across = 0, down = 0]) => {
        const hit = root?.elementFromPoint(across, down);
        return !hit || !(target === hit || target.contains(hit) || hit.contains(target));
      });
      if (misses.length > 0 || width < 24)
        found.push(`"${target.ariaLabel ?? target.textContent}" ${width} × ${height}`);
    }
    return found;
  });

const narrow = { width: 320, height: 640 };
const worthEnlarging = ["home", "article", "queue", "agent talk", "survey with a score"];

type Found = readonly (readonly [screen: string, faults: readonly string[]])[];

/** Looks at every screen of the widget in three ways, and gives what is wrong on each. */
async function inspect(testBed: TestBed, locale: Locale) {
  const thin: Found[number][] = [];
  const large: Found[number][] = [];
  const targets: Found[number][] = [];
  await walk(testBed, locale, async (screen, page) => {
    if ((await page.locator("pocket-desk .panel").count()) === 0) return;
    targets.push([screen, await smallTargets(page)]);
    await page.setViewportSize(narrow);
    thin.push([screen, await misplaced(page)]);
    await page.setViewportSize({ width: 390, height: 844 });
    if (!worthEnlarging.includes(screen)) return;
    const shrinkText = await enlargeText(page);
    large.push([screen, await misplaced(page)]);
    await shrinkText();
  });
  return { thin, large, targets };
}

const faulty = (found: Found) => found.filter(([, faults]) => faults.length > 0);

describe.each(["zh-CN", "en"] as const)("in %s", (locale) => {
  const testBed = useTestBed();
  let seen: Awaited<ReturnType<typeof inspect>>;

  beforeAll(async () => {
    seen = await inspect(testBed, locale);
  }, 60_000);

  test("nothing is cut, sticks out or lies on anything else at a width of 320 px", () => {
    expect(seen.thin.length).toBeGreaterThan(12);
    expect(faulty(seen.thin)).toEqual([]);
  });

  test("nor with text at 200 %", () => {
    expect(seen.large.length).toBe(worthEnlarging.length);
    expect(faulty(seen.large)).toEqual([]);
  });

  test("every target takes a finger of 44 px", () => {
    expect(seen.targets.length).toBeGreaterThan(12);
    expect(faulty(seen.targets)).toEqual([]);
  });
});

describe("for eyes and thumbs", () => {
  const testBed = useTestBed();

  test("nothing moves for whoever wants less motion", async () => {
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
    const { page, open, isAnonymous, ask, log } = widgetOn(await testBed.page(phone));
    await isAnonymous();
    await page.goto(testBed.url());
    await open();
    expect(await moving(page)).toContain("panel");

    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.reload();
    await open();
    expect(await moving(page)).toEqual([]);
    await ask("怎么提现");
    await log.locator(".card-title, .choices").first().waitFor();
    expect(await moving(page)).toEqual([]);
  });

  test("the composer and the last message stay above the keyboard of a phone", async () => {
    const { page, open, isAnonymous, ask, write, own, composer } = widgetOn(
      await testBed.page(phone),
    );
    await isAnonymous();
    await page.goto(testBed.url());
    await open();
    await ask("怎么提现");
    await write("谢谢");
    await becomes(() => own.last().textContent(), "谢谢");
    await page.setViewportSize({ width: 390, height: 380 });
    for (const part of [composer, page.locator("pocket-desk .log [data-row]").last()])
      await becomes(async () => {
        const box = await part.boundingBox();
        return box !== null && box.y >= 0 && box.y + box.height <= 380;
      }, true);
  });
});
