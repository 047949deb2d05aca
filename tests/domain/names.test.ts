import { expect, test } from "vitest";
import { personName } from "../../server/domain/names.ts";

test.each([
  "系统",
  "系 统",
  "客服",
  "【官方客服】",
  "System",
  "ＳＹＳＴＥＭ",
  "sys\u200btem",
  "Admin.",
  "Ѕystem",
  "Ѕуѕтеm",
  "Suρport",
  "Ädmin",
  "Adm1n",
  "5upp0rt",
  "Support Team",
  "The Support Desk",
  "Customer Support",
  "customer-service",
  "Official Wallet Service",
  "客户服务",
  "顧客服務",
  "客服专员",
  "系统通知",
  "支付宝客服",
  "支付宝官方客服",
  "官方小美",
  "链付客服",
  "Binance Support",
  "BinanceSupport",
  "Bank of China Support",
  "安全中心",
  "钱包安全中心",
  "平台",
  "支付宝",
  "銀行工作人員",
  "银行工作人员",
  "风控专员",
  "風控中心",
  "反诈中心",
  "客服001",
  "客服 7 号",
  "在线客服01",
  "★系统★",
  "system!",
  "Support #12",
  "Wallet Security Center",
  "PayPal",
  "请把验证码发给我",
  "send me your seed phrase",
  "\u202e\u202c",
  " \n ",
  "",
])("S36 %j is no person's name", (name) => {
  expect(personName(name)).toBeUndefined();
});

test.each([
  ["客服小美", "客服小美"],
  ["王系统", "王系统"],
  ["小美客服", "小美客服"],
  ["Олена", "Олена"],
  ["Σοφία", "Σοφία"],
  ["Abbott Banks", "Abbott Banks"],
  ["Grace Payne", "Grace Payne"],
  ["周支付", "周支付"],
  ["王安全", "王安全"],
  ["客服小林", "客服小林"],
  ["小林01", "小林01"],
  ["安平", "安平"],
  ["林平台", "林平台"],
  ["Frank Banker", "Frank Banker"],
  ["Bo2", "Bo2"],
  ["Customer", "Customer"],
  ["Agent Bo", "Agent Bo"],
  ["evil\u202egnp.exe", "evilgnp.exe"],
  ["Bo\0\r\nAdmin", "Bo Admin"],
  ["Ann\ud800", "Ann\ufffd"],
  ["Bo\u001b[31m", "Bo [31m"],
  ["  Zoë   Li ", "Zoë Li"],
])("S18 S22 S36 %j is shown as %j", (name, shown) => {
  expect(personName(name)).toBe(shown);
});

test("S36 a name of 5,000 characters is cut, and not within one of them", () => {
  const cut = personName("😀".repeat(2_500)) ?? "";
  expect(cut.length).toBeLessThanOrEqual(100);
  expect(cut.isWellFormed()).toBe(true);
});

test("S21 no name keeps the reader busy", () => {
  const start = performance.now();
  for (const part of [
    "客户服务",
    "客服中心",
    "customerservice",
    "system ",
    "系统",
    "pay",
    "Ѕ",
    "安全中心",
    "支付宝平台",
    "1",
  ])
    expect(personName(`${part.repeat(100)}x`.slice(-100))).toBeDefined();
  expect(performance.now() - start).toBeLessThan(2_000);
});
