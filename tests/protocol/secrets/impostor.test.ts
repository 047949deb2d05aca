import { expect, test } from "vitest";
import { impostorWords } from "../../../protocol/secrets/impostor.ts";

test.each([
  ["加我微信 abc123，我帮您处理", "other-channel"],
  ["您加一下我的微信", "other-channel"],
  ["加 我 微 信", "other-channel"],
  ["請加我的 LINE", "other-channel"],
  ["please add me on WhatsApp", "other-channel"],
  ["加我v信 kefu88", "other-channel"],
  ["请加VX：kefu88", "other-channel"],
  ["加薇信处理更快", "other-channel"],
  ["+V kefu88", "other-channel"],
  ["我拉您进 QQ 群", "other-channel"],
  ["联系我的 WhatsApp", "other-channel"],
  ["message me on Telegram", "other-channel"],
  ["my WhatsApp is 6123 4567", "other-channel"],
  ["WhatsApp me the details", "other-channel"],
  ["需要缴纳保证金", "safe-account"],
  ["pay the release fee first", "safe-account"],
  ["install AnyDesk", "remote-control"],
  ["请把钱转到安全账户", "safe-account"],
  ["先交一笔保证金就能解冻", "safe-account"],
  ["transfer the money to a safe account", "safe-account"],
  ["请下载 AnyDesk", "remote-control"],
  ["麻烦您共享一下屏幕", "remote-control"],
  ["请下载这个软件，我来远程协助您", "remote-control"],
  ["请下载…远程协助", "remote-control"],
  ["我们的工程师可以远程帮您处理", "remote-control"],
  ["請安裝這個 App，再開遠端協助", "remote-control"],
] as const)("“%s” is an impostor's", (text, kind) => {
  expect(impostorWords(text)).toBe(kind);
});

test.each([
  "请不要加任何人的微信",
  "我们不会让您转到安全账户",
  "自称客服加我微信的都是骗子",
  "请在微信支付里查看这笔账单",
  "已经转到您的账户了",
  "保证金会在三天内退回",
  "请打开账单页截图",
  "请打开设置，找到登录设备",
  "我们不会远程操作您的手机",
  "never install AnyDesk for anybody",
  "您的银行卡已经加好了",
  "关注我们的官方微信公众号就能看到",
  "line 上的通知已经发出",
  "1+v2 这样的编号请原样写",
  "your Wi-Fi signal is weak",
  "please text me the reference here",
])("“%s” is not", (text) => {
  expect(impostorWords(text)).toBeUndefined();
});
