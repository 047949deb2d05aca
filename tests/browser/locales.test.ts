import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { becomes, desktop, phone, type Stage, useStage } from "./browser.ts";
import { deskOn } from "./desk.ts";
import { vagueQuestion } from "./questions.ts";
import { widgetOn } from "./widget.ts";

/** Everything that a reader sees or hears on the page: texts, names, hints; without what people wrote themselves. */
const words = (page: Page) =>
  page.evaluate(() => {
    const spoken = ["aria-label", "title", "placeholder", "data-unread"];
    const read = (node: Node): string[] => {
      if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? ""];
      if (!(node instanceof Element) && !(node instanceof ShadowRoot)) return [];
      if (node instanceof Element && node.matches("script, style, .own, [lang]:not(html, .pd)"))
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

const questions: Record<Exclude<Locale, "zh-CN">, string> = {
  "zh-TW": "轉帳兩天了還沒到帳",
  en: "I sent money two days ago and it has not arrived",
};

/** Walks through a customer's and an agent's screens, and gives what stands on each. */
async function walk(
  stage: Stage,
  locale: "zh-TW" | "en",
): Promise<readonly (readonly [string, string])[]> {
  const seen: (readonly [string, string])[] = [];
  const look = async (name: string, page: Page) => {
    for (const text of await words(page)) seen.push([name, text]);
  };
  const alice = widgetOn(await stage.page({ ...phone, locale }), locale);
  const bo = deskOn(await stage.page({ ...desktop, locale }), locale);
  const { page, say } = alice;
  await bo.page.goto(`${stage.url()}/console/`);
  await bo.page.getByRole("heading").waitFor();
  await look("sign-in", bo.page);
  await bo.signIn(stage.url());
  await look("empty desk", bo.page);

  await page.goto(`${stage.url()}/?locale=${locale}`);
  await alice.open();
  await alice.panel.locator(".contact").first().waitFor();
  await look("home", page);
  await alice.panel.locator(".chip").first().click();
  await look("category", page);
  await alice.panel.locator(".row-button").first().click();
  await alice.button(say("article.helpful")).waitFor();
  await look("reader", page);
  await alice.button(say("panel.back")).click();
  await alice.button(say("panel.back")).click();
  await alice.ask(await vagueQuestion(stage.url(), locale));
  await alice.log.locator(".choices").waitFor();
  await look("choices", page);
  await alice.write(questions[locale]);
  await alice.button(say("article.unhelpful")).click();
  await look("article", page);
  await bo.goOnDuty();
  await alice.askForAgent();
  await look("queue", page);
  await bo.rows.first().waitFor();
  await look("queue of the desk", bo.page);
  await bo.takeNext();
  await alice.button(say("chat.end")).waitFor();
  await bo.sendArticle(locale === "en" ? "refund" : "退款");
  await alice.log.locator(".card").nth(2).waitFor();
  await look("talk", page);
  await look("conversation", bo.page);
  await bo.button("resolve").click();
  await bo.dialog.locator(".chip").first().waitFor();
  await look("resolve", bo.page);
  await bo.page.keyboard.press("Escape");
  await bo.resolve("Topic", "Summary");
  await alice.survey.locator("label").first().click();
  await alice.button(say("survey.submit")).waitFor();
  await look("survey", page);
  await stage.dies();
  await alice.offline.waitFor();
  await look("offline", page);
  await becomes(() => bo.page.getByText(bo.say("connection.offline")).count(), 1);
  await look("offline desk", bo.page);
  await stage.returns();
  return seen;
}

/** The name of a text instead of the text, or a place in it that was not filled. */
const unworded = /^[a-z]+(\.[a-zA-Z_-]+)+$|\{\w+\}/;

/** Names of languages stand in themselves. */
const ownNames = ["简体中文", "繁體中文"];

// The demo customer is one and the same: each language has a server of its own.
describe("who reads English", () => {
  const stage = useStage();

  test("meets no Chinese", async () => {
    const seen = await walk(stage, "en");
    expect(seen.length).toBeGreaterThan(300);
    expect(seen.filter(([, text]) => unworded.test(text))).toEqual([]);
    expect(seen.filter(([, text]) => chinese.test(text) && !ownNames.includes(text))).toEqual([]);
  });
});

describe("who reads Traditional Chinese", () => {
  const stage = useStage();

  test("meets no simplified character", async () => {
    const seen = await walk(stage, "zh-TW");
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
