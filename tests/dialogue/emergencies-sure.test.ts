/** Who waits for a person from the word on: told beside another question, told before a question, or begged for after the steps. */

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Locale } from "../../protocol/conversation.ts";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

let faq: LiveFaq;
let knowledge: ReturnType<typeof createKnowledge>;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  knowledge = createKnowledge(faq);
}, 60_000);
afterAll(() => faq.close());

/** Chinese characters that are written otherwise in Taiwan tell the locale well enough here. */
const localeOf = (text: string): Locale => {
  if (!/\p{Script=Han}|zhanghu/u.test(text)) return "en";
  return /[帳駭還這錢騙請網]/u.test(text) ? "zh-TW" : "zh-CN";
};

function talkOf(...texts: readonly string[]) {
  const locale = localeOf(texts[0] ?? "");
  const talk = rehearse(knowledge(locale), locale, "bot");
  const said = texts.flatMap((text) => talk.say([text]));
  const articles = talk.messages.flatMap(({ body }) =>
    body.kind === "article" ? [body.articleId] : [],
  );
  return { status: talk.status, priority: talk.priority, articles, last: said.at(-1) };
}

test.each([
  ["退款多久到账？还有我账户被盗了", "account-stolen", "refund-time"],
  ["提现要多久？我账号被盗了！", "account-stolen", "withdraw-time"],
  ["怎么改手机号？我手机被偷了", "phone-lost", "phone-number-change"],
  ["充值没到账，还有我手机丢了", "phone-lost", "topup-not-arrived"],
  ["How long does a refund take? Also my account was hacked", "account-stolen", "refund-time"],
  ["退款多久？還有我被詐騙了", "scam-reported", "refund-time"],
])("“%s”: the steps first, a person, and the other question after them", (text, ...articles) => {
  expect(talkOf(text)).toMatchObject({ status: "queued", priority: "urgent", articles });
});

test.each([
  "退款多久到账？还有怎么防止被盗",
  "怎么改手机号？手机丢了的话怎么办",
  "How long does a refund take? Also how do I recognise a scam",
])("“%s” asks two questions, and alarms nobody", (text) => {
  expect(talkOf(text)).toMatchObject({ status: "bot", priority: "normal" });
});

test.each([
  "帳號被駭，密碼被改掉",
  "有人盗我号",
  "有一筆不明消費",
  "有一笔我不认识的扣款",
  "unauthorized transaction on my wallet",
  "there are transactions I don't recognize",
  "zhanghu bei dao le",
  "刷单被骗了，怎么把钱追回来",
  "手机被偷了，怎么登录",
  "账户被盗了怎么修改密码",
  "账户被盗怎么冻结",
  "my account was hacked, how do I change the password?",
])("“%s” tells that it has happened, whatever it asks", (text) => {
  expect(talkOf(text)).toMatchObject({ status: "queued", priority: "urgent" });
});

test.each(["账户被盗能查到是谁吗", "账户被盗赔吗"])(
  "“%s” may be a question about it: marked, and in no queue",
  (text) => {
    expect(talkOf(text)).toMatchObject({ status: "bot", priority: "urgent" });
  },
);

test.each(["what is an unauthorized transaction", "不明消费怎么查", "账户被盗怎么赔付"])(
  "“%s” only asks",
  (text) => {
    expect(talkOf(text).status).toBe("bot");
  },
);

test.each([
  ["账户被盗能查到是谁吗", "快点啊"],
  ["账户被盗能查到是谁吗", "求求你们了"],
  ["can you find who hacked my account", "it is my money please help"],
])("“%s”, then “%s”: a plea brings a person", (...texts) => {
  const { status, last } = talkOf(...texts);
  expect(status).toBe("queued");
  expect(last?.response.plan.rule).toBe("plea in an emergency");
});

test.each([
  ["账户被盗能查到是谁吗", "没事了，谢谢"],
  ["账户被盗能查到是谁吗", "不要转人工"],
  ["退款多久到账", "快点啊"],
])("“%s”, then “%s”: none", (...texts) => {
  expect(talkOf(...texts).last?.response.plan.rule).not.toBe("plea in an emergency");
});
