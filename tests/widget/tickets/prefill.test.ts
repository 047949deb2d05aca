import { expect, test } from "vitest";
import type {
  ArticleId,
  Conversation,
  Message,
  MessageBody,
} from "../../../protocol/conversation.ts";
import { ticketLimits } from "../../../protocol/limits.ts";
import type { WalletTransaction } from "../../../protocol/transaction.ts";
import { toLocalTime } from "../../../ui/local-time.ts";
import { prefillFrom, topicFrom } from "../../../widget/screens/tickets/prefill.ts";

const transaction = {
  id: "T1",
  status: "pending",
  at: "2026-11-20T01:42:00.000Z",
} as WalletTransaction;
type Said = readonly ["customer" | "bot", MessageBody];
const talk = (...said: readonly Said[]): Conversation =>
  ({
    messages: said.map(
      ([kind, body], index) =>
        ({ id: `m${index}`, seq: index + 1, author: { kind }, body }) as Message,
    ),
  }) as unknown as Conversation;
const customer = (text: string, more: object = {}): Said => [
  "customer",
  { kind: "text", text, ...more } as MessageBody,
];
const article = (id: string, title: string): Said => [
  "bot",
  { kind: "article", articleId: id as ArticleId, title, related: [] } as unknown as MessageBody,
];
const asks = (text: string): Said => ["bot", { kind: "text", text, replies: ["今天", "跳过"] }];

test("a complaint begins with the customer's own words and with what the bot has collected", () => {
  const view = talk(
    customer("昨天提现五千到现在没到"),
    article("withdraw-time", "提现多久到账？"),
    customer("转人工"),
    asks("这是什么时候的事？"),
    customer("今天"),
    asks("是哪家银行？"),
    customer("跳过"),
    ["customer", { kind: "transaction", transaction, text: "就是这一笔" }],
  );
  expect(prefillFrom(view)).toEqual({
    description: "昨天提现五千到现在没到\n这是什么时候的事？ 今天\n就是这一笔",
    happenedAt: toLocalTime("2026-11-20T01:42:00.000Z"),
    transactionId: "T1",
  });
});

test("what was tapped, what is masked and what asks for a person alone are left out", () => {
  const view = talk(
    article("withdraw-time", "提现多久到账？"),
    customer("提现多久到账？"),
    customer("我的卡号 ****", { redacted: ["card"] }),
    customer("找客服"),
    customer("嗯"),
  );
  expect(prefillFrom(view)).toEqual({});
  expect(prefillFrom(null)).toEqual({});
});

test("so much is taken as fits", () => {
  const { description = "" } = prefillFrom(
    talk(...Array.from({ length: 9 }, () => customer("长".repeat(900)))),
  );
  expect(description.length).toBeLessThanOrEqual(ticketLimits.textLength);
  expect(description.length).toBeGreaterThan(900);
});

test("its topic is the category of what was answered last", () => {
  const articles = [{ id: "withdraw-time" as ArticleId, title: "提现多久到账？" }];
  const categories = [{ id: "funds", title: "充值与提现", articles }];
  expect(topicFrom(talk(article("withdraw-time", "提现多久到账？")), categories)).toBe(
    "充值与提现",
  );
  expect(topicFrom(talk(article("else", "别的")), categories)).toBeUndefined();
  expect(topicFrom(talk(customer("你好")), categories)).toBeUndefined();
});

test("when it happened is the transaction's time, or that at which the customer began to tell", () => {
  const at = "2026-11-20T01:42:00.000Z";
  const said = talk(customer("转人工"), customer("昨天提现五千到现在没到"));
  const timed = said.messages.map((message, index) => ({
    ...message,
    at: `2026-11-21T0${index}:00:00.000Z`,
  }));
  expect(prefillFrom({ ...said, messages: timed }).happenedAt).toBe(
    toLocalTime("2026-11-21T01:00:00.000Z"),
  );
  const body = {
    kind: "transaction",
    transaction: { ...transaction, at },
  } as unknown as MessageBody;
  const shown = talk(customer("昨天提现五千到现在没到"), ["customer", body]);
  expect(prefillFrom(shown).happenedAt).toBe(toLocalTime(at));
  expect(prefillFrom(null).happenedAt).toBeUndefined();
});
