import { describe, expect, test } from "vitest";
import type { ArticleId } from "../../protocol/conversation.ts";
import { nextMoves } from "../../server/dialogue/rules.ts";
import { article, listOf, offer, situation } from "./situations.ts";

const id = (text: string) => text as ArticleId;
const kinds = (...given: Parameters<typeof situation>) =>
  nextMoves(situation(...given)).moves.map(({ kind }) => kind);

describe("with the bot", () => {
  test("a yes to its own offer queues, a no is thanked", () => {
    expect(kinds("好的", { before: ["x", offer] })).toEqual(["queue", "collect"]);
    expect(kinds("不用了", { before: ["x", offer] })).toEqual(["say"]);
    // Without an offer a yes is small talk.
    expect(kinds("好的", { finding: { outcome: "greeting", reply: "好的。" } })).toEqual(["greet"]);
  });

  test("a choice gives its article", () => {
    const { moves } = nextMoves(situation("第二个", { before: ["x", listOf("a", "b")] }));
    expect(moves).toMatchObject([{ kind: "article", articleId: "b" }]);
  });

  test("beside an answer, the other question's articles are offered, but for those that were shown", () => {
    const hit = (name: string) => ({ articleId: id(name), title: name, confidence: 0.5 });
    const hits = [hit("b"), hit("c")];
    const open = { outcome: "choices", confidence: 0.5, hits, reason: "" } as const;
    const finding = { outcome: "answer", articleId: id("a"), open } as const;
    const { moves } = nextMoves(situation("a？b？", { finding, before: ["b", article("b")] }));
    expect(moves).toMatchObject([
      { kind: "article", articleId: "a" },
      { kind: "choices", phrase: "also-asked", choices: [{ articleId: "c" }] },
    ]);
  });

  test("“不要转人工” alone is heard, however often", () => {
    expect(nextMoves(situation("不要转人工")).moves).toMatchObject([{ phrase: "declined" }]);
    const finding = { outcome: "answer", articleId: id("a") } as const;
    expect(nextMoves(situation("不要转人工", { finding })).rule).toBe("answer");
  });

  test("“有人吗” is a greeting at the beginning, and a wish for a person after an answer", () => {
    const finding = { outcome: "greeting", reply: "在的。" } as const;
    expect(kinds("有人吗", { finding })).toEqual(["greet"]);
    const before = ["提现多久到账", article("withdraw-time")];
    expect(kinds("有人吗", { finding, before })).toEqual(["queue", "collect"]);
    expect(kinds("在吗", { finding, before })).toEqual(["greet"]);
  });

  test("what was not answered is not called answered when it is asked again", () => {
    const before = [
      "天气怎么样",
      { bot: { kind: "text", text: "帮不上。", code: "out-of-scope" } },
    ] as const;
    const finding = { outOfScope: true } as const;
    expect(nextMoves(situation("天气怎么样", { before, finding })).rule).toBe("out of scope");
    const after = ["退款几天到", article("refund-time")];
    const same = { outcome: "answer", articleId: id("refund-time") } as const;
    expect(nextMoves(situation("退款几天到", { before: after, finding: same })).rule).toBe(
      "asked before",
    );
  });

  test("what the article shown last does not say is not called the nearest answer", () => {
    const passage = { articleId: id("bank-card-bind"), blocks: [], score: 0 };
    const finding = { outcome: "answer", articleId: id("bank-card-bind"), passage } as const;
    const before = ["绑卡失败", article("bank-card-bind")];
    expect(nextMoves(situation("可以绑几张", { before, finding })).moves).toMatchObject([
      { phrase: "not-in-article", offersAgent: true },
    ]);
  });

  test("a question nearest to the article shown last is not out of scope", () => {
    const hits = [{ articleId: id("withdraw-fee"), title: "", confidence: 0.4 }];
    const finding = { outOfScope: true, hits } as const;
    const before = ["提现手续费", article("withdraw-fee")];
    const rule = (given: Parameters<typeof situation>[1]) =>
      nextMoves(situation("有没有最低金额？", given)).rule;
    expect(rule({ before, finding })).toBe("not in the article");
    expect(rule({ finding })).toBe("out of scope");
  });

  test("“怎么办” after an answer asks how to go on, and is no cry for help", () => {
    const before = ["提现失败", article("withdraw-failed")];
    expect(nextMoves(situation("怎么办", { before })).rule).not.toBe("help");
    expect(nextMoves(situation("这个东西怎么弄啊")).rule).toBe("help");
  });

  test("“没解决” before any answer is asked about, and escalates all the same", () => {
    const finding = { useless: true } as const;
    const phrases = (before: Parameters<typeof situation>[1]) =>
      nextMoves(situation("没解决", { ...before, finding })).moves;
    expect(phrases({})).toMatchObject([{ phrase: "be-precise", offersAgent: true }]);
    const said = (code: "be-precise" | "useless-again") => ({
      bot: { kind: "text" as const, text: code, code },
    });
    const twice = ["没解决", said("be-precise"), "没解决", said("useless-again")];
    expect(phrases({ before: twice })).toMatchObject([{ kind: "queue" }, { kind: "collect" }]);
  });

  test("of two questions, the one whose article was shown before is not passed over in silence", () => {
    const hit = (name: string) => ({ articleId: id(name), title: name, confidence: 1 });
    const more = [
      { outcome: "answer", articleId: id("b"), confidence: 1, hits: [hit("b")], reason: "" },
    ] as const;
    const finding = { outcome: "answer", articleId: id("a"), hits: [hit("a")], more } as const;
    const { moves } = nextMoves(situation("a？b？", { finding, before: ["b", article("b")] }));
    expect(moves).toMatchObject([
      { kind: "article", articleId: "a" },
      { kind: "choices", phrase: "shown-before", choices: [{ articleId: "b" }] },
    ]);
  });

  test("an emergency gives its steps and raises the conversation, whatever else it seems", () => {
    const finding = { outcome: "choices", alarm: id("account-stolen"), inPanic: true } as const;
    const { moves } = nextMoves(situation("钱正在被转走", { finding }));
    expect(moves).toMatchObject([
      { kind: "article", articleId: "account-stolen", offersAgent: true },
      { kind: "queue", priority: "urgent", topic: "account-stolen" },
      { kind: "say", phrase: "alarm-noted" },
    ]);
  });

  test("what may be a question about an emergency raises the conversation, and offers a human", () => {
    const finding = { outcome: "answer", alarm: id("account-stolen") } as const;
    expect(nextMoves(situation("账户被盗能查到是谁吗", { finding })).moves).toMatchObject([
      { kind: "article", articleId: "account-stolen", offersAgent: true },
      { kind: "raise", priority: "urgent" },
    ]);
    // The same words without a question.
    expect(kinds("我的账户被盗了", { finding })).toEqual(["article", "queue", "say"]);
  });

  test("what tells of nothing that has happened puts nobody into the queue", () => {
    const finding = { outcome: "answer", alarm: id("scam-reported") } as const;
    for (const text of ["你们就是一群骗子垃圾公司", "经理让我交保证金才能提现"])
      expect([text, ...kinds(text, { finding })]).not.toContain("queue");
    expect(kinds("我交了保证金，提不了现", { finding })).toContain("queue");
  });

  test("who refuses a human in the same breath gets the steps alone", () => {
    const finding = { outcome: "answer", alarm: id("account-stolen"), inPanic: true } as const;
    expect(kinds("不要转人工，我的钱被人转走了", { finding })).toEqual(["article", "raise"]);
    expect(kinds("我的钱被人转走了", { finding })).toEqual(["article", "queue", "say"]);
  });

  test("outside of the hours, an emergency hears when somebody is there, and no word of a transfer", () => {
    const finding = { outcome: "answer", alarm: id("account-stolen"), inPanic: true } as const;
    const opening = () => "明天 9:00";
    const { moves } = nextMoves({ ...situation("我的钱被人转走了", { finding }), opening });
    expect(moves.slice(-2)).toMatchObject([
      { phrase: "closed.alarm", value: "明天 9:00" },
      { phrase: "closed.line" },
    ]);
  });

  test("an emergency with a request for a human gives steps and queue at once", () => {
    const finding = { outcome: "human", alarm: id("account-stolen") } as const;
    expect(kinds("账户被盗了快给我转人工", { finding })).toEqual(["article", "queue", "collect"]);
  });

  test("after the steps, a question about them is answered and a cry is not argued with", () => {
    const before = ["救命", article("phone-lost")];
    const passage = {
      articleId: id("phone-lost"),
      blocks: [{ kind: "paragraph", text: [] }],
    } as const;
    const finding = { alarm: id("phone-lost"), passage: { ...passage, score: 1 } } as const;
    expect(nextMoves(situation("要打给谁？", { before, finding })).rule).toBe(
      "sentence of the article",
    );
    expect(
      nextMoves(situation("要打给谁？", { before, finding: { ...finding, inPanic: true } })).rule,
    ).toBe("alarm");
  });

  test("“怎么办” in an emergency is no question that nobody understands", () => {
    const urgent = { ...situation("怎么办怎么办"), priority: "urgent" } as const;
    expect(nextMoves(urgent).moves).toMatchObject([{ phrase: "alarm-again", offersAgent: true }]);
    expect(nextMoves(situation("怎么办")).rule).toBe("help");
  });

  test("a legal threat brings the way of a complaint and a human with priority; a question about it an answer", () => {
    const { moves } = nextMoves(situation("等着收律师函吧"));
    expect(moves.map(({ kind }) => kind)).toEqual(["say", "article", "queue", "collect"]);
    expect(moves[1]).toMatchObject({ articleId: "complaint-file" });
    expect(moves[2]).toMatchObject({ priority: "high" });
    const finding = { outcome: "answer", articleId: id("regulator-report") } as const;
    expect(nextMoves(situation("怎么向金融监管部门投诉？", { finding })).rule).toBe("answer");
  });

  test("thanks beside a button is no yes, beside a question it is", () => {
    const button = {
      bot: { kind: "text", text: "收到。", code: "details", offersAgent: true },
    } as const;
    const finding = { outcome: "greeting", smallTalk: "ack" } as const;
    expect(kinds("好的谢谢", { before: ["a", button], finding })).toEqual(["say"]);
    expect(kinds("好的谢谢", { before: ["a", offer], finding })).toEqual(["queue", "collect"]);
  });

  test("“不是这个” is said of the answer, not of the offer", () => {
    const finding = { outcome: "none", useless: true } as const;
    expect(nextMoves(situation("不是这个", { before: ["a", offer], finding })).rule).toBe(
      "did not help",
    );
  });

  test("a word alone is asked about, and is not out of scope", () => {
    const finding = { outcome: "none", outOfScope: true } as const;
    expect(nextMoves(situation("工商银行", { finding })).moves).toMatchObject([
      { phrase: "what-about", value: "工商银行", offersAgent: true },
    ]);
    expect(nextMoves(situation("明天北京下雨吗", { finding })).rule).toBe("out of scope");
  });

  test("the desk is closed: every way into the queue says when it opens", () => {
    const opensAt = "明天 9:00";
    const useless = (code: string) =>
      ({ bot: { kind: "text", text: code, code, offersAgent: true } }) as const;
    const before = ["a", useless("useless"), "b", useless("useless-again")];
    for (const [text, given] of [
      ["转人工", { finding: { outcome: "human" } }],
      ["没用", { before, finding: { outcome: "none", useless: true } }],
      ["我要找律师", {}],
    ] as const) {
      const { moves } = nextMoves({ ...situation(text, given), opening: () => opensAt });
      expect(moves).toContainEqual(expect.objectContaining({ phrase: "closed", value: opensAt }));
    }
  });

  test("distress brings words, steps and a human before anything else", () => {
    const finding = {
      outcome: "answer",
      articleId: id("scam-reported"),
      alarm: id("scam-reported"),
    } as const;
    const { moves, rule } = nextMoves(situation("被骗光了，我不想活了", { finding }));
    expect(rule).toBe("distress");
    expect(moves.map(({ kind }) => kind)).toEqual(["say", "article", "queue"]);
  });

  test("an answer that was shown is not shown again", () => {
    const finding = { outcome: "answer", articleId: id("a"), confidence: 1 } as const;
    expect(kinds("x", { finding })).toEqual(["article"]);
    expect(kinds("x", { finding, before: ["y", article("a")] })).toEqual(["say"]);
    expect(kinds("x", { finding, before: ["y", article("a"), "z", article("b")] })).toEqual([
      "choices",
    ]);
  });

  test("three times without help brings a human", () => {
    const useless = {
      bot: { kind: "text", text: "1", code: "useless", offersAgent: true },
    } as const;
    const again = {
      bot: { kind: "text", text: "2", code: "useless-again", offersAgent: true },
    } as const;
    const finding = { outcome: "none", useless: true } as const;
    expect(kinds("没用", { finding })).toEqual(["say"]);
    expect(kinds("没用", { finding, before: ["a", useless] })).toEqual(["say"]);
    expect(kinds("没用", { finding, before: ["a", useless, "b", again] })).toEqual([
      "queue",
      "collect",
    ]);
  });

  test("every “I don't know” carries a way to a human", () => {
    for (const misses of [0, 1, 2, 3, 4]) {
      const { moves } = nextMoves(situation("啊吧啊吧", { misses }));
      expect(moves[0]).toMatchObject({ offersAgent: true });
    }
  });

  test("a bare number is asked about", () => {
    expect(nextMoves(situation("13800138000")).moves).toMatchObject([
      { kind: "say", phrase: "piece.phone", value: "138****8000" },
    ]);
  });

  test("an insult is answered calmly, with one offer; a question beside it is answered", () => {
    expect(nextMoves(situation("傻逼机器人")).rule).toBe("insult");
    const finding = { outcome: "answer", articleId: id("a"), confidence: 0.97 } as const;
    expect(kinds("垃圾公司，退款呢", { finding })).toEqual(["article"]);
  });
});

describe("in the queue", () => {
  test("each place in the queue is said once; later messages are only noted", () => {
    const { moves } = nextMoves(situation("还在吗", { status: "queued" }));
    // “还在吗” leaves nothing to note; a detail does.
    expect(moves).toMatchObject([{ phrase: "in-queue", value: "3", orElse: "still-waiting" }]);
    const detail = nextMoves(situation("昨天下午三点", { status: "queued" }));
    expect(detail.moves).toMatchObject([{ phrase: "in-queue", value: "3", orElse: "noted" }]);
  });

  test("a legal threat raises the priority", () => {
    const { moves } = nextMoves(situation("我要找律师", { status: "queued" }));
    expect(moves.at(-1)).toMatchObject({ kind: "raise", priority: "high" });
  });

  test("questions are still answered", () => {
    const finding = { outcome: "answer", articleId: id("a"), confidence: 1 } as const;
    expect(kinds("限额能调吗", { status: "queued", finding })).toEqual(["article"]);
  });

  test("what is described while waiting is the topic, where nothing was answered before", () => {
    const what = { bot: { kind: "text", text: "是什么事？", code: "collect.what" } } as const;
    const before = ["转人工", { notice: "queued" }, what] as const;
    const finding = { outcome: "answer", articleId: id("payment-failed"), confidence: 1 } as const;
    const { moves } = nextMoves(
      situation("我昨天付款失败", { status: "queued", finding, before: [...before] }),
    );
    expect(moves).toMatchObject([
      { kind: "raise", priority: "normal", topic: "payment-failed" },
      { kind: "collect" },
    ]);
  });

  test("a detail is noted for the agent, a question gets choices", () => {
    const hits = [{ articleId: id("a"), title: "a", confidence: 0.5 }];
    const finding = { outcome: "choices", confidence: 0.5, hits } as const;
    expect(kinds("昨天下午三点", { status: "queued", finding })).toEqual(["say"]);
    expect(kinds("限额怎么看", { status: "queued", finding })).toEqual(["choices"]);
  });

  test("a code that nobody listed is named beside the answer to another", () => {
    const finding = { outcome: "answer", articleId: id("a"), unknownCode: "PAY-9999" } as const;
    expect(nextMoves(situation("PAY-1001 PAY-9999", { finding })).moves).toMatchObject([
      { kind: "article" },
      { phrase: "unknown-code", value: "PAY-9999", offersAgent: true },
    ]);
  });

  test("an emergency goes to the front", () => {
    const finding = { outcome: "none", alarm: id("phone-lost") } as const;
    expect(kinds("手机被偷了", { status: "queued", finding })).toEqual(["article", "raise"]);
  });

  test("what answers the bot's question is no question of its own", () => {
    const asked = {
      bot: { kind: "text", text: "屏幕上写的是什么？", code: "collect.screen" },
    } as const;
    const finding = { outcome: "answer", articleId: id("a"), confidence: 1 } as const;
    const shown = article("payment-failed");
    const before = ["付款失败", shown, "转人工", { notice: "queued" }, asked] as const;
    expect(kinds("余额不足", { status: "queued", finding, before: [...before] })).toEqual([
      "collect",
    ]);
    expect(kinds("跳过", { status: "queued", before: [...before] })).toEqual(["collect"]);
    expect(kinds("限额能调高吗？", { status: "queued", finding, before: [...before] })).toEqual([
      "article",
    ]);
  });

  test("不等了 leaves the queue", () => {
    expect(kinds("不等了", { status: "queued" })).toEqual(["leave-queue"]);
    expect(kinds("不用人工了", { status: "queued" })).toEqual(["leave-queue"]);
  });
});

test("with an agent the bot only marks an emergency", () => {
  const finding = { outcome: "answer", articleId: id("a"), confidence: 1 } as const;
  expect(kinds("谢谢", { status: "assigned", finding })).toEqual([]);
  expect(kinds("钱没了", { status: "assigned", finding: { ...finding, alarm: id("a") } })).toEqual([
    "raise",
  ]);
});
