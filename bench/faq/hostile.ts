/** How long the bot takes for texts that were made to keep it busy. */

import { toBlocks } from "../../server/faq/content/markdown/blocks.ts";
import type { FaqEngine } from "../../server/faq/engine.ts";

const questions: Readonly<Record<string, string>> = {
  brackets: "[".repeat(100_000),
  "one word": "a".repeat(100_000),
  pinyin: "zhuanzhang".repeat(10_000),
  Chinese: "付款失败了怎么办".repeat(12_500),
  "broken surrogates": "\ud800付".repeat(50_000),
  emoji: "😀👨‍👩‍👧".repeat(10_000),
  "combining marks": `e${"\u0301".repeat(100_000)}`,
  digits: "1234567890 ".repeat(10_000),
  "error codes": "PAY-1001 ".repeat(11_000),
  zeros: "\0".repeat(100_000),
};

const articles: Readonly<Record<string, string>> = {
  brackets: "[".repeat(10_000),
  "nested brackets": "[".repeat(5_000) + "]".repeat(5_000),
  "brackets with text between": "[a".repeat(5_000),
  quotes: ">".repeat(10_000),
  "quotes with spaces": "> ".repeat(5_000),
  stars: "*a ".repeat(3_000),
  "lists in lists": Array.from({ length: 500 }, (_, at) => `${" ".repeat(at)}- a`).join("\n"),
  backquotes: "`a``".repeat(3_000),
  links: "[a](".repeat(2_500),
};

/** The best of five rounds, so that the garbage collector does not count. */
export function hostileRows(engine: FaqEngine): readonly object[] {
  return [
    ...Object.entries(questions).map(([name, text]) => ({
      text: `question of 100 KB, ${name}`,
      ms: bestOfFive(() => {
        engine.ask(text, { locale: "zh-CN" });
        engine.suggest(text, "en");
      }),
    })),
    ...Object.entries(articles).map(([name, text]) => ({
      text: `article of 10,000 characters, ${name}`,
      ms: bestOfFive(() => toBlocks(text)),
    })),
  ];
}

function bestOfFive(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return Math.min(...times);
}
