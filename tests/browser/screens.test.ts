import { describe, expect, test } from "vitest";
import { agentLetter } from "../../console/models/agent-letter.ts";
import launcher from "../../widget/locales/launcher.json" with { type: "json" };
import { adminName } from "../support/process.ts";
import { type EveryScreen, enlargedScreens, useEveryScreen } from "./every-screen.ts";
import { chinese, simplifiedIn } from "./page-texts.ts";

/** A key instead of its text, or a gap that was not filled. */
const notTranslated = /^[a-z]+(\.[a-zA-Z_-]+)+$|\{\w+\}/;

/** Languages and people keep their own names. The loader has one name for all languages. */
const ownNames = ["简体中文", "繁體中文", launcher.label, agentLetter(adminName)];

function testTexts(seen: () => EveryScreen): void {
  test("every text is translated", () => {
    expect(seen().texts.length).toBeGreaterThan(300);
    expect(seen().texts.filter(([, text]) => notTranslated.test(text))).toEqual([]);
  });
}

function testAxe(seen: () => EveryScreen): void {
  test("A01 axe finds nothing on any screen", () => {
    expect(seen().screens.size).toBeGreaterThan(25);
    expect(seen().violations).toEqual({});
  });
}

function testLayout(seen: () => EveryScreen): void {
  const faulty = (found: EveryScreen["narrow"]) => found.filter(([, faults]) => faults.length > 0);

  test("A04 nothing is cut, sticks out or lies on anything else at a width of 320 px", () => {
    expect(seen().narrow.length).toBeGreaterThan(12);
    expect(faulty(seen().narrow)).toEqual([]);
  });

  test("A04 nor with text at 200 %", () => {
    expect(seen().enlarged.length).toBe(enlargedScreens.length);
    expect(faulty(seen().enlarged)).toEqual([]);
  });

  test("A04 every target takes a finger of 44 px", () => {
    expect(seen().smallTargets.length).toBeGreaterThan(12);
    expect(faulty(seen().smallTargets)).toEqual([]);
  });
}

describe("in Simplified Chinese", () => {
  const seen = useEveryScreen("zh-CN", ["axe light", "axe dark", "layout"]);
  testTexts(seen);
  testAxe(seen);
  testLayout(seen);
});

describe.skipIf(process.env.BROWSER !== "long")("in English", () => {
  const seen = useEveryScreen("en", ["axe light", "layout"]);
  testTexts(seen);
  testAxe(seen);
  testLayout(seen);

  test("there is no Chinese", () => {
    const texts = seen().texts.filter(([, text]) => !ownNames.includes(text));
    expect(texts.filter(([, text]) => chinese.test(text.replace(adminName, "")))).toEqual([]);
  });
});

describe.skipIf(process.env.BROWSER !== "long")("in Traditional Chinese", () => {
  const seen = useEveryScreen("zh-TW", []);
  testTexts(seen);

  test("there is no simplified character", () => {
    expect(simplifiedIn("转账到账")).toBe("转账账");
    const texts = seen().texts.filter(([, text]) => !ownNames.includes(text));
    const simplified = texts.map(([screen, text]) => [screen, text, simplifiedIn(text)]);
    expect(simplified.filter(([, , found]) => found !== "")).toEqual([]);
  });
});
