/** E-mail to customers, over a real mail server that misbehaves, with a clock that is passed in. */

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FailedMails } from "../../protocol/mail.ts";
import { exportCustomer } from "../../server/actions/customer-data.ts";
import { eraseCustomer } from "../../server/actions/erasure.ts";
import { fileForWallet } from "../../server/actions/host-tickets.ts";
import { exactTime } from "../../server/locales/clock-words.ts";
import { presentExport } from "../../server/present/customer-export.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let post: MailServer;
let bo: Agent;

beforeEach(async () => {
  post = await startMailServer();
  server = await startTestServer(post.settings);
  bo = await agent(server, "Bo");
});
afterEach(async () => {
  await server.stop();
  await post.close();
});

/** And kept as sent: one whose claim is over before that goes out again, and these stories move the clock by hours. */
const untilTaken = (count: number) =>
  until(async () => {
    expect(post.taken).toHaveLength(count);
    expect((await outcomes()).filter((outcome) => outcome === "sent")).toHaveLength(count);
  });
const untilAsked = (count: number) => until(() => expect(post.asked()).toBe(count));
const last = () => post.taken.at(-1) ?? expect.fail("no e-mail came");
/** What has failed and has another turn. */
const untilWaitsAgain = (kind: string) =>
  until(async () => {
    const kinds = await server.sql("SELECT kind FROM mails WHERE attempts > 0 AND done_at IS NULL");
    expect(kinds.map(String)).toContain(kind);
  });
const outcomes = async () =>
  (await server.sql("SELECT outcome FROM mails ORDER BY number")).map(String);

/** The wallet has signed where the customer reads e-mail. */
const known = async (subject: string, claims: object = {}) => {
  const identity = await server.identity(subject, { email: `${subject}@mail.example`, ...claims });
  return customer(server, { identity });
};

async function answered(alice: Customer, text: string) {
  await alice.asksForAgent();
  await bo.takes(alice.conversation());
  await bo.says(alice.conversation(), text);
  await alice.sees(text);
}

/** As a browser does, or a mailbox: without a cookie. */
const follow = (link: string, method: "GET" | "POST", body?: string) =>
  fetch(link.replace(post.settings.PUBLIC_URL, server.url), {
    method,
    ...(body && { body, headers: { "content-type": "application/x-www-form-urlencoded" } }),
  });

describe("an agent's answer", () => {
  test("that waits unread for ten minutes goes out once, in the customer's language, with both parts", async () => {
    const alice = await known("alice");
    await answered(alice, "退款今天会到账");
    await bo.says(alice.conversation(), "请留意 <b>短信</b>");
    await server.pass("9 minutes");
    expect(post.asked()).toBe(0);
    await server.pass("2 minutes");
    await untilTaken(1);
    const { to, subject, text, html, headers } = last();
    expect(to).toBe("alice@mail.example");
    expect(subject).toContain("客服回复您了");
    expect(text).toContain("> 退款今天会到账");
    expect(text).toContain("> 请留意 <b>短信</b>");
    expect(html).toContain("请留意 &#60;b&#62;短信");
    expect(text).toContain("不会在邮件里请您登录");
    expect(headers.get("reply-to")).toBe("请勿回复 <no-reply@wallet.example>");
    expect(headers.get("from")).toBe("Galaxy Wallet <no-reply@wallet.example>");
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(headers.get("content-language")).toBe("zh-CN");
    await server.pass("1 hour");
    expect(post.asked()).toBe(1);
  });

  test("with an address of anybody else's has it as text, in both parts; one of the wallet's stays", async () => {
    const alice = await known("alice");
    await answered(
      alice,
      "请看 https://wallet.example/help 或 https://wallet.example.evil.com/login?a=1，也可以上 evil-wallet.com",
    );
    await server.pass("11 minutes");
    await untilTaken(1);
    const { text, html } = last();
    for (const part of [text, html]) {
      expect(part).toContain("https://wallet.example/help");
      expect(part).toContain("hxxps://wallet[.]example[.]evil[.]com/login?a=1");
      expect(part).toContain("evil-wallet[.]com");
      expect(part).not.toMatch(/evil\.com|evil-wallet\.com|https?:\/\/wallet\.example\./);
    }
  });

  test("that is read in time is not sent, and one after a reminder only the next day", async () => {
    const alice = await known("alice");
    await answered(alice, "一");
    await alice.call("conversation:read", { seq: alice.view().lastSeq });
    await server.pass("11 minutes");
    await until(async () => expect(await outcomes()).toEqual(["dropped"]));

    await bo.says(alice.conversation(), "二");
    await server.pass("11 minutes");
    await untilTaken(1);
    await bo.says(alice.conversation(), "三");
    await server.pass("2 hours");
    expect(post.asked()).toBe(1);
    await server.pass("1 day");
    await untilTaken(2);
    expect(last().text).toContain("> 三");
  });

  test("holds neither a secret nor more than three messages of 300 characters", async () => {
    const alice = await known("alice", { locale: "en" });
    await answered(alice, "一");
    for (const text of ["卡号 4111 1111 1111 1111 不用发", "长".repeat(500), "四", "五"]) {
      await bo.says(alice.conversation(), text);
    }
    await server.pass("11 minutes");
    await untilTaken(1);
    const { subject, text, html } = last();
    expect(subject).toContain("support has answered you");
    expect(`${text}${html}`).not.toContain("4111 1111 1111");
    expect(text).toContain(`${"长".repeat(300)}…`);
    expect(text).not.toContain("长".repeat(301));
    expect(text).toContain("2 more in the wallet.");
    // The newest are quoted: the answer stands last.
    expect(text).toMatch(/> 长+…\s[\s\S]*> 四\s[\s\S]*> 五/);
    expect(text).not.toContain("> 一");
  });

  test("of a customer whose address nobody knows leaves nothing to send", async () => {
    const alice = await customer(server);
    await answered(alice, "您好");
    await server.pass("11 minutes");
    expect(await outcomes()).toEqual([]);
  });
});

test("a complaint is news when it is received, when something is asked, when it is decided, and when it is late", async () => {
  const alice = await known("alice");
  const { ticket } = await alice.call("ticket:file", { topic: "提现", description: "三天没到" });
  const { number } = ticket;
  await server.pass("5 seconds");
  await untilTaken(1);
  expect(last().subject).toContain(`已收到您的投诉 ${number}`);
  // It may be read on another day, and in another country.
  const promise = exactTime("zh-CN", Date.parse(ticket.promise.at), "Asia/Shanghai");
  expect(last().text).toContain(`我们会在 ${promise} 前给您下一次答复`);
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:ask", { number, text: "请补充时间" });
  await server.pass("5 seconds");
  await untilTaken(2);
  expect(last().text).toContain("> 请补充时间");
  await alice.call("ticket:add", { number, text: "昨天" });
  await server.pass("30 days");
  await bo.signsInAgain();
  await until(() => expect(last().subject).toContain("没能按时答复"));
  expect(last().text).toMatch(/新的答复时间是 \d{4}年\d+月\d+日 \d+:\d\d（GMT\+8）/);
  await bo.call("ticket:decide", { number, kind: "explanation", text: "银行退回了这笔提现" });
  await server.pass("5 seconds");
  await until(() => expect(last().text).toContain("> 银行退回了这笔提现"));
});

describe.each([
  ["zh-CN", "会晚一些", "答复时间改为"],
  ["zh-TW", "會晚一些", "答覆時間改為"],
  ["en", "will be late", "now comes by"],
] as const)("in %s, a date of a complaint", (locale, isLate, isMoved) => {
  test("that will not be kept is news before it is broken, and so is a new one, each with its reason", async () => {
    const alice = await known("alice", { locale });
    const { ticket } = await alice.call("ticket:file", { topic: "提现", description: "三天没到" });
    const { number } = ticket;
    const accepted = await bo.call("ticket:accept", { number });
    const due = Date.parse(accepted.ticket.promise.at);
    const timeOf = (at: string) => exactTime(locale, Date.parse(at), "Asia/Shanghai");
    const [later, moved] = [1, 2].map((days) => new Date(due + days * 86_400_000).toISOString());
    await bo.call("ticket:forewarn", { number, at: later ?? "", text: "银行还没有回函" });
    await server.pass("5 seconds");
    await until(() => expect(last().subject).toContain(number));
    await until(() => expect(last().text).toContain("> 银行还没有回函"));
    expect(last().subject).toContain(isLate);
    expect(last().text).toContain(timeOf(new Date(due).toISOString()));
    expect(last().text).toContain(timeOf(later ?? ""));
    await bo.call("ticket:postpone", { number, at: moved ?? "", text: "商户在查账" });
    await server.pass("5 seconds");
    await until(() => expect(last().text).toContain("> 商户在查账"));
    expect(last().text).toContain(isMoved);
    expect(last().text).toContain(timeOf(moved ?? ""));
  });
});

test("a date that counts no more when the letter is made is not written of", async () => {
  const alice = await known("alice");
  const { ticket } = await alice.call("ticket:file", { topic: "提现", description: "三天没到" });
  const { number } = ticket;
  const accepted = await bo.call("ticket:accept", { number });
  const due = Date.parse(accepted.ticket.promise.at);
  // Days of one week could move to the same working day.
  const inWeeks = (weeks: number) => new Date(due + weeks * 7 * 86_400_000).toISOString();
  // The first letter is put off, and by its next turn there is another date.
  post.behave(() => 451);
  await bo.call("ticket:forewarn", { number, at: inWeeks(1), text: "银行还没有回函" });
  await untilWaitsAgain("ticket.forewarned");
  await bo.call("ticket:postpone", { number, at: inWeeks(2), text: "商户在查账" });
  await untilWaitsAgain("ticket.postponed");
  post.behave(() => 250);
  await server.pass("1 minute");
  await until(() => expect(last().text).toContain("> 商户在查账"));
  await until(async () => expect(await outcomes()).toContain("dropped"));
  expect(post.taken.map(({ text }) => text).join()).not.toContain("银行还没有回函");
});

describe("an e-mail address that a complaint names", () => {
  const files = (alice: Customer, contact: string) =>
    alice.call("ticket:file", { topic: "提现", description: "没到", contact });

  test("gets a link first, and what becomes of the complaint once that is followed", async () => {
    const alice = await customer(server);
    const { ticket } = await files(alice, "li@mail.example");
    await server.pass("5 seconds");
    await untilTaken(1);
    const { to, text, link } = last();
    expect(to).toBe("li@mail.example");
    expect(text).toContain(`有人在投诉 ${ticket.number} 里留下了这个邮箱`);
    expect((await alice.call("mail:get", {})).mail.state).toBe("unconfirmed");
    await bo.call("ticket:accept", { number: ticket.number });
    await bo.call("ticket:ask", { number: ticket.number, text: "请补充时间" });
    await server.pass("5 seconds");
    expect(post.asked()).toBe(1);
    await follow(link, "POST", "x=1");
    await alice.call("ticket:add", { number: ticket.number, text: "昨天" });
    await bo.call("ticket:ask", { number: ticket.number, text: "是哪张卡" });
    await server.pass("5 seconds");
    await untilTaken(2);
    expect(last().text).toContain("> 是哪张卡");
  });

  test("is asked once where several complaints name it, is no telephone, and never refuses a complaint", async () => {
    const alice = await customer(server);
    await files(alice, "13800000000");
    expect((await alice.call("mail:get", {})).mail.state).toBe("none");
    for (let filed = 0; filed < 3; filed += 1) await files(alice, "li@mail.example");
    await server.pass("5 seconds");
    await untilTaken(1);
    expect((await alice.call("ticket:list", {})).tickets).toHaveLength(4);
  });

  test("that the wallet itself names needs no link, and does not replace the customer's own", async () => {
    const { services } = server.desk;
    const complaint = { topic: "提现", description: "没到", contact: "hotline@mail.example" };
    const { number } = await fileForWallet(services, { sub: "phoned", ...complaint });
    await server.pass("5 seconds");
    await untilTaken(1);
    expect(last()).toMatchObject({ to: "hotline@mail.example" });
    expect(last().subject).toContain(`已收到您的投诉 ${number}`);
    await known("alice");
    await fileForWallet(services, { sub: "alice", ...complaint });
    await server.pass("5 seconds");
    await untilTaken(2);
    expect(last().to).toBe("alice@mail.example");
  });
});

describe("an address that a customer leaves", () => {
  test("gets a link, and nothing else before that is followed", async () => {
    const alice = await customer(server);
    const left = await alice.call("mail:leave", { address: "li@mail.example" });
    expect(left.mail).toEqual({ state: "unconfirmed", address: "li•••@mail.example" });
    await answered(alice, "您好");
    // The node that leads looks every few seconds.
    await server.pass("5 seconds");
    await untilTaken(1);
    await server.pass("11 minutes");
    const { link, headers } = last();
    expect(headers.has("list-unsubscribe")).toBe(false);

    // A mailbox looks at the link: nothing is confirmed by that.
    const page = await follow(link, "GET");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("li•••@mail.example");
    expect((await alice.call("mail:get", {})).mail.state).toBe("unconfirmed");
    expect(await (await follow(link, "POST", "x=1")).text()).toContain("已确认");
    expect((await alice.call("mail:get", {})).mail.state).toBe("on");

    await bo.says(alice.conversation(), "在吗");
    await server.pass("11 minutes");
    await untilTaken(2);
    expect(last().to).toBe("li@mail.example");
  });

  test("is not asked again and again, nor with a link that is old or changed", async () => {
    const alice = await customer(server);
    await alice.call("mail:leave", { address: "li@mail.example" });
    expect(await alice.refusal("mail:leave", { address: "xu@mail.example" })).toBe("rate_limited");
    await server.pass("2 minutes");
    await untilTaken(1);
    const { link } = last();
    expect(await (await follow(`${link}x`, "POST", "x=1")).text()).toContain("用不了");
    await server.pass("25 hours");
    expect(await (await follow(link, "POST", "x=1")).text()).toContain("用不了");
    for (let sent = 0; sent < 3; sent += 1) {
      await alice.call("mail:leave", { address: `li${sent}@mail.example` });
      await server.pass("2 minutes");
    }
    expect(await alice.refusal("mail:leave", { address: "li@mail.example" })).toBe("rate_limited");
  });

  test("goes with the customer who signs in", async () => {
    const alice = await customer(server);
    await alice.call("mail:leave", { address: "li@mail.example" });
    await server.pass("5 seconds");
    await untilTaken(1);
    await follow(last().link, "POST", "x=1");
    const { token } = alice.session();
    const identity = await server.identity("alice");
    const signedIn = await customer(server, { identity, ...(token && { token }) });
    expect((await signedIn.call("mail:get", {})).mail).toEqual({
      state: "on",
      address: "li•••@mail.example",
    });
  });
});

test("one tap in the mailbox ends e-mail, for the wallet's address too, until the customer wants it again", async () => {
  const alice = await known("alice");
  await answered(alice, "您好");
  await server.pass("11 minutes");
  await untilTaken(1);
  const { headers } = last();
  expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  const link = (headers.get("list-unsubscribe") ?? "").slice(1, -1);
  expect(link).not.toContain("mail.example");
  expect((await follow(link, "GET")).status).toBe(200);
  expect((await alice.call("mail:get", {})).mail.state).toBe("on");
  expect((await follow(link, "POST", "List-Unsubscribe=One-Click")).status).toBe(200);

  const again = await known("alice");
  expect((await again.call("mail:get", {})).mail.state).toBe("off");
  await again.call("ticket:file", { topic: "提现", description: "没到" });
  await server.pass("1 minute");
  expect(post.asked()).toBe(1);
  await again.call("mail:switch", { on: true });
  expect((await again.call("mail:get", {})).mail.state).toBe("on");
});

test("the transcript is sent on request, to its own customer only", async () => {
  const alice = await known("alice");
  await answered(alice, "退款今天会到账");
  await alice.says("有人让我打开 www.evil-wallet.com");
  const conversationId = alice.conversation();
  await alice.call("mail:transcript", { conversationId });
  await server.pass("5 seconds");
  await untilTaken(1);
  expect(last().text).toContain("> 退款今天会到账");
  expect(last().text).toContain("www[.]evil-wallet[.]com");
  expect(last().html).not.toContain("evil-wallet.com");
  expect(last().text).toContain("客服 Bo");
  const eve = await known("eve");
  expect(await eve.refusal("mail:transcript", { conversationId })).toBe("not_found");
  const nobody = await customer(server);
  await nobody.says("你好");
  const own = { conversationId: nobody.conversation() };
  expect(await nobody.refusal("mail:transcript", own)).toBe("invalid");
});

describe("a mail server", () => {
  const ask = async () => {
    const alice = await known("alice");
    await alice.call("ticket:file", { topic: "提现", description: "没到" });
    return alice;
  };

  test("that is busy is asked again with the same id, and a letter that it has taken is not sent twice", async () => {
    post.behave(() => 451);
    await ask();
    await untilAsked(1);
    await until(async () => expect(await server.sql("SELECT attempts FROM mails")).toEqual([[1]]));
    post.behave(() => 250);
    await server.pass("1 minute");
    await untilTaken(1);
    const [[id] = []] = await server.sql("SELECT id FROM mails");
    expect(last().headers.get("message-id")).toBe(`<${String(id)}@wallet.example>`);
    await until(async () => expect(await outcomes()).toEqual(["sent"]));
    await server.pass("1 day");
    expect(post.asked()).toBe(2);
  });

  test("that hangs holds up no chat, and one that refuses for good is not asked again", async () => {
    post.behave(() => "hang");
    const alice = await ask();
    await untilAsked(1);
    await answered(alice, "您好");
    post.behave(() => 550);
    const eve = await known("eve");
    await eve.call("ticket:file", { topic: "提现", description: "没到" });
    await server.pass("5 seconds");
    await untilAsked(2);
    await until(async () => expect(await outcomes()).toContain("failed"));
    await until(() => expect(server.logged()).toContain("The mail server answered 550."));
    expect(server.logged()).not.toContain("mail.example");
  });
});

describe("what no mail server took", () => {
  const browserOf = (token: string) => {
    const ask = (method: string) => (path: string) =>
      fetch(`${server.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
    return { get: ask("GET"), post: ask("POST") };
  };

  test("is listed for an administrator, without an address, and goes out once it is sent again", async () => {
    post.behave(() => 550);
    const alice = await known("alice");
    const { ticket } = await alice.call("ticket:file", { topic: "提现", description: "没到" });
    await server.pass("5 seconds");
    await until(async () => expect(await outcomes()).toEqual(["failed"]));
    const ada = browserOf((await server.hire("Ada", "admin")).token);
    const listed = async (): Promise<FailedMails> => (await ada.get("/api/admin/mails")).json();
    const { mails, pending } = await listed();
    expect(mails).toMatchObject([
      { kind: "ticket.filed", subject: `ticket:${ticket.number}`, attempts: 1 },
    ]);
    expect(mails[0]?.failure).toBe("The mail server answered 550.");
    expect(JSON.stringify(mails)).not.toContain("mail.example");
    expect(pending).toBe(0);
    post.behave(() => 250);
    expect((await ada.post(`/api/admin/mails/${mails[0]?.id}/resend`)).status).toBe(200);
    await server.pass("5 seconds");
    await untilTaken(1);
    const none: FailedMails = { mails: [], more: false, pending: 0 };
    await until(async () => expect(await listed()).toEqual(none));
    expect((await ada.post(`/api/admin/mails/${mails[0]?.id}/resend`)).status).toBe(404);
  });

  test("a supervisor may neither read nor send again", async () => {
    const sue = browserOf((await server.hire("Sue", "supervisor")).token);
    expect((await sue.get("/api/admin/mails")).status).toBe(403);
    expect((await sue.post("/api/admin/mails/x/resend")).status).toBe(403);
  });
});

test("the address and what was sent are in the export, and gone with the customer who is erased", async () => {
  const alice = await known("alice");
  await alice.call("ticket:file", { topic: "提现", description: "没到" });
  await untilTaken(1);
  await until(async () => expect(await outcomes()).toEqual(["sent"]));
  const { services } = server.desk;
  const record = await services.store.customerBySubject("alice");
  if (!record) expect.fail("the customer is there");
  const { mail } = presentExport(await exportCustomer(services, record, "operator"));
  expect(mail).toMatchObject({ state: "on", addresses: ["alice@mail.example"] });
  expect(mail.letters).toMatchObject([{ kind: "ticket.filed", sentAt: expect.any(String) }]);
  await eraseCustomer(services, record.id, "operator");
  for (const table of ["mails", "mailings"]) {
    expect(await server.sql(`SELECT * FROM ${table}`)).toEqual([]);
  }
});

test("without a mail server nobody keeps an address", async () => {
  const silent = await startTestServer();
  const identity = await silent.identity("alice", { email: "alice@mail.example" });
  const alice = await customer(silent, { identity });
  expect(alice.session().features.mail).toBe(false);
  expect(await alice.refusal("mail:leave", { address: "li@mail.example" })).toBe("unavailable");
  expect(await silent.stored()).not.toContain("alice@mail.example");
  await silent.stop();
});
