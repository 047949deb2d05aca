/** Whole conversations with the wallet's own content, where several rules must play together. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { createKnowledge } from "../../server/actions/knowledge.ts";
import { rehearse } from "../../server/dialogue/rehearsal.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";

let faq: LiveFaq;
beforeAll(async () => {
  faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
}, 60_000);
afterAll(() => faq.close());

const start = (...given: readonly ["zh-CN" | "zh-TW" | "en", ("bot" | "queued")?]) =>
  rehearse(createKnowledge(faq)(given[0]), ...given);
const codesOf = (said: ReturnType<ReturnType<typeof start>["say"]>) =>
  said.flatMap(({ bodies }) => bodies.map((body) => ("code" in body ? body.code : body.kind)));

test("who asked for a human at once is asked what the topic needs as soon as it is described", () => {
  const talk = start("zh-CN");
  expect(codesOf(talk.say(["转人工"]))).toEqual(["queued", "collect.what"]);
  expect(codesOf(talk.say(["我昨天付款失败"]))).toEqual(["collect.which-transaction"]);
  // Not when it was: “昨天” was said. And three questions at most.
  expect(codesOf(talk.say(["美团那笔，38块"]))).toEqual(["collect.screen"]);
  expect(codesOf(talk.say(["余额不足"]))).toEqual(["noted"]);
});

test("what the same message says is neither asked again nor asked at all", () => {
  const stolen = start("zh-CN");
  expect(codesOf(stolen.say(["账户被盗了快给我转人工"]))).toEqual([
    "article",
    "queued",
    "collect.safe-now",
  ]);
  const transfer = start("zh-CN");
  expect(codesOf(transfer.say(["转账没到，转人工"]))).toEqual([
    "article",
    "queued",
    "collect.which-transaction",
  ]);
  expect(codesOf(transfer.say(["8000转给王明的"]))).toEqual(["collect.when"]);
  const described = start("zh-CN");
  described.say(["转人工"]);
  expect(codesOf(described.say(["8000转给王明的没到"]))).toEqual(["collect.when"]);
  const before = start("zh-CN");
  before.say(["8000转给王明的没到账"]);
  expect(codesOf(before.say(["转人工"]))).toEqual(["queued", "collect.when"]);
});

test("after the steps of an emergency, “how do I freeze it” gets the step", () => {
  const talk = start("en");
  talk.say(["my account was hacked"]);
  const [said] = talk.say(["how do I freeze it"]);
  expect(said?.bodies).toMatchObject([
    { kind: "article", articleId: "account-stolen", excerpt: true },
  ]);
  // The way through the menus does not break inside a name.
  expect(JSON.stringify(said?.bodies)).toMatch(/Freeze\saccount/);
});

test("what is asked behind a report of what was done is answered, and raises no second alarm", () => {
  const talk = start("zh-CN");
  talk.say(["有人盗刷我"]);
  const [said] = talk.say(["我已经改了密码了，还想问登录设备在哪看"]);
  expect(said?.bodies).toMatchObject([{ kind: "article", articleId: "device-management" }]);
});

test("a list with an emergency in it has that one first, its first step and a way to a human", () => {
  const talk = start("zh-CN");
  const [said] = talk.say(["钱包不见了吗"]);
  const [body] = said?.bodies ?? [];
  expect(body).toMatchObject({
    kind: "choices",
    choices: [{ articleId: "phone-lost" }, {}, {}],
    firstStep: { articleId: "phone-lost", text: expect.stringContaining("冻结") },
    offersAgent: true,
  });
  // A calm list has neither.
  const [calm] = start("zh-CN").say(["限额"])[0]?.bodies ?? [];
  expect(calm).toMatchObject({ kind: "choices" });
  expect(calm).not.toHaveProperty("firstStep");
  expect(calm).not.toHaveProperty("offersAgent");
});

test("a fee is not answered by a sentence about limits", () => {
  const talk = start("zh-CN");
  talk.say(["提现一直失败"]);
  expect(talk.say(["那手续费多少"])[0]?.bodies).toMatchObject([{ articleId: "withdraw-fee" }]);
});

test.each(["WDR-8888", "XYZ-1234？", "报错E5001", "错误代码 7777", "显示WDR-8888是什么意思"])(
  "“%s” is a code that is not in our list, and is not asked for again",
  (text) => {
    const [said] = start("zh-CN").say([text]);
    expect(said?.bodies).toMatchObject([{ code: "unknown-code", offersAgent: true }]);
  },
);

test.each(["验证码 G-123456", "邀请码 ABC123", "提示余额不足 500元", "USDT-TRC20 怎么转"])(
  "“%s” has no error code",
  (text) => {
    expect(codesOf(start("zh-CN").say([text]))).not.toContain("unknown-code");
  },
);

test("the first words to somebody in distress are the line that helps, and nobody is promised at once", () => {
  const knowledge = createKnowledge(faq);
  for (const locale of ["zh-CN", "zh-TW", "en"] as const) {
    const { crisisLine, wordings } = knowledge(locale);
    for (const text of [...wordings("distress", crisisLine), ...wordings("stay", crisisLine)])
      expect(text).not.toMatch(/人工客服马上|马上来|馬上來|at once/);
    expect(wordings("distress", crisisLine)[0]?.slice(0, 80)).toContain(crisisLine.slice(0, 20));
  }
});

test("a rehearsal plays closed hours, and counts the last article's urgency as the server does", () => {
  const talk = start("zh-CN");
  talk.at({ now: 0, opensAt: "明天 9:00" });
  expect(codesOf(talk.say(["转人工"]))).toEqual(["queued", "closed", "collect.what"]);
  const open = start("zh-CN");
  expect(codesOf(open.say(["转人工"]))).not.toContain("closed");
  const { articleBody } = createKnowledge(faq)("zh-CN");
  const high = articleBody("duplicate-charge" as never, { confidence: 1, offersAgent: false });
  expect(high?.urgency).toBe("high");
  const charged = start("zh-CN");
  charged.say(["同一笔消费扣了我两次"]);
  expect(charged.priority).toBe("normal");
  charged.say(["转人工"]);
  expect(charged.priority).toBe("high");
});

test.each([
  ["zh-CN", "我的钱被人转走了", ["误触", "不需要", "点错了，不好意思", "不用人工了", "是误会"]],
  ["zh-TW", "我的錢被人轉走了", ["誤觸", "不需要", "按錯了", "不用真人了"]],
  ["en", "someone is moving my money", ["not needed", "false alarm", "sorry, it was a mistake"]],
] as const)(
  "%s: who waits because an emergency was heard can take it back",
  (locale, said, backs) => {
    for (const back of backs) {
      const talk = start(locale);
      talk.say([said]);
      expect(talk.status).toBe("queued");
      talk.say([back]);
      expect([back, talk.status]).toEqual([back, "bot"]);
    }
    for (const on of ["不需要密码也能转吗", "我点错了链接，钱没了", "I need a person"]) {
      const talk = start(locale);
      talk.say([said]);
      talk.say([on]);
      expect([on, talk.status]).toEqual([on, "queued"]);
    }
  },
);

test.each([
  ["zh-CN", "400 800 0110 打给我了"],
  ["zh-CN", "刚接到（+86）４００－８００－０１１０的电话"],
  ["zh-TW", "400-800-0110 打電話給我"],
  ["en", "I got a call from +86 400 800 0110."],
] as const)(
  "whose number it was that rang is looked up in the wallet's list (%s, “%s”)",
  (locale, text) => {
    const talk = start(locale);
    expect(codesOf(talk.say([text]))).toEqual(["official.called"]);
  },
);

test("what a caller has got already is an emergency, whoever rang", () => {
  const talk = start("zh-CN");
  const said = codesOf(talk.say(["400 800 0110 打给我，我把验证码告诉他了"]));
  expect(said[0]).toBe("article");
});
