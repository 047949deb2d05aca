import type { Page } from "playwright-core";

/** Doubles every text of the widget, as the text size of the browser or of the page does; gives what undoes it. */
export async function enlargeText(page: Page): Promise<() => Promise<void>> {
  const setRoot = (size: string) =>
    page.evaluate((value) => {
      document.documentElement.style.fontSize = value;
      visualViewport?.dispatchEvent(new Event("resize"));
    }, size);
  const size = () =>
    page.evaluate(() => {
      const words = document.querySelector("pocket-desk")?.shadowRoot?.querySelector(".panel");
      return words ? getComputedStyle(words).fontSize : "";
    });
  const before = Number.parseFloat(await size());
  await setRoot("32px");
  const after = Number.parseFloat(await size());
  if (after !== 2 * before) throw new Error(`The text is ${after} px large, it was ${before}.`);
  return () => setRoot("");
}

/** What is cut at a side, sticks out of the screen, or lies on something else: in the widget, or in a part of another page. */
export const misplaced = (page: Page, part?: string) =>
  page.evaluate((selector) => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const panel =
      selector === undefined
        ? root?.querySelector<HTMLElement>(".panel")
        : document.querySelector<HTMLElement>(selector);
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
  }, part);

/** Targets that a finger of 44 px would miss. A link inside a sentence is as high as its line, and of a field in a label the label is the target. */
export const smallTargets = (page: Page) =>
  page.evaluate(async () => {
    const root = document.querySelector("pocket-desk")?.shadowRoot;
    const found: string[] = [];
    // Half of 44 px, less what a point is rounded by.
    const reach = 21.5;
    // What a modal sheet covers is no target.
    const within = root?.querySelector("[aria-modal=true]") ?? root;
    const targets = within?.querySelectorAll<HTMLElement>(
      "button:enabled, textarea, input:not(.hidden, label input), label, a.row-button, .call",
    );
    for (const target of targets ?? []) {
      if (!target.checkVisibility()) continue;
      target.scrollIntoView({ block: "center", behavior: "instant" });
      const { left, top, width, height } = target.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const misses = [
        [x, y - reach],
        [x, y + reach],
        [x - reach, y],
        [x + reach, y],
      ].filter(([across = 0, down = 0]) => {
        const hit = root?.elementFromPoint(across, down);
        return !hit || !(target === hit || target.contains(hit) || hit.contains(target));
      });
      if (misses.length > 0 || width < 24)
        found.push(`"${target.ariaLabel ?? target.textContent}" ${width} × ${height}`);
    }
    return found;
  });
