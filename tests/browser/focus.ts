import type { Page } from "playwright-core";

/** The name or the text of the element that has the focus, also inside a shadow root. */
export const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const words = element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    return words.trim() || (element?.localName ?? "");
  });

/** Presses Tab until that element has the focus. Fails after the given number of presses. */
export async function tabTo(page: Page, name: string | RegExp, { limit = 80, key = "Tab" } = {}) {
  const passed: string[] = [];
  for (let count = 0; count < limit; count += 1) {
    await page.keyboard.press(key);
    const on = await focused(page);
    if (typeof name === "string" ? on === name : name.test(on)) return passed;
    passed.push(on);
  }
  throw new Error(`Tab does not lead to ${name}, but to ${passed.join(" → ")}`);
}
