/** S06: whatever leaves the server, by who gets it: the names of all its parts. */

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
let alice: Customer;
let bo: Agent;
let lead: Agent;
beforeAll(async () => {
  server = await startTestServer();
  const identity = await server.identity("subject-of-alice", { name: "林晓", tier: "gold" });
  alice = await customer(server, { identity });
  bo = await agent(server, "Bo");
  lead = await agent(server, "Lead", { role: "supervisor" });
  await alice.says("支付失败了");
  await alice.asksForAgent();
  await bo.takesNext();
  await bo.says(alice.conversation(), "您好");
  await alice.sees("您好");
  await bo.call("priority:set", { conversationId: alice.conversation(), priority: "high" });
  await bo.resolves(alice.conversation());
  await alice.becomes("resolved");
  await lead.opens(alice.conversation());
});
afterAll(() => server.stop());

/** Every key, at any depth. */
function keysOf(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const one of value) keysOf(one, found);
  else if (value && typeof value === "object")
    for (const [key, part] of Object.entries(value)) {
      found.add(key);
      keysOf(part, found);
    }
  return found;
}

const toBoth =
  "type id conversationId seq message messages kind text author name at body articleId title blocks href strong items confidence clientId agent status priority lastSeq readSeq agentReadSeq createdAt resolvedAt survey code topic change epoch on available officialHosts choices by related urgency earlier locale verified customer conversation queue";
const toCustomers =
  "token expiresInMs announcements features frequent contacts hotline privacyNotice privacyUrl walletName position estimatedWaitSeconds estimatedWaitRange score";
const toAgents =
  "desk row email role tier phoneMasked summary agents agentsAvailable conversations queueLength since waitingSince articles outcome question tried capacity load replyDueAt returned awaySince notes tags lastAt lastText unread team teams";

const listed = (more: string) => new Set(`${toBoth} ${more}`.split(" "));
const notListed = (sent: unknown, more: string) =>
  [...keysOf(sent)].filter((key) => !listed(more).has(key)).sort();

test("S06 a customer is sent these parts and no others, and nobody's address or token", async () => {
  const { limits, ...session } = alice.session();
  const sent = [session, alice.heard(), await alice.fresh()];
  expect(limits).toBeDefined();
  expect(notListed(sent, toCustomers)).toEqual([]);
  const text = JSON.stringify(sent);
  for (const secret of ["@example.com", bo.token, bo.session().agent.email, "已处理", "127.0.0.1"])
    expect(text).not.toContain(secret);
  // It would have been found: the agent has been sent the address.
  expect(JSON.stringify(bo.session())).toContain(bo.session().agent.email);
});

test.each(["Bo", "Lead"])("S06 the agent %s is sent these parts and no others", async (name) => {
  const who = name === "Bo" ? bo : lead;
  const sent = [
    who.session(),
    who.heard(),
    await who.call("desk:list", { view: "all" }),
    await who.call("agent:list", {}),
    await who.opens(alice.conversation()),
  ];
  expect(notListed(sent, toAgents)).toEqual([]);
  const text = JSON.stringify(sent);
  // A customer's token would be the customer; their subject is the wallet's name for them.
  for (const secret of ["subject-of-alice", "passwordHash", "tokenHash", bo.token, lead.token])
    expect(text).not.toContain(secret);
});
