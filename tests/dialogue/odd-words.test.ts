/** Emergencies in dialect, pinyin and misspelt words, and what only sounds like one: long ago, settled, another person's, asked, wished. */

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { Locale } from "../../protocol/conversation.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

const sentences: Readonly<Record<"queued" | "calm", readonly string[]>> = parse(
  readFileSync("tests/dialogue/odd-words.yml", "utf8"),
);

let faq: LiveFaq;
let knowledge: ReturnType<typeof createKnowledge>;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  knowledge = createKnowledge(faq);
}, 60_000);
afterAll(() => faq.close());

function talkOf(text: string) {
  const locale: Locale = /\p{Script=Han}|shou ?ji|zhang|qianbao|pian/u.test(text) ? "zh-CN" : "en";
  const talk = rehearse(knowledge(locale), locale, "bot");
  talk.say([text]);
  const articles = talk.messages.flatMap(({ body }) => {
    if (body.kind === "article") return [body.articleId];
    return body.kind === "choices" ? body.choices.map(({ articleId }) => articleId) : [];
  });
  return { status: talk.status, priority: talk.priority, articles };
}

test("an emergency in odd words waits for a person at once", () => {
  const missed = sentences.queued.filter((text) => {
    const { status, priority } = talkOf(text);
    return status !== "queued" || priority !== "urgent";
  });
  expect(missed).toEqual([]);
  expect(sentences.queued.length).toBeGreaterThanOrEqual(40);
});

test("what only sounds like an emergency alarms nobody", () => {
  expect(sentences.calm.filter((text) => talkOf(text).priority === "urgent")).toEqual([]);
  expect(sentences.calm.length).toBeGreaterThanOrEqual(40);
});

test.each(["怎么防止账户被盗", "盗刷险怎么买", "开玩笑的啦 没有被盗", "我希望不要被盗"])(
  "“%s” is offered no steps against an account that is stolen",
  (text) => {
    expect(talkOf(text).articles).not.toContain("account-stolen");
  },
);

test("a phone that is not lost is a new one to sign in on", () => {
  expect(talkOf("手机没丢 就是换新手机了怎么登录").articles).toContain("login-failed");
});

test.each(["刚才点了个连接 现在钱包里钱少了", "刷单被骗咯 前前后后冲了一万二 提不出来"])(
  "“%s” asks nothing else: the steps stand alone",
  (text) => {
    expect(talkOf(text).articles).toEqual(["scam-reported"]);
  },
);
