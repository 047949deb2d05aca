/** What an editor-in-chief looks for in every article, where a rule can say it. */

import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

interface Text {
  readonly file: string;
  readonly id: string;
  readonly locale: string;
  /** Title and body: what customers read. Phrasings are their words, not ours. */
  readonly title: string;
  readonly body: string;
}

const root = "faq-content";
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((path) => /^[^_].*\/.*\/.*\.md$/.test(path))
  .map((path) => `${root}/${path}`);
const articles: readonly Text[] = files.map((file) => {
  const [, head = "", ...rest] = readFileSync(file, "utf8").split(/^---$/m);
  const locale = file.slice(root.length + 1).split("/")[0] ?? "";
  const title = String(parse(head).title);
  return { file, id: basename(file, ".md"), locale, title, body: rest.join("---").trim() };
});
const yaml = (name: string) => parse(readFileSync(`${root}/${name}`, "utf8"));
const wallet: Record<string, string | Record<string, string>> = yaml("wallet.yml");

const breaking = (rule: RegExp, from: readonly Text[] = articles) =>
  from.flatMap(({ file, title, body }) => {
    const found = rule.exec(`${title}\n${body}`);
    return found ? [`${file}: ${found[0]}`] : [];
  });
const inLocale = (locale: string) => articles.filter((one) => one.locale === locale);
const called = (...ids: readonly string[]) => articles.filter(({ id }) => ids.includes(id));

test("the rules see every article", () => {
  expect(articles.length).toBeGreaterThanOrEqual(222);
  expect(breaking(/助记词|助記詞|seed phrase/).length).toBeGreaterThan(30);
});

describe("words of another place", () => {
  test.each([
    [
      "zh-TW",
      /銀行卡|借記卡|實名|註銷|掃碼|掃一掃|核驗|解綁|(?<!更)換綁|短信|充值|提現|賬|登錄|屏幕|軟件|鏈接|流水號/,
    ],
    ["zh-CN", /簡|帳|儲值|提领|转帐|簡訊|萤幕/],
    ["en", /\p{Script=Han}/u],
  ])("%s has none", (locale, words) => {
    expect(breaking(words, inLocale(locale))).toEqual([]);
  });

  test("nor have the lists beside the articles", () => {
    const own = (value: unknown): string[] =>
      typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, inner]) =>
            key === "zh-TW" ? [JSON.stringify(inner)] : own(inner),
          )
        : [];
    const lists = ["wallet", "error-codes", "transactions", "handover", "categories"];
    const texts = lists.flatMap((name) => own(yaml(`${name}.yml`)));
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => /銀行卡|實名|註銷|掃碼|核驗/.test(text))).toEqual([]);
  });
});

test("numbers come from wallet.yml alone", () => {
  const written = articles.flatMap(({ file, body }) => {
    const plain = body
      .replace(/\{\{[^}]*\}\}/g, "")
      .replace(/^\d+\. /gm, "")
      .replaceAll("PAY-1001", "");
    const found =
      /\d+|(?<!哪)[一二两兩三四五六七八九十半]+个?個?(?:分钟|分鐘|小时|小時|天(?!以)|工作日|元|周|週|个月|個月|年)/.exec(
        plain,
      ) ??
      /\b(?:one|two|three|five|seven|ten|a|an)\s(?:full )?(?:minute|hour|day|week|month|year)s?\b/.exec(
        plain,
      );
    return found ? [`${file}: ${found[0]}`] : [];
  });
  expect(written).toEqual([]);
});

test("nobody who is inside support is sent there", () => {
  expect(breaking(/supportMenuPath|帮助与客服|幫助與客服|Help & support/)).toEqual([]);
  const values = Object.entries(wallet).filter(([name]) => name !== "supportMenuPath");
  expect(
    values.filter(([, value]) =>
      /帮助与客服|幫助與客服|Help & support/.test(JSON.stringify(value)),
    ),
  ).toEqual([]);
});

test("a screen of PocketDesk's own is a button, too", () => {
  const without = (name: string, button: RegExp) =>
    articles
      .filter(({ body }) => body.includes(`{{${name}}}`) && !button.test(body))
      .map(({ file }) => file);
  expect(without("complaintPath", /\(screen:(?:complaint|tickets)\)/)).toEqual([]);
  expect(without("feedbackPath", /\(screen:tickets\)/)).toEqual([]);
  expect(without("noticePath", /\(screen:announcements\)/)).toEqual([]);
});

test("a sentence that is quoted alone points at nothing beside it", () => {
  expect(breaking(/上面的|下面的|上述|如下|以上步[骤驟]|\b(?:above|below)\b(?! them)/)).toEqual([]);
  const first = articles.map(
    ({ file, body }) => [file, body.split(/[。.!?]\s?/)[0] ?? ""] as const,
  );
  expect(first.filter(([, text]) => /^(?:让您久等|讓您久等|We are sorry)/.test(text))).toEqual([]);
});

test("a step that is quoted alone says what it is about", () => {
  const steps = articles.flatMap(({ file, body }) =>
    [...body.matchAll(/^\d+\. (.+)$/gm)].map(([, text = ""]) => [file, text] as const),
  );
  const leaning =
    /^(?:没有按钮|沒有按鈕|没有记录|沒有紀錄|否则|否則|那么|那麼|仍|还是不行|還是不行|再到|再输|再輸|想调[高低]：|想調[高低]：|Otherwise|Then |No entry|If (?:it|they|there is none|that|this|none)\b)|同一?(?:个)?页|同一頁|该页|該頁|\b(?:the same page|(?:limit|one|complaint) there)\b/;
  expect(steps.length).toBeGreaterThan(1_000);
  expect(steps.filter(([, text]) => leaning.test(text))).toEqual([]);
});

test("the article of an error code does not ask for the code", () => {
  const codes: Record<string, { readonly article: string }> = yaml("error-codes.yml");
  const ids = new Set(Object.values(codes).map(({ article }) => article));
  expect(breaking(/错误代码|錯誤代碼|提供代码|提供代碼|error code/i, called(...ids))).toEqual([]);
});

describe("digital assets that customers hold themselves", () => {
  const seedPhrase = /助记词|助記詞|seed phrase/;

  test("are thought of wherever something is frozen, deleted or given away", () => {
    const ids = [
      "account-stolen",
      "unauthorized-transaction",
      "phone-lost",
      "scam-reported",
      "fake-support",
    ];
    ids.push(
      "phishing-message",
      "privacy-leak",
      "app-update",
      "app-crash",
      "device-management",
      "account-close",
    );
    const forgotten = called(...ids).filter(
      ({ body }) => !seedPhrase.test(body) && !/新钱包|新錢包|new wallet/.test(body),
    );
    expect(forgotten.map(({ file }) => file)).toEqual([]);
  });

  test("no sentence tells to uninstall the app without them", () => {
    const sentences = called("app-crash").flatMap(({ body }) => body.split(/[。\n]|\.\s/));
    const uninstalling = sentences.filter((text) => /卸载|移除|重装|uninstall/i.test(text));
    expect(uninstalling.length).toBeGreaterThanOrEqual(9);
    expect(
      uninstalling.filter((text) => !seedPhrase.test(text) && !/钱包|錢包|wallet/.test(text)),
    ).toEqual([]);
    expect(breaking(/重装不会|重新安裝不會|reinstalling does not lose/)).toEqual([]);
  });
});

test("who reads traditional characters gets the numbers of Taiwan and of Hong Kong", () => {
  for (const name of [
    "police",
    "antiFraudHotline",
    "crisisLine",
    "consumerHotline",
    "regulatorHotline",
  ]) {
    const value = wallet[name];
    expect(typeof value === "object" && value["zh-TW"], name).toMatch(/香港 \d/);
  }
});

test.each([
  ["how old one must be", "ageRule", ["register-account", "identity-verification"]],
  [
    "which documents are taken, a passport too",
    "acceptedDocuments",
    ["register-account", "identity-verification"],
  ],
  ["what becomes of a closed account", "afterClosing", ["register-account", "account-close"]],
])("%s is answered", (_, name, ids) => {
  const silent = called(...ids).filter(({ body }) => !body.includes(`{{${name}}}`));
  expect(silent.map(({ file }) => file)).toEqual([]);
});
