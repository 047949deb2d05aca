/** S21: texts of 100 KB that were made to keep a search busy. The bounds are wide; `npm run bench -- faq` and `-- shield` print the times. */

import { expect, test } from "vitest";
import { linkRuns } from "../../protocol/links.ts";
import { allWords } from "../../protocol/secrets/all-words.ts";
import { askedSecret } from "../../protocol/secrets/asking.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import { findSecrets } from "../../protocol/secrets.ts";
import { isBlank, nameFrom } from "../../protocol/text.ts";
import { toBlocks } from "../../server/faq/content/markdown/blocks.ts";
import { article, engineOf } from "../faq/fixture.ts";

const length = 100_000;
const filled = (text: string) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const texts: Readonly<Record<string, string>> = {
  brackets: filled("["),
  "one word": filled("a"),
  digits: filled("4"),
  "digits apart": filled("4 "),
  "full-width digits": filled("４－"),
  pinyin: filled("zhuanzhang"),
  汉字: filled("付款失败了怎么办"),
  "汉字 apart": filled("一 "),
  "broken surrogates": filled("\ud800付"),
  "combining marks": filled("e\u0301\u0301\u0301"),
  "zero width": filled("a\u200b"),
  "words of the lists": filled("apple river the "),
  "names of secrets": filled("密码是验证码是"),
  "hosts that do not end": filled("a."),
  mailboxes: filled("a@a."),
  schemes: filled("https://"),
  "closing brackets": `https://a.example/${filled(")")}`,
  dots: filled("."),
  blanks: filled(" "),
  "blanks before an end": `${filled(" ")}x`,
  "ways to ask": filled("请把手机收到的发给我 send me the 12 "),
  keys: filled("5Kb8kLf9zgWQnogidDA76Mz"),
  PEM: filled("-----BEGIN PRIVATE KEY-----"),
  JSON: filled(`{"crypto":{"ciphertext":"`),
};

const engine = engineOf({
  "zh-CN/payments/payment-failed.md": article("支付失败怎么办", ["付不了款", "支付失败了"]),
});

const readers: Readonly<Record<string, (text: string) => unknown>> = {
  matcher: (text) => [engine.ask(text, { locale: "zh-CN" }), engine.suggest(text, "en")],
  // What is longer than a message is refused before it is read.
  redactor: (text) => [mayHoldSecret(text), findSecrets(text.slice(0, 8_000), allWords)],
  // An agent's message at its longest.
  "reader of what agents ask for": (text) => askedSecret(text.slice(0, 8_000)),
  linkifier: (text) => linkRuns(text, ["wallet.example"]),
  cleaner: (text) => [isBlank(text), nameFrom(text, 100)],
  markdown: (text) => toBlocks(text.slice(0, 20_000)),
};

test.each(Object.keys(readers))("S21 no text keeps the %s busy", (name) => {
  const slow = Object.entries(texts).flatMap(([text, value]) => {
    const start = performance.now();
    readers[name]?.(value);
    const milliseconds = Math.round(performance.now() - start);
    return milliseconds > 2_000 ? [`${text}: ${milliseconds} ms`] : [];
  });
  expect(slow).toEqual([]);
});

test("S21 it would have been found: a search that tries every division takes for ever", () => {
  const start = performance.now();
  /^(?:a+)+$/.test(`${"a".repeat(22)}!`);
  expect(performance.now() - start).toBeGreaterThan(10);
});
