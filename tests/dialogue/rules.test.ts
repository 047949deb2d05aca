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

  test("an emergency gives its steps and raises the conversation, whatever else it seems", () => {
    const finding = { outcome: "choices", alarm: id("account-stolen") } as const;
    const { moves } = nextMoves(situation("钱正在被转走", { finding }));
    expect(moves).toMatchObject([
      { kind: "article", articleId: "account-stolen", offersAgent: true },
      { kind: "raise", priority: "urgent" },
    ]);
  });

  test("an emergency with a request for a human gives steps and queue at once", () => {
    const finding = { outcome: "human", alarm: id("account-stolen") } as const;
    expect(kinds("账户被盗了快给我转人工", { finding })).toEqual(["article", "queue"]);
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
    expect(kinds("没用", { finding, before: ["a", useless, "b", again] })).toEqual(["queue"]);
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
  test("the place in the queue is said once; later messages are only noted", () => {
    const place = { bot: { kind: "text", text: "排在第 3 位", code: "in-queue" } } as const;
    const status = "queued" as const;
    expect(nextMoves(situation("还在吗", { status })).moves).toMatchObject([
      { phrase: "in-queue" },
    ]);
    expect(nextMoves(situation("快点", { status, before: ["a", place] })).moves).toMatchObject([
      { phrase: "noted" },
    ]);
  });

  test("questions are still answered", () => {
    const finding = { outcome: "answer", articleId: id("a"), confidence: 1 } as const;
    expect(kinds("限额能调吗", { status: "queued", finding })).toEqual(["article"]);
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
    const before = ["转人工", { notice: "queued" }, asked] as const;
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
