/** A desk's complaints, one in each state that looks different, filed by customers without a page. */

import type { Locale } from "../../../protocol/conversation.ts";
import type { Ticket, TicketNumber } from "../../../protocol/ticket.ts";
import { directAgent } from "../../browser/direct.ts";
import { identityOf } from "../../browser/waiting-customers.ts";
import { connect, handshakeOf } from "../../support/actors.ts";

const complaints = [
  [
    "孙浩",
    "提现",
    "提现成功但卡里没有，已经第三天。银行说没有收到这笔，我要求查清楚，今天内退回或者到账",
  ],
  ["冯子墨", "支付", "同一单扣了两次，商户不承认"],
  ["何佳怡", "安全", "账户被盗，四笔消费不是我付的"],
  ["吴越", "限额", "限额无故降到 5000，影响交房租"],
  ["胡安然", "红包", "红包退回少了 200"],
  ["罗一鸣", "银行卡", "绑卡被扣 1 元验证费没有退，另有年费"],
  ["林晓", "转账", "转账超过 24 小时未到账"],
  ["Grace Lim", "支付", "Charged twice abroad for one hotel night"],
  ["秦朗", "支付", "信用付被误开通，要求撤销"],
  ["许愿", "退款", "商户退款 12 天没有到"],
] as const;

async function customerCalls(url: string, name: string, locale: Locale) {
  const socket = connect(`${url}/customer`, { locale, identity: await identityOf(name) });
  await handshakeOf(socket);
  const call = async (event: string, payload: object) => {
    const result = await socket.timeout(8_000).emitWithAck(event, payload);
    if (!result.ok) throw new Error(`${event}: ${result.error.code} ${result.error.message}`);
    return result.value as { readonly ticket: Ticket };
  };
  return { call, leaves: () => socket.disconnect() };
}

/** Answers the numbers of those that are worth a look of their own, by how they stand. */
export async function fileComplaints(
  url: string,
  locale: Locale,
): Promise<Readonly<Record<string, TicketNumber>>> {
  const numbers: TicketNumber[] = [];
  for (const [name, topic, description] of complaints) {
    const { call, leaves } = await customerCalls(url, name, locale);
    const filed = await call("ticket:file", { topic, description, demand: "尽快到账" });
    numbers.push(filed.ticket.number);
    leaves();
  }
  const agent = await directAgent(url);
  const [first, second, third, fourth, fifth, sixth, seventh, eighth] = numbers as [
    TicketNumber,
    TicketNumber,
    TicketNumber,
    TicketNumber,
    TicketNumber,
    TicketNumber,
    TicketNumber,
    TicketNumber,
  ];
  for (const number of [first, third, fourth, sixth, seventh, eighth])
    await agent.call("ticket:accept", { number });
  await agent.call("ticket:reply", {
    number: first,
    text: "正在向银行查询，今天 20:00 前给您结果。",
  });
  await agent.call("ticket:task", {
    number: first,
    team: "技术组",
    text: "招行出款批次无回执，查文件批次 0418",
  });
  await agent.call("ticket:note", {
    number: first,
    text: "如果 19:30 前还没有回执，走先行垫付，不让客户再等一天。",
  });
  const other = await customerCalls(url, "孙浩", locale);
  await other.call("ticket:add", { number: first, text: "已经快六点了，今天到底能不能到？" });
  const again = await other.call("ticket:file", {
    topic: "提现",
    description: "还是那笔提现，卡里没有",
  });
  await agent.call("ticket:accept", { number: again.ticket.number });
  await agent.call("ticket:merge", { number: again.ticket.number, into: first });
  await agent.call("ticket:classify", { number: third, topic: "安全", severity: "urgent" });
  await agent.call("ticket:classify", { number: second, topic: "支付", severity: "high" });
  await agent.call("ticket:ask", { number: fourth, text: "请补充限额调整那天的截图" });
  await agent.call("ticket:decide", {
    number: seventh,
    kind: "apology",
    text: "晚了一天，钱已到账。",
  });
  await agent.call("ticket:decide", {
    number: sixth,
    kind: "explanation",
    text: "年费由发卡银行收取。",
  });
  const lin = await customerCalls(url, "林晓", locale);
  await lin.call("ticket:escalate", { number: seventh, reason: "没有说明为什么晚" });
  for (const one of [other, lin]) one.leaves();
  agent.leaves();
  return {
    "with a task": first,

    paused: fourth,
    decided: sixth,
    "in review": seventh,
    filed: fifth,
  };
}
