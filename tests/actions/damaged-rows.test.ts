/** F18, on the embedded database: what one damaged row holds up. */

import { afterEach, beforeEach, expect, test } from "vitest";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let bo: Agent;
let alice: Customer;
let ben: Customer;

beforeEach(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
  [alice, ben] = [await customer(server), await customer(server)];
});
afterEach(() => server.stop());

const damage = (table: string, column: string, found: string) =>
  server.sql(
    `UPDATE ${table} SET ${column} = CAST(x'FFFE' || CAST(${column} AS BLOB) AS TEXT)
     WHERE ${column} LIKE '%${found}%'`,
  );

test("F18 the desk's list shows a damaged row among the others, and the queue goes on", async () => {
  await alice.asksForAgent();
  await alice.says("坏掉的一条");
  await ben.asksForAgent();
  await ben.says("好的一条");
  await damage("conversations", "customer_text", "坏掉的一条");
  const { conversations } = await bo.call("desk:list", { view: "queue" });
  expect(conversations.map(({ lastText }) => lastText).sort()).toEqual([
    "好的一条",
    "\ufffd\ufffd坏掉的一条",
  ]);
  await expect(server.desk.services.store.check()).rejects.toThrow("no text");
  expect(server.logged().split("The database is damaged")).toHaveLength(2);
});

test("F18 a damaged conversation is closed by nobody, and the others are", async () => {
  await alice.says("坏掉的一条");
  await ben.says("支付失败怎么办");
  await damage("conversations", "last_text", "坏掉的一条");
  await damage("conversations", "customer_text", "坏掉的一条");
  const statuses = () =>
    server.sql("SELECT status FROM conversations ORDER BY status").then((rows) => rows.flat());
  for (let day = 0; day < 3; day += 1) await server.pass("1 day").catch(() => undefined);
  expect(await statuses()).toEqual(["bot", "resolved"]);
  // Each step has said it once, however often it was tried.
  const failed = server.logged().split('"step":"idle conversations"');
  expect(failed).toHaveLength(2);
});
