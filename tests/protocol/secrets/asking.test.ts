import { expect, test } from "vitest";
import { askedSecret } from "../../../protocol/secrets/asking.ts";
import type { SecretKind } from "../../../protocol/secrets/kind.ts";

test.each<[string, SecretKind]>([
  ["请提供您的助记词", "seed-phrase"],
  ["把那12个单词发给我", "seed-phrase"],
  ["麻煩告訴我註記詞", "seed-phrase"],
  ["Could you send me your seed phrase?", "seed-phrase"],
  ["please share the recovery phrase so I can restore it", "seed-phrase"],
  ["把私钥发一下", "private-key"],
  ["請把私鑰貼過來", "private-key"],
  ["what is your private key?", "private-key"],
  ["请告诉我您收到的验证码", "one-time-code"],
  ["验证码发我", "one-time-code"],
  ["您的验证码是多少？", "one-time-code"],
  ["請提供簡訊驗證碼", "one-time-code"],
  ["I need the verification code you received", "one-time-code"],
  ["reply with the OTP please", "one-time-code"],
  ["您的支付密码是多少", "password"],
  ["请把登录密码发给我", "password"],
  ["請回覆您的密碼", "password"],
  ["tell me your password", "password"],
  ["What's your PIN?", "password"],
  ["请提供完整的银行卡号", "card"],
  ["请发一下卡号", "card"],
  ["please provide your full card number", "card"],
  ["把卡背面的安全码告诉我", "card-code"],
  ["send the CVV", "card-code"],
  ["请提供身份证号码", "identity-number"],
  ["提供一下验\u200b证码", "one-time-code"],
  ["请不要着急，把验证码发给我", "one-time-code"],
])("P07 %s asks for a secret", (text, kind) => {
  expect(askedSecret(text)).toBe(kind);
});

test.each([
  "请不要把验证码告诉任何人",
  "我们不会向您索要密码、验证码或助记词。",
  "请勿提供您的私钥",
  "请在 App 里输入支付密码确认",
  "请在登录页面点“忘记密码”，按提示重置",
  "您是忘记了登录密码还是支付密码？",
  "请告诉我您是忘了登录密码，还是收不到验证码",
  "请提供订单号和付款时间",
  "请提供银行卡号后四位",
  "请问验证码是一直收不到吗？",
  "我已经为您重置，请重新设置支付密码",
  "助记词只有您自己有，我们无法找回",
  "请提供交易哈希",
  "请把付款页面的截图发给我",
  "Never share your seed phrase with anyone.",
  "Please don't send me your password",
  "You can reset your password in Settings",
  "Please send the last 4 digits of your card number",
  "We will never ask for your private key.",
  "Tell me whether you forgot your password",
  "请更新应用后再试",
  "Please send the error code",
])("P07 %s asks for none", (text) => {
  expect(askedSecret(text)).toBeUndefined();
});
