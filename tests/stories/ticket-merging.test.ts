/** Two complaints about the same: everything of the one is reached from the other, and nothing of it goes on by itself. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { pdf } from "../support/files.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";
import { uploads } from "../support/uploads.ts";
import { answersWith, coffee, hostSecret, startWallet, transfer } from "../support/wallet.ts";

let server: TestServer;
let wallet: Awaited<ReturnType<typeof startWallet>>;
let alice: Customer;
let bo: Agent;

beforeEach(async () => {
  wallet = await startWallet(() => server.clock.now());
  server = await startTestServer({
    HOST_URL: wallet.url,
    HOST_SECRET: hostSecret,
    RETENTION_CONVERSATIONS_DAYS: "30",
    RETENTION_ATTACHMENTS_DAYS: "10",
  });
  wallet.answers(answersWith({ transactions: [transfer, coffee] }));
  alice = await customer(server, { identity: await server.identity("u-1") });
  bo = await agent(server, "Bo");
});
afterEach(async () => {
  await server.stop();
  await wallet.stop();
});

const complaint = { topic: "提现未到账", description: "提现三天了还没到" };
const files = async (who: Customer = alice, parts: object = {}) =>
  (await who.call("ticket:file", { ...complaint, ...parts })).ticket.number;
const reads = async (number: TicketNumber) => (await alice.call("ticket:get", { number })).ticket;
const opens = async (number: TicketNumber) => (await bo.call("ticket:open", { number })).ticket;
const merges = async (number: TicketNumber, into: TicketNumber) => {
  if ((await opens(number)).handler?.name !== "Bo") await bo.call("ticket:accept", { number });
  return (await bo.call("ticket:merge", { number, into })).ticket;
};
const isRead = async (id: string) =>
  (await uploads(server, await server.identity("u-1")).read(id)).status === 200;
/** Days later, with another identity from the wallet. */
const comesBack = async () => {
  alice = await customer(server, { identity: await server.identity("u-1") });
};
const isSound = async (number: TicketNumber) =>
  expect((await runAdmin(["ticket", "verify", number], server.settings)).code).toBe(0);
const hoursPass = async (hours: number) => {
  for (let hour = 0; hour < hours; hour += 6) await server.pass("6 hours");
  await bo.signsInAgain();
};

/** A complaint with all that one can have. */
async function richOne() {
  await alice.says("提现失败怎么办");
  const file = await uploads(server, await server.identity("u-1")).takes("回单.pdf", pdf());
  const number = await files(alice, {
    description: "第二次说：三天没到",
    demand: "退回余额",
    contact: "13800000000",
    transactionId: transfer.id,
    attachmentIds: [file.id],
  });
  const conversationId = alice.conversation();
  await bo.call("ticket:accept", { number });
  await bo.call("ticket:reply", { number, text: "正在查银行的回执" });
  await bo.call("ticket:task", { number, team: "技术组", text: "查回执" });
  return { number, file, conversationId };
}

test("what was merged is read from the ticket that goes on: words, answers, evidence, transaction, conversation, tasks", async () => {
  const first = await files();
  const { number: second, file, conversationId } = await richOne();
  const merged = await merges(second, first);
  expect(merged).toMatchObject({ state: "closed", mergedInto: first, tasks: [] });

  const shown = {
    number: second,
    description: "第二次说：三天没到",
    demand: "退回余额",
    transaction: { id: transfer.id },
    attachments: [{ id: file.id }],
  };
  const survivor = await opens(first);
  expect(survivor.merged).toMatchObject([shown]);
  expect(survivor.timeline.at(-1)).toMatchObject({ kind: "absorbed", text: second, by: "Bo" });
  expect(survivor.conversations.map(({ id }) => id)).toEqual([conversationId]);
  expect(survivor).toMatchObject({ contact: "13800000000", transaction: { id: transfer.id } });
  expect(survivor.tasks).toMatchObject([{ team: "技术组", text: "查回执" }]);
  // The answer of the team is given where it goes on.
  const taskId = survivor.tasks[0]?.id ?? "";
  await bo.call("ticket:answer-task", { number: first, taskId, text: "没有回执" });

  const hers = await reads(first);
  expect(hers.merged).toMatchObject([shown]);
  expect(hers.timeline.at(-1)).toMatchObject({ kind: "absorbed", text: second });
  expect(await isRead(file.id)).toBe(true);
  const old = await reads(second);
  expect(old).toMatchObject({ mergedInto: first, may: { add: false, withdraw: false } });
  expect(old.timeline.map(({ text }) => text)).toContain("正在查银行的回执");
  for (const number of [first, second]) await isSound(number);
});

test("both sides hear of both tickets, and the customer's other devices too", async () => {
  const [first, second] = [await files(), await files()];
  const { at } = await alice.call("ticket:moved", {});
  await server.pass("1 minute");
  await merges(second, first);
  const since = { since: at };
  const { numbers } = await alice.call("ticket:moved", since);
  expect(numbers.toSorted()).toEqual([first, second].toSorted());
  await until(() =>
    expect(
      alice.heard().filter((event) => event.type === "ticket.changed" && event.number === first),
    ).not.toHaveLength(0),
  );
});

test("merged a second time nothing is added; what was merged before goes along into a third", async () => {
  const [first, second, third] = [await files(), await files(), await files()];
  await merges(second, first);
  const once = await opens(first);
  // The answer was lost on its way, and the agent tries again.
  await merges(second, first);
  expect(await opens(first)).toEqual(once);
  expect(await bo.refusal("ticket:merge", { number: second, into: third })).toBe("closed");

  await merges(first, third);
  const survivor = await opens(third);
  expect(survivor.merged?.map(({ number }) => number)).toEqual([first, second]);
  expect(survivor.timeline.filter(({ kind }) => kind === "absorbed")).toHaveLength(1);
  expect((await reads(second)).mergedInto).toBe(third);
});

test("nothing of somebody else's is ever merged, and nobody else reads what was", async () => {
  const mallory = await customer(server, { identity: await server.identity("u-2") });
  const theirs = await files(mallory, { description: "别人的话" });
  const [first, second] = [await files(), await files()];
  await bo.call("ticket:accept", { number: theirs });
  for (const number of [first, second]) {
    expect(await bo.refusal("ticket:merge", { number: theirs, into: number })).toBe("invalid");
  }
  await merges(second, first);
  expect(await mallory.refusal("ticket:get", { number: first })).toBe("not_found");
  expect(await mallory.refusal("ticket:get", { number: second })).toBe("not_found");
  expect(JSON.stringify(await reads(first))).not.toContain("别人的话");
  expect((await reads(first)).merged).toHaveLength(1);
});

test("neither into itself nor into one that is decided or over: nobody would look at it again", async () => {
  const [first, second] = [await files(), await files()];
  await bo.call("ticket:accept", { number: second });
  await bo.call("ticket:accept", { number: first });
  const into = (other: TicketNumber) => bo.refusal("ticket:merge", { number: second, into: other });
  expect(await into(second)).toBe("invalid");
  await bo.call("ticket:decide", { number: first, kind: "apology", text: "抱歉" });
  expect(await into(first)).toBe("closed");
  const gone = await files();
  await alice.call("ticket:withdraw", { number: gone });
  expect(await into(gone)).toBe("closed");
  expect((await reads(second)).state).toBe("accepted");
});

test("one that was reopened after its decision and merged then is not reviewed, nor opened again", async () => {
  const [first, second] = [await files(), await files()];
  await bo.call("ticket:accept", { number: second });
  await bo.call("ticket:decide", { number: second, kind: "apology", text: "抱歉" });
  await hoursPass(4 * 24);
  await comesBack();
  await alice.call("ticket:follow-up", { number: second, resolved: false, score: 2 });
  await merges(second, first);
  expect((await reads(second)).may).toMatchObject({ add: false, escalate: false, followUp: false });
  expect(await alice.refusal("ticket:escalate", { number: second, reason: "再看" })).toBe("closed");
});

test("its promise is owed no more, and its evidence stays as long as the other one goes on", async () => {
  const first = await files();
  const { number: second, file } = await richOne();
  await merges(second, first);
  const told = (await reads(second)).timeline.length;
  await alice.call("conversation:end", {});
  await hoursPass(40 * 24);
  await comesBack();
  expect((await reads(second)).timeline).toHaveLength(told);
  expect((await reads(first)).merged).toMatchObject([{ number: second }]);
  expect(await isRead(file.id)).toBe(true);
  await alice.call("ticket:withdraw", { number: first });
  await hoursPass(40 * 24);
  expect(await server.sql("SELECT number FROM tickets")).toEqual([]);
});

test("the words of a task that went along are taken away with its entry", async () => {
  const first = await files();
  const { number: second } = await richOne();
  await merges(second, first);
  const entry = (await opens(second)).timeline.find(({ kind }) => kind === "task");
  await bo.call("ticket:redact", { number: second, seq: entry?.seq ?? 0 });
  expect(JSON.stringify(await opens(first))).not.toContain("查回执");
});

test("two agents who merge two tickets into each other at once leave one that goes on", async () => {
  const ada = await agent(server, "Ada", { role: "supervisor" });
  const [first, second] = [await files(), await files()];
  const outcomes = await Promise.all([
    ada.call("ticket:merge", { number: first, into: second }).catch(() => "refused"),
    ada.call("ticket:merge", { number: second, into: first }).catch(() => "refused"),
  ]);
  expect(outcomes.filter((one) => one === "refused")).toHaveLength(1);
  const both = [await reads(first), await reads(second)];
  expect(both.map(({ state }) => state).toSorted()).toEqual(["closed", "submitted"]);
});

test("of one that was merged nothing is kept apart any more: not its cause, its topic or its conversations", async () => {
  const [number, into] = [await files(), await files()];
  await bo.call("ticket:accept", { number: into });
  await merges(number, into);
  const cause = "银行无回执";
  const topic = { topic: "退款", severity: "high" } as const;
  expect(await bo.refusal("ticket:set-cause", { number, cause })).toBe("closed");
  expect(await bo.refusal("ticket:classify", { number, ...topic })).toBe("closed");
  await alice.says("提现失败怎么办");
  const conversationId = alice.conversation();
  expect(await bo.refusal("ticket:link", { number, conversationId })).toBe("closed");
  // The one that goes on takes them.
  await bo.call("ticket:set-cause", { number: into, cause });
  await bo.call("ticket:classify", { number: into, ...topic });
  await bo.call("ticket:link", { number: into, conversationId });
});
