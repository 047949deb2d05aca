/** The outbox with a receiver that fails at random, and two nodes that send from it. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CustomerId } from "../../protocol/conversation.ts";
import type { WebhookId } from "../../protocol/webhook.ts";
import { createWebhookDelivery } from "../../server/actions/webhooks.ts";
import type { WebhookSubject } from "../../server/domain/webhook.ts";
import type { WebhookReceiver } from "../../server/ports/webhooks.ts";
import { startTestServer, type TestServer } from "../support/server.ts";

/** `npm test` sends a tenth of what is promised. */
const count = process.env.FAULTS === "long" ? 10_000 : 1_000;
const subjects = 50;

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

/** The same numbers each time, from 0 to 1. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const writeAll = () =>
  server.desk.services.store.transaction(async (tx) => {
    const now = server.clock.now();
    for (let index = 0; index < count; index += 1) {
      await tx.insertWebhook({
        id: `msg_${index}` as WebhookId,
        customerId: "c" as CustomerId,
        type: "ticket.changed",
        subject: `ticket:${index % subjects}` as WebhookSubject,
        data: { index },
        at: now,
        nextAt: now,
        attempts: 0,
      });
    }
  });

const due = () =>
  server.desk.services.store.transaction((tx) => tx.dueWebhooks(server.clock.now(), 1));
const pending = () => server.desk.services.store.pendingWebhooks();

test("each is sent at least once, and those of a subject in their order, whatever fails", async () => {
  await writeAll();
  const random = seeded(7);
  const taken: number[] = [];
  const inFlight = new Set<string>();
  const receiver: WebhookReceiver = {
    async send(id, { data }) {
      const index = Number(data.index);
      const subject = `ticket:${index % subjects}`;
      // Nobody sends the next one of a subject while one is on its way.
      expect(inFlight.has(subject), id).toBe(false);
      inFlight.add(subject);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight.delete(subject);
      const does = random();
      if (does < 0.2) return "The receiver answered 500.";
      taken.push(index);
      // It was taken, and the answer was lost: the same comes once more.
      return does < 0.25 ? "No answer in time." : undefined;
    },
  };
  const errors: unknown[] = [];
  const reports = { onFailure: () => undefined, onError: (error: unknown) => errors.push(error) };
  // Each round sends what is due now; those that failed are due after it.
  while ((await pending()) > 0) {
    const nodes = [1, 2].map(() => createWebhookDelivery(server.desk.services, receiver, reports));
    for (const node of nodes) node.run();
    await vi.waitFor(async () => expect(await due()).toEqual([]), { timeout: 120_000 });
    await Promise.all(nodes.map((node) => node.close()));
    server.clock.pass("10 hours");
  }

  expect(errors).toEqual([]);
  expect(await pending()).toBe(0);
  expect(await server.desk.services.store.deadWebhooks({ limit: 10 })).toEqual([]);
  const first = [...new Set(taken)];
  expect(first).toHaveLength(count);
  // The setup bites: some came twice.
  expect(taken.length).toBeGreaterThan(count);
  for (let subject = 0; subject < subjects; subject += 1) {
    const its = first.filter((index) => index % subjects === subject);
    expect(its).toEqual(its.toSorted((one, other) => one - other));
  }
}, 300_000);
