/** A complaint's topic in three languages: the same targets, one list, and everybody reads their own. */

import { afterEach, beforeEach, expect, test } from "vitest";
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
    "tickets.yml": "topics: { 费用: { acknowledge: 3 days } }\n",
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
