/** A transaction that is shown is answered by its state, unless the customer's own words tell of an emergency. */

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { nextMoves } from "../../server/dialogue/rules.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { situation } from "./situations.ts";

let faq: LiveFaq;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
}, 60_000);
afterAll(() => faq.close());

const pending = {
  transaction: {
    id: "T1",
    kind: "transfer",
    amount: "-200.00",
    currency: "CNY",
    counterparty: "王小明",
    status: "pending",
    at: "2026-11-30T10:00:00.000Z",
  },
} as KeptTransaction;
const unread = { missing: { id: "T1", why: "unavailable" } } as KeptTransaction;

const ruleOf = (
  locale: Locale,
  text: string,
  transaction: KeptTransaction,
  status: "bot" | "queued",
) => {
  const finding = createKnowledge(faq)(locale).ask(text, { locale });
  return nextMoves({ ...situation(text, { finding, status }), transaction }).rule;
};

const neutral: readonly (readonly [Locale, string])[] = [
  ["zh-CN", "这笔怎么回事"],
  ["zh-CN", "帮我看看这笔"],
  ["zh-CN", "这笔转账怎么回事"],
  ["zh-CN", "这是什么情况"],
  ["zh-CN", "这笔钱我没收到"],
  ["zh-CN", "这笔卡住了"],
  ["zh-TW", "這筆怎麼回事"],
  ["zh-TW", "幫我看看這筆"],
  ["zh-TW", "這筆轉帳怎麼回事"],
  ["en", "what is this transaction"],
  ["en", "what happened with this one"],
  ["en", "please check this transaction"],
];
const emergencies: readonly (readonly [Locale, string])[] = [
  ["zh-CN", "这笔不是我转的"],
  ["zh-CN", "这笔我没转过，被盗刷了"],
  ["zh-CN", "有人转走了我的钱"],
  ["zh-CN", "我被骗了怎么办"],
  ["zh-CN", "这笔是不是被盗刷了？"],
  ["zh-TW", "這筆不是我轉的"],
  ["zh-TW", "這筆是被盜刷的"],
  ["zh-TW", "我被騙了，轉了這筆"],
  ["en", "I didn't make this transaction"],
  ["en", "this was not me"],
  ["en", "my account was hacked, I never made this"],
];

describe.each(["bot", "queued"] as const)("while the conversation is %s", (status) => {
  test.each(neutral)("%s “%s” beside a transaction asks how it stands", (locale, text) => {
    for (const shown of [pending, unread])
      expect(ruleOf(locale, text, shown, status)).toBe("transaction");
  });

  test.each(emergencies)("%s “%s” beside a transaction is an emergency", (locale, text) => {
    for (const shown of [pending, unread])
      expect(ruleOf(locale, text, shown, status)).toBe("alarm");
  });
});
