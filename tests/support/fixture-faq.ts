/** A tiny engine that answers by a table, for tests that are not about finding articles. */

import type { Article, ArticleId, Locale, Priority } from "../../protocol/conversation.ts";
import type { EmergencyGuide } from "../../protocol/emergency.ts";
import type { Answer } from "../../server/faq/answer/answer.ts";
import { dialogueFile } from "../../server/faq/content/dialogue-files.ts";
import { outsideBodiesFor } from "../../server/faq/content/outside-bodies.ts";
import { queueFile } from "../../server/faq/content/queue-file.ts";
import type { SourceFile } from "../../server/faq/content/source-file.ts";
import { ticketsFile } from "../../server/faq/content/tickets-file.ts";
import { notConverted, textInLocale } from "../../server/faq/content/wallet.ts";
import type { FaqEngine } from "../../server/faq/engine.ts";
import { builtOf, readContent, small } from "../faq/fixture.ts";

const titles: Record<string, { readonly title: string; readonly urgency: Priority }> = {
  "payment-failed": { title: "支付失败怎么办？", urgency: "normal" },
  "transfer-pending": { title: "转账多久到账？", urgency: "normal" },
  "account-stolen": { title: "账户被盗怎么办？", urgency: "urgent" },
};

const articleOf = (id: ArticleId, locale: Locale): Article | undefined => {
  const known = Object.hasOwn(titles, id) ? titles[id] : undefined;
  return (
    known && {
      id,
      title: locale === "en" ? `${id} (en)` : known.title,
      category: "payments",
      urgency: known.urgency,
      blocks: [{ kind: "paragraph", text: [{ text: `${id} 的说明` }] }],
      related: [],
    }
  );
};

const hit = (id: string, confidence: number) => ({
  articleId: id as ArticleId,
  title: titles[id]?.title ?? id,
  confidence,
});

const answered = (id: string): Answer => ({
  outcome: "answer",
  articleId: id as ArticleId,
  confidence: 0.9,
  hits: [hit(id, 0.9)],
  reason: "fixture",
  urgency: titles[id]?.urgency ?? "normal",
});

const other = (outcome: Answer["outcome"], more: Partial<Answer> = {}): Answer => ({
  outcome,
  confidence: 0,
  hits: [],
  reason: "fixture",
  ...more,
});

const rules: readonly (readonly [RegExp, Answer])[] = [
  [/人工/, other("human")],
  [/没用/, other("none", { useless: true })],
  [/您好|谢谢/, other("greeting", { reply: "您好。" })],
  [/被盗/, { ...answered("account-stolen"), alarm: "account-stolen" as ArticleId }],
  [/支付失败|付不了/, answered("payment-failed")],
  [/没到账/, answered("transfer-pending")],
  [
    /钱/,
    other("choices", {
      confidence: 0.4,
      hits: [hit("payment-failed", 0.4), hit("transfer-pending", 0.3)],
    }),
  ],
];

const guide = (kind: string, name: string): EmergencyGuide => ({
  kind,
  name,
  title: "先冻结，再查原因",
  lead: "余额不变",
  freezes: true,
  freezePath: "我的 > 安全中心",
  steps: [
    { id: "passwords", title: "修改密码" },
    { id: "police", title: "报警", tel: "110" },
  ],
  watch: ["留意账单"],
});

const engine: FaqEngine = {
  ask: (question) => rules.find(([pattern]) => pattern.test(question))?.[1] ?? other("none"),
  explain: (question, context) => ({
    answer: engine.ask(question, context),
    read: question,
    ranked: [],
  }),
  terms: (question) => {
    const answer = engine.ask(question, { locale: "zh-CN" });
    const pairs = new Set(
      [...question].map((character, at) => character + (question[at + 1] ?? "")),
    );
    return {
      normal: question.replace(/[\p{P}\s]/gu, ""),
      weights: new Map([...pairs].map((pair) => [pair, 1 / Math.sqrt(pairs.size)])),
      answer,
      near: answer.hits[0]?.articleId,
    };
  },
  suggest: (text) =>
    Object.entries(titles)
      .filter(([, { title }]) => text !== "" && title.includes(text))
      .map(([id, { title }]) => ({ id: id as ArticleId, title })),
  article: articleOf,
  picture: (url) =>
    url === `/api/faq-pictures/${"0".repeat(32)}.webp` ? new Uint8Array([1, 2, 3]) : undefined,
  catalogue: () => ({
    categories: [],
    frequent: [{ id: "payment-failed" as ArticleId, title: "支付失败怎么办？" }],
  }),
  everyArticle: (locale) =>
    Object.keys(titles).flatMap((id) => {
      const article = articleOf(id as ArticleId, locale);
      return article ? { ...article, terms: [`${id} term`] } : [];
    }),
  reviews: (locale) =>
    [
      ["transfer-pending", "2026-12-01"],
      ["payment-failed", "2026-11-01"],
      ["account-stolen", "2027-05-01"],
    ].map(([id = "", reviewBy = ""]) => ({
      id: id as ArticleId,
      title: locale === "en" ? `${id} (en)` : (titles[id]?.title ?? id),
      file: `zh-CN/payments/${id}.md`,
      reviewBy,
    })),
  contacts: () => ({ hotline: "400-800-0000" }),
  outsideBodies: outsideBodiesFor(
    {
      outsideBodies: {
        CN: {
          name: "中国内地",
          bodies: [
            { name: { "zh-CN": "金融消费者热线", "zh-TW": "金融消費者專線" }, phone: "12363" },
          ],
        },
        HK: {
          name: "中国香港",
          bodies: [{ name: "香港金融管理局", takes: "支付、账户", phone: "2878 1188" }],
        },
      },
    },
    { read: (text, locale) => textInLocale(text, locale, notConverted) },
  ),
  officialHosts: ["wallet.example"],
  officialContacts: {
    phones: ["400-800-0000"],
    hosts: ["wallet.example"],
    emails: [],
    accounts: [],
  },
  emergencies: () => [
    guide("account-stolen", "账户被盗"),
    guide("unauthorized-transaction", "不是我付的"),
  ],
  walletText: (name) => (name === "crisisLine" ? "12356" : ""),
  named: (names) => ({
    ...engine,
    walletText: (name, locale) =>
      name === "walletName" ? names[locale] : engine.walletText(name, locale),
  }),
  urgentWords: ["被盗"],
  handover: { namesFor: () => [], question: () => undefined },
  hours: undefined,
  tickets: ticketsFile.parse({
    teams: ["技术组"],
    causes: ["银行无回执", "系统故障"],
    causeNames: { 系统故障: { en: "System failure" } },
  }),
  checklists: [
    {
      title: { "zh-CN": "核对清单" },
      topics: ["提现"],
      checks: [{ "zh-CN": "核对交易" }, { "zh-CN": "银行回执" }],
    },
  ],
  queue: queueFile.parse({}),
  transactionAnswer: ({ status }, { amount, expected }) => ({
    articleId: "payment-failed" as ArticleId,
    text: `${status} ${amount} ${expected?.words ?? "-"}`,
    steps: [],
    needsPerson: status === "failed",
  }),
  lexicon: dialogueFile.parse({}),
  codesIn: (text) => text.match(/PAY-\d{4}/g) ?? [],
};

/** The folder of the fixture's engine is a real one, of four subjects. */
export const fixtureFaq = {
  engine,
  content: readContent(small),
  problems: () => [],
  check: () => ({ problems: [], complete: true }),
  sources: async () => Object.entries(small).map(([path, text]) => ({ path, text })),
  build: async (files: readonly SourceFile[]) => builtOf(files),
  subscribe: () => () => undefined,
  close: async () => undefined,
};
