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

/** By kind: when it was or would be, and whose it is; then whether somebody comes, and what is said. */
test.each([
  ["it happened to the customer", "手机丢了怎么办", "queued", "phone-lost"],
  ["it is over", "上个月我手机丢了，现在找回来了", "bot", "phone-lost"],
  ["it is over, in English", "I lost my phone last month but found it", "bot", "phone-lost"],
  ["it was long ago, and goes on now", "刚才手机丢了，现在还没找到", "queued", "phone-lost"],
  ["it might happen", "如果手机丢了怎么办", "bot", "phone-lost"],
  ["it might happen some day", "以后手机丢了怎么办", "bot", "phone-lost"],
  ["a friend's, who reads what to do", "我朋友被骗了怎么办", "bot", "scam-reported"],
  ["a friend's phone", "朋友的手机丢了怎么办", "bot", "phone-lost"],
  ["a colleague's account", "我同事账户被盗了怎么办", "bot", "account-stolen"],
  ["a friend's, in English", "my friend got scammed, what should I do", "bot", "scam-reported"],
  [
    "a friend's, and the customer's own",
    "我朋友被骗了怎么办 我也转了钱",
    "queued",
    "scam-reported",
  ],
  ["one's own family's", "我妈被骗了怎么办", "queued", "scam-reported"],
  ["money that is gone is no lost phone", "钱包里的钱不见了吗", "queued", "account-stolen"],
  ["money that is gone", "余额没了", "queued", "account-stolen"],
  ["money that is less", "钱包里的钱少了", "bot", "balance-mismatch"],
])("%s: “%s” is answered as such", (_, text, status, article) => {
  const talk = talkOf(text);
  expect(talk).toMatchObject({ status, articles: [article] });
  if (status === "bot") expect(talk.priority).toBe("normal");
});
