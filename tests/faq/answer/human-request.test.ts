import { expect, test } from "vitest";
import { engineOf, small } from "../fixture.ts";

const engine = engineOf(small);
const ask = (question: string) => engine.ask(question, { locale: "zh-CN" });

test.each([
  ["不要转人工，我就问提现要手续费吗", "withdraw-fee"],
  ["不用人工客服，你说说付不了款怎么办", "payment-failed"],
  ["先別幫我轉客服，提现要手续费吗", "withdraw-fee"],
  ["别转真人了上次等了半小时打不通，提现要手续费吗", "withdraw-fee"],
  ["不想跟人说话，为什么支付不成功", "payment-failed"],
  ["提现要手续费吗，不用叫客服了", "withdraw-fee"],
  ["no need for an agent, just tell me why my payment keeps failing", "payment-failed"],
  ["please don't transfer me to anyone, my payment keeps failing", "payment-failed"],
])("a refused human is no request, and the rest is read: %s", (question, id) => {
  const { outcome, hits } = ask(question);
  expect(outcome).not.toBe("human");
  expect(hits[0]?.articleId).toBe(id);
});

test.each(["不要转人工", "我不要人工", "no agent please"])(
  "“%s” alone is no request",
  (question) => {
    expect(ask(question).outcome).toBe("none");
  },
);

test.each([
  "不要机器人",
  "我不想跟机器人说话，叫个人来",
  "怎么还不转人工",
  "再不转人工我就投诉",
  "不转人工不行",
  "0",
])("“%s” is a request", (question) => {
  expect(ask(question).outcome).toBe("human");
});

test.each([
  "我没有他电话",
  "帮我转两百给我妈",
  "给我讲个笑话",
  "朋友帮我代付行吗",
  "想谈商务合作，找你们谁",
  "we want to advertise with you, who do I talk to",
  "人工智能会取代人吗",
  "想应聘客服",
  "上次的客服小哥很好",
  "人工客服早上几点上班",
  "转人工要收费吗",
  "a real estate agent scammed me",
  "my travel agent wants to talk to my hotel",
  "how many people work in your support team",
])("“%s” only looks like a request", (question) => {
  expect(ask(question).outcome).not.toBe("human");
});

test("a question beside a request is answered too", () => {
  const { outcome, more } = ask("提现要手续费吗？给我转人工");
  expect(outcome).toBe("human");
  expect(more?.map((one) => one.articleId)).toEqual(["withdraw-fee"]);
});

test("an emergency with a request is both", () => {
  expect(ask("账户里的钱被转走了快给我转人工")).toMatchObject({
    outcome: "human",
    alarm: "account-stolen",
  });
});
