import { expect, test } from "vitest";
import type { Message } from "../../../protocol/conversation.ts";
import { type HistoryKey, historyTexts } from "../../../ui/receipt/history-texts.ts";
import { transcriptPage } from "../../../ui/receipt/transcript-page.ts";
import { createTranslate } from "../../../ui/translate.ts";
import { conversation, message } from "../builders.ts";

const pageOf = (messages: readonly Message[], locale: "zh-CN" | "en" = "zh-CN") =>
  transcriptPage(conversation(messages.length, { messages }), {
    locale,
    text: createTranslate<HistoryKey>(historyTexts[locale], locale),
    bot: "智能助手",
    redacted: "已隐藏",
  });

const said = (seq: number, text: string, parts: Partial<Message> = {}) =>
  message(seq, { body: { kind: "text", text }, ...parts });

test("S15 whatever was written is text in it, and never markup", () => {
  const hurt = `</title><script>alert(1)</script><img src=x onerror='a("b")'>&amp;`;
  const page = pageOf([
    said(1, hurt),
    said(2, "好", { author: { kind: "agent", name: hurt } }),
    message(3, {
      author: { kind: "system" },
      body: { kind: "notice", code: "resolved", text: hurt },
    }),
  ]);
  expect(page).not.toMatch(/<script|<img|onerror='/);
  expect(page.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;/g)).toHaveLength(3);
  expect(page).toContain("&amp;amp;");
  expect(page).toContain("default-src 'none'");
});

test("it is in the customer's language, with a name for each speaker and each day", () => {
  const at = (day: number) => new Date(2026, 10, day, 9, 5).toISOString();
  const messages = [
    said(1, "钱没到", { at: at(28) }),
    said(2, "请看", { at: at(28), author: { kind: "bot" } }),
    said(3, "您好", { at: at(29), author: { kind: "agent", name: "小博" } }),
  ];
  const chinese = pageOf(messages);
  expect(chinese).toContain('<html lang="zh-CN">');
  expect(chinese).toContain("2026年11月28日 至 2026年11月29日");
  expect(chinese.match(/<h2>/g)).toHaveLength(2);
  for (const name of ["您", "智能助手", "小博（人工客服）"])
    expect(chinese).toContain(`<bdi>${name}</bdi>`);
  expect(chinese.match(/>09:05</g)).toHaveLength(3);
  expect(pageOf(messages, "en")).toContain("<bdi>You</bdi>");
});

test("articles, choices and what was hidden are in it as text", () => {
  const page = pageOf([
    message(1, {
      author: { kind: "bot" },
      body: {
        kind: "article",
        articleId: "a" as never,
        title: "退款多久",
        confidence: 1,
        urgency: "normal",
        related: [],
        blocks: [
          { kind: "paragraph", text: [{ text: "一般 " }, { text: "三天", strong: true }] },
          { kind: "steps", items: [[{ text: "打开账单" }], [{ text: "查看" }]] },
        ],
      },
    }),
    message(2, {
      author: { kind: "bot" },
      body: {
        kind: "choices",
        text: "哪一种",
        choices: [{ articleId: "b" as never, title: "没到账" }],
        firstStep: { articleId: "b" as never, title: "账户被盗", text: "立即冻结" },
      },
    }),
    message(3, { body: { kind: "redacted" } }),
  ]);
  expect(page).toContain("退款多久\n一般 三天\n1. 打开账单\n2. 查看");
  expect(page).toContain("账户被盗: 立即冻结\n哪一种\n· 没到账");
  expect(page).toContain("已隐藏");
});
