import type { Page } from "playwright-core";

/** All texts that the page shows or a screen reader reads, without what people wrote. */
export const textsOn = (page: Page) =>
  page.evaluate(() => {
    const spoken = ["aria-label", "title", "placeholder", "data-unread"];
    const read = (node: Node): string[] => {
      if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ""];
      if (!(node instanceof Element) && !(node instanceof ShadowRoot)) return [];
      if (
        node instanceof Element &&
        node.matches("script, style, .own, .person, [lang]:not(html, .pd)")
      )
        return [];
      const own =
        node instanceof Element ? spoken.map((name) => node.getAttribute(name) ?? "") : [];
      const shadow = node instanceof Element && node.shadowRoot ? read(node.shadowRoot) : [];
      return [...own, ...shadow, ...[...node.childNodes].flatMap(read)];
    };
    return read(document.documentElement)
      .map((text) => text.trim())
      .filter((text) => text !== "");
  });

export const chinese = /[\u3400-\u9fff]/;

/** The simplified characters of a text: those that Big5, the character set of Taiwan, does not have. */
export function simplifiedIn(text: string): string {
  return [...text].filter((one) => chinese.test(one) && !big5.has(one)).join("");
}

const big5 = allOfBig5();

function allOfBig5(): ReadonlySet<string> {
  const decoder = new TextDecoder("big5");
  const characters = new Set<string>();
  // Level 1 is A440–C67E, level 2 C940–F9D5.
  for (let lead = 0xa4; lead <= 0xf9; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      if (trail <= 0x7e || trail >= 0xa1)
        for (const one of decoder.decode(Uint8Array.of(lead, trail))) characters.add(one);
  return characters;
}
