/** A complaint's topic in three languages: the same targets, one list, and everybody reads their own. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Insights } from "../../protocol/insights.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { type LiveFaq, openFaq } from "../../server/faq/live.ts";
import { folderOf, small } from "../faq/fixture.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";

import { startTestServer, type TestServer } from "../support/server.ts";

let content: Awaited<ReturnType<typeof folderOf>>;
let faq: LiveFaq;
let server: TestServer;
let bo: Agent;

beforeEach(async () => {
  content = await folderOf({
    ...small,
    "categories.yml":
      "fees: { zh-CN: 费用, en: Fees }\npayments: { zh-CN: 支付, zh-TW: 付款, en: Payments }\n",
    "tickets.yml": "topics: { 费用: { acknowledge: 3 days } }\nteams: [技术组]\n",
  });
  faq = await openFaq(content.dir, { watch: false });
  server = await startTestServer({}, { faq });
  bo = await agent(server, "Bo");
});
afterEach(async () => {
  await server.stop();
  await faq.close();
  await content.remove();
});

const filesAbout = async (who: Customer, topic: string) =>
  (await who.call("ticket:file", { topic, description: "The fee is wrong" })).ticket;

test("a topic has the targets of its category, whatever language it was filed in", async () => {
  const [wang, amy] = [await customer(server), await customer(server, { locale: "en" })];
  const [chinese, english] = [await filesAbout(wang, "费用"), await filesAbout(amy, "Fees")];
  expect(english.promise).toEqual(chinese.promise);
  // It bites: another topic is promised for the next business day.
  expect((await filesAbout(amy, "Payments")).promise.at < english.promise.at).toBe(true);
});

test("an agent reads topics in the language of the console", async () => {
  const wang = await customer(server);
  const { number } = await filesAbout(wang, "费用");
  await filesAbout(wang, "支付");
  const amy = await agent(server, "Amy", { role: "supervisor", locale: "en" });

  const { overview } = await amy.call("ticket:overview", {});
  expect(overview.topics).toEqual(expect.arrayContaining(["Fees", "Payments"]));
  const { tickets } = await amy.call("ticket:list", { view: "open", filter: { topic: "Fees" } });
  expect(tickets.map((row) => [row.number, row.topic])).toEqual([[number, "Fees"]]);
  const { ticket } = await amy.call("ticket:open", { number });
  expect([ticket.topic, ticket.others[0]?.topic]).toEqual(["Fees", "Payments"]);
  await amy.call("ticket:task", { number, team: "技术组", text: "Please look" });
  const { tasks } = await amy.call("ticket:tasks", { team: "技术组" });
  expect(tasks.map(({ topic }) => topic)).toEqual(["Fees"]);

  const { improvement } = await amy.call("improvement:save", {
    what: "Say the fee first",
    ownerId: amy.id,
    due: "2026-12-24",
    topic: "Fees",
    incidents: [],
  });
  expect(improvement.topic?.title).toBe("Fees");
  const { improvements } = await bo.call("improvement:list", {});
  expect(improvements.map(({ topic }) => topic?.title)).toEqual(["费用"]);
});

test("over HTTP they are in the language of the request", async () => {
  const wang = await customer(server);
  const { number } = await filesAbout(wang, "费用");
  const amy = await agent(server, "Amy", { role: "supervisor" });
  const asked = (path: string, language: string) =>
    fetch(`${server.agentUrl}/api/agent/${path}`, {
      headers: { authorization: `Bearer ${amy.token}`, "accept-language": language },
    });
  const topicFound = async (language: string) => {
    const { tickets } = (await (
      await asked(`search?q=${number}`, language)
    ).json()) as SearchResults;
    return tickets.map(({ topic }) => topic);
  };
  expect(await topicFound("en-GB,en;q=0.9,zh;q=0.8")).toEqual(["Fees"]);
  expect(await topicFound("zh-CN")).toEqual(["费用"]);
  expect(await topicFound("fr")).toEqual(["费用"]);
  expect(await (await asked("tickets.csv?view=open", "en")).text()).toContain("Fees");

  await server.pass("1 minute");
  const { topics, choices } = (await (await asked("insights?days=7", "en")).json()) as Insights;
  expect(topics.map(({ title }) => title)).toContain("Fees");
  expect(choices.topics.map(({ title }) => title)).toContain("Fees");
});

test("a topic is found in the list by its title, and each side reads it in their own language", async () => {
  const amy = await customer(server, { locale: "en" });
  const { number } = await filesAbout(amy, "Fees");
  const other = await filesAbout(amy, "Payments");
  const found = await bo.call("ticket:list", { view: "open", filter: { topic: "费用" } });
  expect(found.tickets.map((row) => [row.number, row.topic])).toEqual([[number, "费用"]]);
  const { ticket } = await bo.call("ticket:open", { number });
  expect([ticket.topic, ticket.others]).toEqual([
    "费用",
    [{ number: other.number, topic: "支付" }],
  ]);

  await bo.call("ticket:accept", { number });
  await bo.call("ticket:classify", { number, topic: "支付", severity: "normal" });
  expect((await amy.call("ticket:get", { number })).ticket.topic).toBe("Payments");
  const { tickets } = await amy.call("ticket:list", {});
  expect(tickets.map(({ topic }) => topic)).toEqual(["Payments", "Payments"]);
});

test("a conversation is found by its topic in any language, and by the category of its article", async () => {
  const wang = await customer(server);
  await wang.says("押金一百块");
  await wang.asksForAgent();
  await bo.takes(wang.conversation());
  const conversationId = wang.conversation();
  const topic = "支付失败怎么办？";
  await bo.call("conversation:resolve", { conversationId, summary: "好了", topic });
  await server.pass("4 seconds");
  const found = async (about: string) => {
    const query = new URLSearchParams({ q: "押金", topic: about });
    const asked = await fetch(`${server.agentUrl}/api/agent/search?${query}`, {
      headers: { authorization: `Bearer ${bo.token}` },
    });
    const { conversations } = (await asked.json()) as SearchResults;
    return conversations.map(({ row }) => row.id);
  };
  for (const about of [topic, "payment-failed", "Why did my payment fail?", "支付", "Payments"])
    expect(await found(about), about).toEqual([conversationId]);
  for (const about of ["费用", "Fees", "别的"]) expect(await found(about), about).toEqual([]);
});
