import { expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import { article, engineOf, small } from "./fixture.ts";

const engine = engineOf(small);
const zh = { locale: "zh-CN" } as const;
const first = (question: string) => engine.ask(question, zh).hits[0]?.articleId;

test.each([
  ["an unchanged phrasing", "付不了款", "payment-failed"],
  ["other words", "钱付不出去啊", "payment-failed"],
  ["traditional characters", "帳戶被盜怎麼辦", "account-stolen"],
  ["a homophone", "帐户被到怎么办", "account-stolen"],
  ["pinyin with spaces", "zhuan zhang mei dao zhang", "transfer-not-arrived"],
  ["pinyin without", "tixianshouxufei", "withdraw-fee"],
  [
    "English, although the customer's language is Chinese",
    "why was my payment declined",
    "payment-failed",
  ],
  ["mistyped English", "my paymnet keps failing", "payment-failed"],
])("%s finds its article: %s", (_, question, id) => {
  expect(first(question)).toBe(id);
});

test.each(["转人工", "轉人工", "转仁工", "砖人工", "我要找真人！！", "talk to a human"])(
  "“%s” is a request for a human",
  (question) => {
    expect(engine.ask(question, zh).outcome).toBe("human");
  },
);

test("a request for a human at the end of a complaint is one", () => {
  expect(engine.ask("你说的没用，转人工", zh).outcome).toBe("human");
});

test("a greeting is answered with a greeting in the customer's language", () => {
  expect(engine.ask("你好", zh)).toMatchObject({ outcome: "greeting", reply: "您好，请说。" });
  expect(engine.ask("hello", { locale: "en" })).toMatchObject({ reply: "Hello, go on." });
});

test("“that did not help” is no question", () => {
  expect(engine.ask("还是不行", zh)).toMatchObject({ outcome: "none", useless: true });
});

test.each(["？？？", "", "   ", "😂", "\ud800"])("“%s” is not answered", (question) => {
  expect(engine.ask(question, zh).outcome).toBe("none");
});

test.each(["PAY-1001", "pay1001 是什么", "ＰＡＹ 1001"])(
  "the code in “%s” is explained, placeholders filled",
  (question) => {
    expect(engine.ask(question, zh)).toMatchObject({
      outcome: "answer",
      reply: "PAY-1001：余额不足。先充值，或拨打 400-800-0000。",
    });
  },
);

test("a follow-up is read with the article that was shown last", () => {
  const previous = "transfer-not-arrived" as ArticleId;
  expect(engine.ask("那要多久", zh).outcome).not.toBe("answer");
  expect(engine.ask("那要多久", { ...zh, previous }).hits[0]?.articleId).toBe(previous);
});

test.each([
  ["two sentences", "付不了款怎么办？提现手续费怎么收？"],
  ["an “also”", "付不了款，另外提现要手续费吗"],
  ["a numbered list", "1. 付不了款\n2. 提现要手续费吗"],
  ["a comma between questions", "为什么支付不成功，提现要手续费吗"],
  ["a comma between what is no question", "付款一直失败，提现扣多少手续费"],
  ["a space", "付不了款 提现要手续费吗"],
  ["an “and”", "为什么支付不成功和提现扣多少手续费"],
  ["an “also” without a pause", "付不了款还有提现要手续费吗"],
  ["courtesy before", "你好！付不了款怎么办？提现手续费怎么收？谢谢"],
])("each question of a message is answered: %s", (_, question) => {
  const { articleId, more } = engine.ask(question, zh);
  expect([articleId, ...(more ?? []).map((one) => one.articleId)]).toEqual([
    "payment-failed",
    "withdraw-fee",
  ]);
});

test("a message gets three answers at most, and the same one once", () => {
  const all = "付不了款吗？提现手续费怎么收？转账没到账怎么办？账户被盗怎么办？";
  expect(engine.ask(all, zh).more).toHaveLength(2);
  expect(engine.ask("付不了款怎么办？付款一直失败怎么办？", zh).more).toBeUndefined();
});

test("a listed phrasing is one question, whatever commas it has", () => {
  const phrasings = ["付不了款，提现扣多少手续费", "钱付不出去也提不出来"];
  const listed = { ...small, "zh-CN/a/both.md": article("付款和提现都不行", phrasings) };
  const answer = engineOf(listed).ask("付不了款，提现扣多少手续费", zh);
  expect(answer).toMatchObject({ outcome: "answer", articleId: "both" });
  expect(answer.more).toBeUndefined();
});

test.each([
  "买东西的时候一直付不出去，卡里有钱，换了两张卡都一样",
  "有人登录了我的账户，账户里的钱被转走了，怎么办",
  "朋友说没收到，我转的钱一直没到账",
])("a story in several clauses is one question: %s", (story) => {
  expect(engine.ask(story, zh).more).toBeUndefined();
});

test("a request for a human within several questions is one", () => {
  expect(engine.ask("付不了款怎么办？转人工！", zh).outcome).toBe("human");
});

test("a customer who tried the last answer in vain is not answered with it again", () => {
  const previous = "transfer-not-arrived" as ArticleId;
  expect(engine.ask("还是没到", { ...zh, previous })).toMatchObject({ useless: true });
});

test("a follow-up may mean a related article", () => {
  const related = {
    ...small,
    "zh-CN/fees/withdraw-time.md": article(
      "提现多久到账？",
      ["提现要几天", "取钱什么时候到", "提现到账时间", "提到银行卡要多久"],
      "related: [withdraw-fee]\n",
    ),
  };
  const previous = "withdraw-time" as ArticleId;
  expect(engineOf(related).ask("手续费呢", { ...zh, previous }).hits[0]?.articleId).toBe(
    "withdraw-fee",
  );
});

test("an answer has the urgency of its article", () => {
  expect(engine.ask("账户被盗怎么办", zh)).toMatchObject({ outcome: "answer", urgency: "urgent" });
});

test("suggestions have titles in the customer's language", () => {
  expect(engine.suggest("支付", "en")[0]).toEqual({
    id: "payment-failed",
    title: "Why did my payment fail?",
  });
  expect(engine.suggest("", "zh-CN")).toEqual([]);
});

test("the same content gives the same answers, to the last digit", () => {
  const again = engineOf(small);
  for (const question of ["付款失败", "钱没到", "zhuanzhang", "天气"])
    expect(again.ask(question, zh)).toEqual(engine.ask(question, zh));
});

test("the value of a placeholder is no markup", () => {
  const files = {
    "wallet.yml": 'path: "我的 > [帮助](x)"',
    "zh-CN/a/one.md": article("问", ["甲"]).replace("的答案。", "\n打开 {{path}}。"),
  };
  expect(engineOf(files).article("one" as ArticleId, "zh-CN")?.blocks).toEqual([
    { kind: "paragraph", text: [{ text: "问\n打开 我的 > [帮助](x)。" }] },
  ]);
});

test("an article that is not there is undefined", () => {
  expect(engine.article("constructor" as ArticleId, "zh-CN")).toBeUndefined();
});

test("content without any data file works", () => {
  const bare = engineOf({
    "en/a/one.md": article("How do I fly?", []),
    "en/a/two.md": article("How do I swim?", []),
  });
  expect(bare.ask("swim", { locale: "en" }).hits[0]?.articleId).toBe("two");
  expect(engineOf({}).ask("anything", zh)).toMatchObject({ outcome: "none", hits: [] });
});

test.each([
  ["brackets", "[".repeat(100_000)],
  ["one word", "a".repeat(100_000)],
  ["pinyin", "zhuanzhang".repeat(10_000)],
  ["Chinese", "付款失败了怎么办".repeat(12_500)],
  ["broken surrogates", "\ud800付".repeat(50_000)],
  ["emoji", "😀👨‍👩‍👧".repeat(10_000)],
  ["combining marks", `e${"\u0301".repeat(100_000)}`],
  ["digits", "1234567890 ".repeat(10_000)],
  ["error codes", "PAY-1001 ".repeat(11_000)],
  ["zeros", "\0".repeat(100_000)],
])("of 100 KB of %s only the beginning and the end are read", (_, text) => {
  const { answer, read } = engine.explain(text, zh);
  expect(read.length).toBeLessThan(1300);
  expect(engine.ask(text, zh)).toEqual(answer);
  expect(engine.suggest(text, "en").length).toBeLessThanOrEqual(5);
});

test("every article comes with the words that it is found by, urgent ones first", () => {
  const engine = engineOf({
    "zh-CN/payments/a.md": article("怎么付款", ["付不了款"], "keywords: [余额不足]\n"),
    "zh-CN/security/z.md": article("被盗怎么办", ["钱没了"], "urgency: urgent\n"),
  });
  const all = engine.everyArticle("zh-CN");
  expect(all.map(({ id, terms }) => [id, terms])).toEqual([
    ["z", ["钱没了"]],
    ["a", ["付不了款", "余额不足"]],
  ]);
  expect(all[0]).toMatchObject(engine.article(all[0]?.id as ArticleId, "zh-CN") ?? {});
});

test("what the wallet says about customers' data comes with the ways to reach people, and leads to https only", () => {
  const contactsOf = (lines: string) =>
    engineOf({ ...small, "wallet.yml": `${small["wallet.yml"]}${lines}` }).contacts("zh-CN");
  const notice = "privacyNotice: { zh-CN: 只用于解决您的问题, en: For your problem only }\n";
  expect(contactsOf(`${notice}privacyUrl: https://wallet.example/privacy\n`)).toMatchObject({
    privacyNotice: "只用于解决您的问题",
    privacyUrl: "https://wallet.example/privacy",
  });
  for (const url of ["http://wallet.example", "javascript:alert(1)", "https://", "wallet.example"])
    expect(contactsOf(`${notice}privacyUrl: "${url}"\n`).privacyUrl).toBeUndefined();
  const none = contactsOf("");
  expect([none.privacyNotice, none.privacyUrl]).toEqual([undefined, undefined]);
});
