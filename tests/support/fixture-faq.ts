/** A tiny engine that answers by a table, for tests that are not about finding articles. */

import type { Article, ArticleId, Locale, Priority } from "../../protocol/conversation.ts";
import type { Answer } from "../../server/faq/answer/answer.ts";
import { dialogueFile } from "../../server/faq/content/dialogue-files.ts";
import { queueFile } from "../../server/faq/content/queue-file.ts";
import { ticketsFile } from "../../server/faq/content/tickets-file.ts";
import type { FaqEngine } from "../../server/faq/engine.ts";

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

const engine: FaqEngine = {
  ask: (question) => rules.find(([pattern]) => pattern.test(question))?.[1] ?? other("none"),
  explain: () => {
    throw new Error("The fixture explains nothing.");
  },
  suggest: (text) =>
    Object.entries(titles)
      .filter(([, { title }]) => text !== "" && title.includes(text))
      .map(([id, { title }]) => ({ id: id as ArticleId, title })),
  article: articleOf,
  catalogue: () => ({
    categories: [],
    frequent: [{ id: "payment-failed" as ArticleId, title: "支付失败怎么办？" }],
  }),
  everyArticle: (locale) =>
    Object.keys(titles).flatMap((id) => {
      const article = articleOf(id as ArticleId, locale);
      return article ? { ...article, terms: [`${id} term`] } : [];
    }),
  contacts: () => ({ hotline: "400-800-0000" }),
  officialHosts: ["wallet.example"],
  walletText: (name) => (name === "crisisLine" ? "12356" : ""),
  urgentWords: ["被盗"],
  handover: { namesFor: () => [], question: () => undefined },
  hours: undefined,
  tickets: ticketsFile.parse({ teams: ["技术组"] }),
  queue: queueFile.parse({}),
  lexicon: dialogueFile.parse({}),
};

export const fixtureFaq = { engine, problems: () => [], close: async () => undefined };
