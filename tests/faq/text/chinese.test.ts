import { Converter as createToTaiwan, Locale as toTaiwan } from "opencc-js/cn2t";
import { Converter, Locale } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { readFolder } from "../../../server/faq/content/folder.ts";
import { createSimplifier, loadTaiwanConversion } from "../../../server/faq/text/chinese.ts";
import { createTaiwanWalletWords } from "../../../server/faq/text/taiwan-wallet-words.ts";

const simplify = createSimplifier();
const fromTaiwan = Converter({ from: "twp", to: "cn" });
const fromHongKong = Converter({ from: "hk", to: "cn" });
const byOpenCC = (text: string) => fromHongKong(fromTaiwan(text));
const normal = (text: string) => text.toWellFormed().normalize("NFKC").toLowerCase();

test("the content is simplified as OpenCC does it", async () => {
  const files = await readFolder(new URL("../../../faq-content", import.meta.url).pathname);
  for (const { text } of files)
    for (const line of text.split("\n").map(normal)) expect(simplify(line)).toBe(byOpenCC(line));
});

test("OpenCC's own words are simplified as OpenCC does it, and so are any pieces of them in a row", () => {
  const texts = textsOf([Locale.to.cn, Locale.from.twp, Locale.from.hk]).map(normal);
  for (const text of texts) expect(simplify(text)).toBe(byOpenCC(text));
});

test("the content is put into Taiwan's words as OpenCC does it", async () => {
  const byLibrary = createToTaiwan({ from: "cn", to: "twp" });
  const convert = await loadTaiwanConversion();
  const files = await readFolder(new URL("../../../faq-content", import.meta.url).pathname);
  for (const { text } of files)
    for (const line of text.split("\n")) expect(convert(line)).toBe(byLibrary(line));
});

test.each([
  ["注销账户前把余额提现到银行卡", "關閉帳號前把餘額提領到金融卡"],
  ["实名认证要扫码，转账看账单", "身分驗證要掃描，轉帳看帳單"],
  ["登录后充值，收短信核对身份", "登入後儲值，收簡訊核對身分"],
])("a wallet's words are Taiwan's: %s", async (simplified, taiwans) => {
  const convert = await loadTaiwanConversion();
  expect(createTaiwanWalletWords()(convert(simplified))).toBe(taiwans);
});

test("any pieces of OpenCC's words are put into Taiwan's as OpenCC does it", async () => {
  const byLibrary = createToTaiwan({ from: "cn", to: "twp" });
  const convert = await loadTaiwanConversion();
  const texts = textsOf([toTaiwan.from.cn, toTaiwan.to.twp]).map((text) => text.toWellFormed());
  for (const text of texts) expect(convert(text)).toBe(byLibrary(text));
});

type Lists = (typeof Locale.to)[string];

/** Words of the tables and pieces of them, three in a row; the same ones in every run. */
function textsOf(tables: readonly (Lists | undefined)[]): readonly string[] {
  const words = tables
    .flatMap((groups) => groups ?? [])
    .flat()
    .flatMap((list) => (typeof list === "string" ? list.split(/[ |]/) : []));
  expect(words.length).toBeGreaterThan(10_000);
  let state = 1;
  const draw = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
  const piece = () => {
    const word = words[draw(words.length)] ?? "";
    return draw(2) === 0 ? word : word.slice(draw(word.length));
  };
  return Array.from({ length: 20_000 }, () => piece() + piece() + piece());
}
