/** A ticket's number, said to the bot. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const complaint = { topic: "提现未到账", description: "提现三天了还没到" };

test("a number leads the customer to the ticket, with how it stands and the promised time", async () => {
  const alice = await customer(server);
  const { ticket } = await alice.call("ticket:file", complaint);
  await alice.says(`${ticket.number}到哪一步了？`);
  await alice.sees("等人受理，最晚 11月23日 18:00 前");
  expect(
    alice
      .view()
      .messages.slice(1)
      .map(({ body }) => body),
  ).toMatchObject([{ kind: "ticket", number: ticket.number }, { kind: "text" }]);
  // The line is not said twice; the ticket is shown again.
  await alice.says(ticket.number);
  await until(() => expect(alice.last()?.body).toEqual({ kind: "ticket", number: ticket.number }));
});

test("somebody else's number, and a wrong one, are not found: a human is offered", async () => {
  const alice = await customer(server);
  const { ticket } = await alice.call("ticket:file", complaint);
  const mallory = await customer(server);
  await mallory.says(`${ticket.number}到哪一步了？`);
  await mallory.sees(`没有找到编号 ${ticket.number}`);
  expect(mallory.last()?.body).toMatchObject({ kind: "text", offersAgent: true });
  expect(JSON.stringify(mallory.view())).not.toContain('"ticket"');
  await mallory.says("PD-20261121-0001-0到哪一步了？");
  await mallory.sees("没有找到编号 PD-20261121-0001-0");
});

test("beside a request for a human, the ticket is shown and the customer queues", async () => {
  const alice = await customer(server);
  const { ticket } = await alice.call("ticket:file", complaint);
  await alice.says(`转人工，${ticket.number}`);
  await alice.becomes("queued");
  expect(alice.view().messages.map(({ body }) => body.kind)).toContain("ticket");
});
