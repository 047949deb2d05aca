import { describe, expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import { heard, listOf, offer } from "./situations.ts";

describe("a yes and a no", () => {
  test.each([
    ["是"],
    ["是的"],
    ["好"],
    ["好的"],
    ["需要"],
    ["可以"],
    ["嗯"],
    ["行"],
    ["麻烦了"],
    ["好，麻煩了"],
    ["yes"],
    ["ok"],
    ["sure"],
    ["yes please connect"],
    ["好的，麻烦您了"],
    ["行吧"],
    ["嗯嗯好的谢谢"],
    ["那就转吧"],
    ["Yes, please!"],
    ["ok thanks"],
    ["要的"],
    ["好喇"],
    ["转吧，谢谢"],
    ["OK的"],
    ["pls do"],
    ["yes I would like that"],
  ])("%s is a yes", (text) => {
    expect(heard(text, offer).reply).toBe("yes");
  });

  test.each([
    ["不用"],
    ["先不用"],
    ["不需要"],
    ["no thanks"],
    ["不用了，谢谢"],
    ["算了吧"],
    ["nah im good"],
    ["唔使喇"],
    ["先不要"],
    ["不用啦"],
    ["never mind"],
    ["不用转人工"],
  ])("%s is a no", (text) => {
    expect(heard(text, offer).reply).toBe("no");
  });

  test.each([
    ["好的银行有哪些"],
    ["需要多久"],
    ["那要多久"],
    ["可以退款吗"],
    ["要手续费吗"],
    ["ok how long"],
  ])("%s is a question, no yes", (text) => {
    expect(heard(text, offer).reply).not.toBe("yes");
  });

  test("the 不 of “不知道怎么说” is no answer", () => {
    expect(heard("不知道这个怎么填", offer).afterNo).toBeUndefined();
    expect(heard("别的卡可以吗", offer).afterNo).toBeUndefined();
    expect(heard("不，怎么提现", offer).afterNo).toBe("怎么提现");
  });

  test("what stands behind a no is kept", () => {
    expect(heard("不用了，我就想问手续费怎么收", offer).afterNo).toContain("手续费怎么收");
    expect(heard("No, not now. Just tell me which banks you support").afterNo).toContain(
      "tell me which banks",
    );
    expect(heard("不用了，谢谢").afterNo).toBeUndefined();
  });
});

describe("a question", () => {
  test.each([
    ["照片有什么要求"],
    ["失败了退不退"],
    ["登录设备在哪看"],
    ["需要带什么"],
    ["能补吗"],
    ["不改会怎样"],
    ["找你们还是找商家"],
  ])("%s asks something", (text) => expect(heard(text).asks).toBe(true));

  test.each([
    ["都试过了，没什么用"],
    ["工行的，早上九点多"],
    ["试了还是报错"],
    ["我已经改了密码了"],
  ])("%s asks nothing", (text) => expect(heard(text).asks).toBe(false));
});

describe("a choice", () => {
  const list = listOf("refund-time", "refund-not-received", "refund-how");
  test.each([
    ["1", "refund-time"],
    ["第二个", "refund-not-received"],
    ["最后一个", "refund-how"],
    ["最后那个", "refund-how"],
    ["the 2nd one please", "refund-not-received"],
    ["actually the 3rd", "refund-how"],
    ["前面那个", "refund-time"],
    ["第3个", "refund-how"],
  ])("%s means the place", (text, id) => {
    expect(heard(text, list).pick).toBe(id);
  });

  test("a title, or the part that tells it from the others, means the article", () => {
    expect(heard("refund-not-received", list).pick).toBe("refund-not-received");
    expect(heard("the not received one", list).pick).toBe("refund-not-received");
  });

  test("a question is no title", () => {
    const titled = {
      bot: {
        kind: "choices" as const,
        text: "请选一个：",
        choices: [
          { articleId: "refund-time" as ArticleId, title: "退款要多久，退到哪里？" },
          { articleId: "payment-limit" as ArticleId, title: "支付限额是多少？" },
        ],
      },
    };
    expect(heard("那要多久", titled).pick).toBeUndefined();
    expect(heard("退到哪里", titled).pick).toBe("refund-time");
    expect(heard("支付限额", titled).pick).toBe("payment-limit");
  });

  test("a number without a list is no choice", () => {
    expect(heard("1").pick).toBeUndefined();
    expect(heard("第二个", offer).pick).toBeUndefined();
  });

  test("都不是 is none of them", () => {
    expect(heard("都不是", list).reply).toBe("none");
    expect(heard("none of these", list).reply).toBe("none");
  });
});

describe("alerts", () => {
  test.each([
    ["我不想活了"],
    ["活着没意思"],
    ["i want to kill myself"],
    ["一辈子的积蓄没了，不 想 活 了"],
    ["我想死"],
  ])("%s is distress", (text) => expect(heard(text).alerts).toContain("distress"));

  test.each([["这个页面卡死了"], ["网络不想连"], ["my battery died"]])(
    "%s is no distress",
    (text) => expect(heard(text).alerts).not.toContain("distress"),
  );

  test("Latin words count whole", () => {
    expect(heard("i have an issue").alerts).not.toContain("legal");
    expect(heard("i will sue you").alerts).toContain("legal");
  });
});
