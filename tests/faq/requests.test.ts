import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { openFaq } from "../../server/faq/live.ts";

interface Line {
  readonly q: string;
  readonly kind: "request" | "refusal" | "lookalike";
  readonly locale: Locale;
}

const root = new URL("../../", import.meta.url).pathname;
const lines: readonly Line[] = readFileSync(`${root}tests/faq/requests.jsonl`, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
const { engine } = await openFaq(`${root}faq-content`, { watch: false });

const of = (kind: Line["kind"]) => lines.filter((line) => line.kind === kind);
const asksForHuman = ({ q, locale }: Line) => engine.ask(q, { locale }).outcome === "human";

test("who asks for a person is heard, in all three languages", () => {
  const missed = of("request").filter((line) => !asksForHuman(line));
  expect(missed.map(({ q }) => q)).toEqual([]);
  expect(new Set(of("request").map(({ locale }) => locale)).size).toBe(3);
});

test("who refuses a person is not handed over", () => {
  const handedOver = of("refusal").filter(asksForHuman);
  expect(handedOver.map(({ q }) => q)).toEqual([]);
});

test("what only sounds like a request for a person is a question", () => {
  const handedOver = of("lookalike").filter(asksForHuman);
  expect(handedOver.map(({ q }) => q)).toEqual([]);
  expect(of("lookalike").length).toBeGreaterThan(50);
});

test.each([
  ["人工", "zh-CN"],
  ["转人工", "zh-CN"],
  ["人工客服", "zh-CN"],
  ["真人客服", "zh-TW"],
  ["human agent", "en"],
] as const)("a bare “%s” suggests no article", (text, locale) => {
  expect(engine.suggest(text, locale).map(({ title }) => title)).toEqual([]);
  expect(engine.suggest("提现", locale).length).toBeGreaterThan(0);
});
