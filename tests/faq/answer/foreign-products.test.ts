import { expect, test } from "vitest";
import { article, engineOf, small } from "../fixture.ts";

const zh = { locale: "zh-CN" } as const;
const engine = engineOf({
  ...small,
  "zh-CN/security/password.md": article("忘了密码怎么办？", [
    "密码忘记了",
    "密码想不起来",
    "忘记密码怎么找回",
    "钱包里绑的QQ密码忘了",
  ]),
  "out-of-scope.yml": `${small["out-of-scope.yml"]}names: [微博, QQ, Gmail]\nproviders: [LINE Pay, 币安, PayPal]\nbanks: [工行, Chase]\nmerchants: [美团, Netflix]\n`,
});

test("a question about a foreign product is not answered with an article on ours", () => {
  expect(engine.ask("密码忘记了怎么办", zh)).toMatchObject({ outcome: "answer" });
  expect(engine.ask("微博密码忘记了怎么办", zh)).toMatchObject({
    outcome: "choices",
    reason: "names what is not ours",
  });
  expect(engine.ask("my GMAIL payment keeps failing", zh).outcome).not.toBe("answer");
});

test("a product that the article names is not foreign", () => {
  expect(engine.ask("QQ密码忘记了怎么办", zh).outcome).toBe("answer");
});

test("a product in a later clause only compares", () => {
  expect(engine.ask("密码忘记了怎么办，微博倒是登得上", zh).reason).not.toBe(
    "names what is not ours",
  );
});

test.each([
  "币安密码忘记了怎么办",
  "LINE Pay 付款一直失敗",
  "my paypal payment keeps failing",
  "工行手机银行密码忘了",
  "美团账号忘了密码怎么找回",
])("“%s” is about an account with another company, and is declined", (question) => {
  expect(engine.ask(question, zh)).toMatchObject({ outcome: "none", outOfScope: true });
});

test.each([
  ["美团付不了款", "payment-failed"],
  ["从币安打过去的钱没到", "transfer-not-arrived"],
  ["工行卡里打过去的钱没到", "transfer-not-arrived"],
  ["用你们付 Netflix 不成功", "payment-failed"],
  ["paypal 能用，你们就付款一直失败", "payment-failed"],
])("“%s” is about our wallet, which was used there", (question, id) => {
  const { outOfScope, hits } = engine.ask(question, zh);
  expect(outOfScope).toBeUndefined();
  expect(hits[0]?.articleId).toBe(id);
});

test("where it was paid says nothing of what is asked, though questions that are not ours have the name", () => {
  const learned = engineOf({
    ...small,
    "out-of-scope.yml":
      "near: [美团怎么点外卖, 美团优惠在哪, 美团会员怎么取消, 在美团怎么退款]\nfar: [讲个笑话]\nmerchants: [美团]\n",
  });
  const there = learned.ask("在美团付不了款", zh);
  const plain = learned.ask("在商家付不了款", zh);
  expect(there.hits[0]?.articleId).toBe("payment-failed");
  expect(there.confidence).toBeGreaterThanOrEqual(plain.confidence);
  expect(learned.ask("美团怎么退货", zh).outcome).not.toBe("answer");
});

test("what is listed as out of scope is said to be that", () => {
  expect(engine.ask("推荐只基金", zh)).toMatchObject({ outcome: "none", outOfScope: true });
  expect(engine.ask("付不了款", zh).outOfScope).toBeUndefined();
});
