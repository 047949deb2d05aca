import { describe, expect, test } from "vitest";
import type { ArticleId, Priority } from "../../../protocol/conversation.ts";
import { createToneFinder, emergencyIn, type Tone } from "../../../server/faq/answer/emergency.ts";
import { openFaq } from "../../../server/faq/live.ts";
import { createAnalyzer } from "../../../server/faq/text/analysis.ts";

const { content, ...faq } = await openFaq("faq-content", {
  watch: false,
  cacheDir: "dist/faq-cache",
});
await faq.close();
const analyzer = createAnalyzer(content.synonyms);
const hearTone = createToneFinder(content, (text) => analyzer.question(text).normalized.plain);

describe("tone", () => {
  test.each<[Tone, string]>([
    ["happening", "骗子让我装了个软件，现在钱在自己转"],
    ["happening", "验证码念给他了，现在扣了我三千"],
    ["happening", "刷了五百，可我人在家睡觉"],
    ["happening", "余额空了，我啥都没碰"],
    ["happening", "there was a login from Brazil and now 300 is missing"],
    ["happening", "he is on my screen right now and transferring my savings"],
    ["happening", "有人在刷我的卡"],
    ["happening", "有人用緊我張卡"],
    ["happening", "钱一直在变少"],
    ["happening", "the caller got my code and took 400"],
    ["cry", "SOS"],
    ["cry", "救命啊！！救命！"],
    ["panic", "救命，我该怎么办"],
    ["calm", "别人可以用我的卡吗"],
    ["panic", "收到异地登录提醒，不是我"],
    ["calm", "how do I freeze it"],
    ["calm", "可以帮我看下我花了多少钱吗"],
    ["hypothetical", "dead battery, how do I log in on another phone"],
    ["hypothetical", "how do I log in on a different phone"],
    ["hypothetical", "手机丢了的话钱会不会没"],
    ["denied", "我没有被骗"],
    ["denied", "我沒有被騙，是我自己轉的"],
    ["denied", "我的账户没有被盗"],
    ["denied", "I was not scammed"],
    ["denied", "I wasn't hacked, just asking"],
    ["calm", "我没有被骗吗"],
    ["calm", "我不是被骗了吧"],
  ])("%s: %s", (tone, text) => {
    expect(hearTone(text)).toBe(tone);
  });

  test.each([
    "我没有被骗走钱，但是验证码给了他",
    "我没有被骗，是账户被盗了",
    "没有人被骗，可是钱不见了",
    "我没有被盗吗，钱少了",
  ])("what else has happened is heard beside what has not: %s", (text) => {
    expect(hearTone(text)).not.toBe("denied");
  });

  test("a cry stays a cry beside a question about freezing", () => {
    expect(hearTone("HELP!! how do I freeze it")).toBe("panic");
  });
});

describe("where money is leaving", () => {
  const urgencies: Readonly<Record<string, Priority>> = { phone: "urgent", stolen: "urgent" };
  const alarmOf = (hits: readonly [string, number][], tone: Tone = "happening") =>
    emergencyIn(
      hits.map(([id, confidence]) => ({ articleId: id as ArticleId, title: id, confidence })),
      {
        tone,
        urgencyOf: (id) => urgencies[id] ?? "normal",
        moneyLeaving: ["stolen" as ArticleId],
      },
    );

  test("the article that stops it comes before a likelier one that does not", () => {
    expect(
      alarmOf([
        ["phone", 0.6],
        ["stolen", 0.1],
      ]),
    ).toBe("stolen");
  });

  test("an urgent article that is surely meant is given", () => {
    expect(
      alarmOf([
        ["phone", 0.9],
        ["stolen", 0.1],
      ]),
    ).toBe("phone");
  });

  test("any urgent article is better than none", () => {
    expect(
      alarmOf([
        ["refund", 0.7],
        ["phone", 0.2],
      ]),
    ).toBe("phone");
    expect(alarmOf([["refund", 0.7]])).toBeUndefined();
  });

  test("after a mere cry, where nothing is said, the first that stops money is given", () => {
    expect(alarmOf([["phone", 0.1]], "cry")).toBe("stolen");
    expect(alarmOf([], "cry")).toBe("stolen");
  });
});
