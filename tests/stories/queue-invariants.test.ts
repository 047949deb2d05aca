/** Q14: whatever customers and agents do, the queue forgets nobody, doubles nobody, and fills nobody beyond the capacity. */

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AgentId } from "../../protocol/conversation.ts";
import { resolveForAgent, sendReply } from "../../server/actions/agent-conversations.ts";
import { cancelRequest, requestAgent } from "../../server/actions/agent-request.ts";
import { assignWaiting } from "../../server/actions/assignment.ts";
import { end, send } from "../../server/actions/conversations.ts";
import { goOnDuty } from "../../server/actions/desk.ts";
import { runHousekeeping } from "../../server/actions/housekeeping.ts";
import { release, take, transfer } from "../../server/actions/queue.ts";
import type { AgentRecord, CustomerRecord } from "../../server/domain/records.ts";
import { Refusal } from "../../server/domain/refusal.ts";
import { newClientId } from "../support/actors.ts";
import { anAgent } from "../support/builders.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

const team = { name: "卡务组", members: ["agent-0@example.com"], assignment: "automatic" };
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({}, { queue: { teams: [team] } });
});
afterAll(() => server.stop());

const capacity = 2;
const agentCount = 3;
const customerCount = 6;

const often = ["ask", "take", "take-this", "transfer"] as const;
const verbs = [
  ...often,
  ...often,
  ...often,
  "cancel",
  "say",
  "end",
  "answer",
  "to-team",
  "release",
  "resolve",
  "off-duty",
  "on-duty",
  "on-duty",
  "vanish",
  "return",
  "return",
  "disable",
  "enable",
  "enable",
  "minute",
  "rule",
] as const;

const step = fc.record({
  verb: fc.constantFrom(...verbs),
  customer: fc.nat(customerCount - 1),
  agent: fc.nat(agentCount - 1),
  other: fc.nat(agentCount - 1),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const text = { text: "您好", redacted: [] } as const;

async function actors() {
  const { store, ids, clock, cluster } = server.desk.services;
  const customers = Array.from(
    { length: customerCount },
    (): CustomerRecord => ({ id: ids.next(), locale: "zh-CN", createdAt: clock.now() }),
  );
  const run = ids.next();
  const agents = Array.from(
    { length: agentCount },
    (_, index): AgentRecord =>
      anAgent({
        id: ids.next(),
        email: index === 0 ? "agent-0@example.com" : `agent-${index}-${run}@example.com`,
        capacity,
      }),
  );
  await store.transaction(async (tx) => {
    for (const one of await tx.agents()) {
      await tx.updateAgent({ ...one, email: `was-${one.id}@example.com`, available: false });
    }
    for (const one of customers) await tx.insertCustomer(one);
    for (const one of agents) await tx.insertAgent(one);
  });
  for (const { id } of agents) cluster.agentConnected(id);
  for (const one of customers.slice(1)) await requestAgent(server.desk.services, one, {});
  return { customers, agents };
}

async function act(
  { verb, ...who }: Step,
  { customers, agents }: Awaited<ReturnType<typeof actors>>,
  services = server.desk.services,
) {
  const { store, cluster, clock, settings } = services;
  const customer = customers[who.customer] as CustomerRecord;
  const { id: agentId } = agents[who.agent] as AgentRecord;
  const { id: toAgentId } = agents[who.other] as AgentRecord;
  const [held] = await store.conversationsHeldBy(agentId);
  const conversationId = (held ?? (await store.latestConversationOf(customer.id)))?.id;
  const change = (disabled: boolean) =>
    store.transaction(async (tx) => {
      const record = await tx.agent(agentId);
      if (record) await tx.updateAgent({ ...record, disabled });
    });
  const isHere = cluster.agentGoneSince(agentId) === undefined;
  switch (verb) {
    case "ask":
      return requestAgent(services, customer, {});
    case "cancel":
      return cancelRequest(services, customer);
    case "say":
      return send(services, customer, { clientId: newClientId(), text });
    case "end":
      return end(services, customer);
    case "take":
      return isHere && take(services, agentId);
    case "take-this":
      return isHere && conversationId && take(services, agentId, { conversationId });
    case "off-duty":
    case "on-duty":
      return isHere && goOnDuty(services, agentId, { on: verb === "on-duty" });
    case "vanish":
      return isHere && cluster.agentDisconnected(agentId);
    case "return":
      return isHere || cluster.agentConnected(agentId);
    case "disable":
    case "enable":
      return change(verb === "disable");
    case "minute":
      server.clock.pass("1 minute");
      return runHousekeeping(services, (_name, step) => step().then(() => undefined));
    case "rule":
      await store.transaction((tx) => tx.storeSettings("queue", ruleOf(who), clock.now()));
      // The other nodes go by the rule of before.
      return settings.refresh();
  }
  if (!conversationId) return undefined;
  switch (verb) {
    case "answer":
      return sendReply(services, agentId, { conversationId, clientId: newClientId(), text });
    case "transfer":
      return transfer(services, agentId, { conversationId, toAgentId });
    case "to-team":
      return transfer(services, agentId, { conversationId, toTeam: team.name });
    case "release":
      return release(services, agentId, conversationId);
    case "resolve":
      return resolveForAgent(services, agentId, { conversationId, summary: "s", topic: "t" });
  }
}

/** Another head start each time, and what the file says besides. */
const ruleOf = ({ customer }: Omit<Step, "verb">) =>
  JSON.stringify({
    assignment: "manual",
    firstReplySeconds: 180,
    nextReplySeconds: 600,
    knownAgentSeconds: 60,
    headStartSeconds: 300 * (customer + 1),
  });

/** A refusal is an answer; anything else is a bug. */
const answered = async (done: Promise<unknown>) => {
  await done.catch((error) => {
    if (!(error instanceof Refusal)) throw error;
  });
  await assignWaiting(server.desk.services);
  // Events are delivered in the next turn.
  await new Promise(setImmediate);
};

/** Of this run: what is wrong, in words. */
async function wrongs({ customers }: { readonly customers: readonly CustomerRecord[] }) {
  const { store, cluster, waitingLine, clock } = server.desk.services;
  const line = waitingLine.slice(0, waitingLine.length).map(({ id }) => id);
  const agents = new Map((await store.agents()).map((one) => [one.id, one]));
  const found: string[] = [];
  const all = await Promise.all(customers.map(({ id }) => store.conversationsOf(id, { limit: 9 })));
  for (const one of all.flat()) {
    const places = line.filter((id) => id === one.id).length;
    if (places !== (one.status === "queued" ? 1 : 0)) found.push(`${one.status}, ${places} places`);
    if (one.status === "queued" && one.agentId) found.push("queued, with an agent");
    if (one.status !== "assigned") continue;
    const agent = one.agentId && agents.get(one.agentId);
    const gone = agent && cluster.agentGoneSince(agent.id);
    // Whoever is disabled, has gone or owes an answer keeps customers until the next tick at most.
    if (!agent) found.push("assigned, to nobody");
    else if (!agent.available && !agent.disabled) found.push("assigned, to one off duty");
    else if (gone !== undefined && clock.elapsed() - gone > 45_000 + 60_000)
      found.push("forgotten");
  }
  for (const [id, load] of await store.loads()) {
    if (load > capacity) found.push(`${id} has ${load}`);
  }
  return found;
}

async function afterTick(agents: readonly { readonly id: AgentId }[]) {
  const { store } = server.desk.services;
  await runHousekeeping(server.desk.services, (_name, step) => step().then(() => undefined));
  const records = await Promise.all(agents.map(({ id }) => store.agent(id)));
  const loads = await store.loads();
  return records.flatMap((one) =>
    one?.disabled && loads.has(one.id) ? ["a disabled one has some"] : [],
  );
}

test("Q14 after each step everyone who waits is in the queue once, and everyone who is served has one agent with room", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const people = await actors();
      for (const one of steps) {
        await answered(Promise.resolve().then(() => act(one, people)));
        expect([one.verb, await wrongs(people)]).toEqual([one.verb, []]);
      }
      expect(await afterTick(people.agents)).toEqual([]);
      const { services } = server.desk;
      for (const customer of people.customers) await answered(end(services, customer));
    }),
    { numRuns: 40 },
  );
}, 120_000);

test("Q14 the same at the same time: of steps that race, none doubles or overfills", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const people = await actors();
      await Promise.all(
        steps.map((one, index) => {
          const node = server.nodes[index % server.nodes.length];
          return answered(Promise.resolve().then(() => act(one, people, node?.services)));
        }),
      );
      await until(async () => expect(await wrongs(people)).toEqual([]));
      const { services } = server.desk;
      for (const customer of people.customers) await answered(end(services, customer));
    }),
    { numRuns: 20 },
  );
}, 120_000);
