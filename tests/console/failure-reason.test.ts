import { expect, test } from "vitest";
import { failureReason } from "../../console/models/failure-reason.ts";
import { translationFor } from "../../console/models/texts.ts";

const inChinese = (failure: string) => failureReason(failure, translationFor("zh-CN").t);

test.each([
  ["The receiver answered 500.", "接收方回答了 500"],
  ["The mail server answered 550.", "邮件服务器回答了 550"],
  ["The mail server can't be reached (ETIMEDOUT).", "连不上邮件服务器（ETIMEDOUT）"],
  ["The mail server can't be reached.", "连不上邮件服务器"],
  ["No answer in time.", "在规定的时间里没有回答"],
  ["connect ECONNREFUSED 203.0.113.7:443", "对方拒绝了连接（ECONNREFUSED）"],
  ["getaddrinfo ENOTFOUND hooks.example", "找不到这个域名（ENOTFOUND）"],
  ["socket hang up", "连接中断了"],
  ["self-signed certificate", "证书不对，没有发送"],
  ["something new", "没有成功：something new"],
])("“%s” is read in the console's language", (failure, words) => {
  expect(inChinese(failure)).toBe(words);
});
