import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import launcher from "../../widget/locales/launcher.json" with { type: "json" };
import { adminName } from "../support/process.ts";
import { type TestBed, useTestBed } from "./browser.ts";
import { walk } from "./walk.ts";

/** Everything that a reader sees or hears on the page: texts, names, hints; without what people wrote themselves. */
const words = (page: Page) =>
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

const chinese = /[\u3400-\u9fff]/;

/** Traditional Chinese as Taiwan writes it has its characters in Big5; what has none there is simplified. */
function simplifiedIn(text: string): string {
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

/** Every text with the screen that it stands on. */
async function readAll(
  testBed: TestBed,
  locale: Locale,
): Promise<readonly (readonly [string, string])[]> {
  const seen: (readonly [string, string])[] = [];
  await walk(testBed, locale, async (screen, page) => {
    for (const text of await words(page)) seen.push([screen, text]);
  });
  return seen;
}

/** The name of a text instead of the text, or a place in it that was not filled. */
const unworded = /^[a-z]+(\.[a-zA-Z_-]+)+$|\{\w+\}/;

/** Names of languages stand in themselves, as people do; the loader, which has no texts, names its button for everybody. */
const ownNames = ["简体中文", "繁體中文", launcher.label];

// The demo customer is one and the same: each language has a server of its own.
describe("who reads English", () => {
  const testBed = useTestBed();

  test("meets no Chinese", async () => {
    const seen = await readAll(testBed, "en");
    expect(seen.length).toBeGreaterThan(300);
    expect(seen.filter(([, text]) => unworded.test(text))).toEqual([]);
    expect(
      seen.filter(
        ([, text]) => chinese.test(text.replace(adminName, "")) && !ownNames.includes(text),
      ),
    ).toEqual([]);
  });
});

describe("who reads Traditional Chinese", () => {
  const testBed = useTestBed();

  test("meets no simplified character", async () => {
    const seen = await readAll(testBed, "zh-TW");
    expect(seen.length).toBeGreaterThan(300);
    expect(seen.filter(([, text]) => unworded.test(text))).toEqual([]);
    expect(simplifiedIn("转账到账")).toBe("转账账");
    expect(
      seen
        .filter(([, text]) => !ownNames.includes(text))
        .map(([screen, text]) => [screen, text, simplifiedIn(text)])
        .filter(([, , simplified]) => simplified !== ""),
    ).toEqual([]);
  });
});
