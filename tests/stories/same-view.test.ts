/** D12: after any steps and any lost connections, a client's view equals a fresh snapshot. */

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessageId } from "../../protocol/conversation.ts";
import { type Agent, agent, type Customer, customer } from "../support/actors.ts";
import { startTestServer, type TestServer, until } from "../support/server.ts";

let server: TestServer;
let bo: Agent;
beforeAll(async () => {
  server = await startTestServer();
  bo = await agent(server, "Bo");
});
afterAll(() => server.stop());

/** A refusal is fine: the order is random, and a rule may say no. */
const tries = (work: Promise<unknown>) => work.catch(() => undefined);

/** A message of the customer's own. */
const oneOf = (alice: Customer): MessageId =>
  alice.view().messages.findLast(({ author }) => author.kind === "customer")?.id ??
  ("none" as MessageId);

const deeds: Readonly<Record<string, (alice: Customer) => Promise<unknown>>> = {
  "asks what is known": (alice) => alice.sends("支付失败了"),
  "asks what is not known": (alice) => alice.sends("天气"),
  "asks vaguely": (alice) => alice.sends("钱的问题"),
  "says it did not help": (alice) => alice.sends("没用"),
  "asks for a human": (alice) => tries(alice.call("agent:request", {})),
  "goes back to the bot": (alice) => tries(alice.call("agent:cancel", {})),
  "is taken": (alice) => tries(bo.takes(alice.view().id)),
  "is answered": (alice) => tries(bo.says(alice.view().id, "您好")),
  "is given back": (alice) =>
    tries(bo.call("conversation:release", { conversationId: alice.view().id })),
  "is made urgent": (alice) =>
    tries(bo.call("priority:set", { conversationId: alice.view().id, priority: "urgent" })),
  "is resolved": (alice) => tries(bo.resolves(alice.view().id)),
  ends: (alice) => tries(alice.call("conversation:end", {})),
  rates: (alice) =>
    tries(alice.call("survey:answer", { conversationId: alice.view().id, score: 4 })),
  reads: (alice) => tries(alice.call("conversation:read", { seq: alice.view().lastSeq })),
  "gives a secret away": (alice) => alice.sends("我的密码是Abc12345"),
  "gives one away in pieces": async (alice) => {
    for (const word of "apple river tent copper maple wolf".split(" ")) await alice.sends(word);
  },
  "takes a message back": (alice) =>
    tries(
      alice.call("message:redact", { conversationId: alice.view().id, messageId: oneOf(alice) }),
    ),
  "has a message redacted": (alice) =>
    tries(bo.call("message:redact", { conversationId: alice.view().id, messageId: oneOf(alice) })),
  "loses the line": async (alice) => {
    alice.leaves();
    await tries(bo.says(alice.view().id, "刚才断线了吗"));
    await alice.arrive();
  },
};

test("a client's view equals a fresh snapshot after any steps", async () => {
  const story = fc.array(fc.constantFrom(...Object.keys(deeds)), { minLength: 1, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(story, async (names) => {
      const alice = await customer(server);
      await alice.says("您好");
      for (const name of names) await deeds[name]?.(alice);
      await until(async () => {
        await alice.synced();
        // A place changes without an event of its own: the desk's next timer corrects a stale one.
        const { queue: _, ...fresh } = await alice.fresh();
        const { queue: __, createdAt: ___, ...view } = alice.view();
        expect({ ...view, createdAt: fresh.createdAt }).toEqual(fresh);
      });
      const seqs = alice.view().messages.map(({ seq }) => seq);
      expect(seqs).toEqual(seqs.map((___, index) => index + 1));
      await tries(alice.call("conversation:end", {}));
      alice.leaves();
    }),
    { numRuns: 60 },
  );
}, 60_000);
