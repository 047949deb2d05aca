/** What every Store keeps to; run on each implementation. */

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type {
  AgentId,
  ArticleId,
  ClientId,
  ConversationId,
  CustomerId,
  MessageId,
} from "../../protocol/conversation.ts";
import { priorities } from "../../protocol/conversation.ts";
import { queueOrder } from "../../protocol/queue-order.ts";
import { searchPhrases } from "../../protocol/search-terms.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { AuditRecord } from "../../server/domain/audit.ts";
import type {
  AgentRecord,
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
} from "../../server/domain/records.ts";
import type { TicketRecord } from "../../server/domain/ticket.ts";
import {
  after,
  DuplicateMessage,
  type Eventually,
  type NewMessage,
  type Store,
  StoreUnavailable,
  type Transaction,
} from "../../server/ports/store.ts";
import * as built from "../support/builders.ts";

const id = <T>() => randomUUID() as T;

const counted = "PD-1" as TicketNumber;

const aCustomer = (parts: Partial<CustomerRecord> = {}): CustomerRecord => ({
  id: id<CustomerId>(),
  locale: "zh-CN",
  createdAt: 1,
  ...parts,
});

const aConversation = (customerId: CustomerId, parts: Partial<ConversationRecord> = {}) =>
  built.aConversation({
    id: id(),
    customerId,
    lastAt: 1,
    customerAt: 1,
    createdAt: 1,
    ...parts,
  });

const anAgent = (parts: Partial<AgentRecord> = {}) =>
  built.anAgent({ id: id(), email: `${randomUUID()}@example.com`, ...parts });

export const aMessage = (
  { id: conversationId, customerId }: ConversationRecord,
  text: string,
  parts: Partial<MessageRecord> = {},
): NewMessage => ({
  id: id<MessageId>(),
  conversationId,
  author: { kind: "customer", id: customerId },
  clientId: id<ClientId>(),
  at: 5,
  body: { kind: "text", text },
  event: { type: "message.posted" },
  ...parts,
});

const refuseAfter = (_: MessageRecord): MessageRecord => {
  throw new Error("refused");
};

async function writesAndRefuses(tx: Transaction, conversation: ConversationRecord) {
  await tx.updateConversation(conversation.id, { misses: 99 });
  return refuseAfter(await tx.appendMessage(aMessage(conversation, "undone")));
}

export function storeContract(
  name: string,
  open: () => Promise<Store>,
  remove: () => Promise<void>,
) {
  describe(`the store on ${name}`, () => {
    let store: Store;
    let customer: CustomerRecord;
    let conversation: ConversationRecord;

    const save = <T>(work: (tx: Transaction) => Eventually<T>) => store.transaction(work);
    const textsIn = async (range: Parameters<Store["messages"]>[1]) =>
      (await store.messages(conversation.id, range)).map(({ body }) => "text" in body && body.text);

    const fileTicket = (number: string, ticket: Partial<TicketRecord>) =>
      save((tx) =>
        tx.insertTicket({
          ...{ number: number as TicketNumber, customerId: customer.id, locale: "zh-CN" },
          ...{ topic: "提现", description: "没到账", severity: "normal" },
          ...{ promiseKind: "decision", lastSeq: 1, lastHash: "" },
          ...{ lastAt: 1, createdAt: 1 },
          ...ticket,
        } as TicketRecord),
      );

    beforeEach(async () => {
      store = await open();
      customer = aCustomer();
      conversation = aConversation(customer.id);
      await save(async (tx) => {
        await tx.insertCustomer(customer, "token-hash");
        await tx.insertConversation(conversation);
      });
    });

    afterEach(async () => {
      await store.close();
      await remove();
    });

    test("a record comes back as it was saved, optional parts and all", async () => {
      const full = aCustomer({
        subject: "wallet-7",
        name: "王小明",
        tier: "gold",
        phoneMasked: "138****0000",
        region: "HK",
      });
      const agent = anAgent();
      const talk = aConversation(full.id, {
        status: "resolved",
        priority: "urgent",
        topic: "account-stolen",
        agentId: agent.id,
        waitingSince: 3,
        assignedAt: 4,
        lastArticleId: "account-stolen" as ArticleId,
        summary: "已冻结",
        survey: { score: 5, resolved: true, comment: "谢谢" },
        resolvedAt: 9,
      });
      await save(async (tx) => {
        await tx.insertCustomer(full);
        await tx.insertAgent(agent);
        await tx.insertConversation(talk);
      });

      expect(await store.customer(full.id)).toEqual(full);
      expect(await store.customerBySubject("wallet-7")).toEqual(full);
      expect(await store.agentByEmail(agent.email.toUpperCase())).toEqual(agent);
      expect(await store.conversation(talk.id)).toEqual(talk);
      expect(await store.conversation(conversation.id)).toEqual(conversation);
    });

    test("a token finds its customer and never comes out again", async () => {
      const found = await store.customerByToken("token-hash");
      expect(found).toEqual(customer);
      expect(JSON.stringify(found)).not.toContain("token-hash");
    });

    test("conversations move to another customer with all that was said, and the token is forgotten", async () => {
      const owner = aCustomer({ subject: "wallet-8" });
      const sent = aMessage(conversation, "first");
      await save(async (tx) => {
        await tx.insertCustomer(owner);
        await tx.appendMessage(sent);
        await tx.latestConversationOf(customer.id);
        await tx.moveConversations(customer.id, owner.id);
        await tx.forgetCustomerToken(customer.id);
      });
      expect(await store.customerByToken("token-hash")).toBeUndefined();
      expect(await store.conversationOf(customer.id, conversation.id)).toBeUndefined();
      expect(await store.conversationOf(owner.id, conversation.id)).toBeDefined();
      const found = await save((tx) => tx.latestConversationOf(owner.id));
      expect(found?.customerId).toBe(owner.id);
      expect(await save((tx) => tx.latestConversationOf(customer.id))).toBeUndefined();
      const again = {
        ...sent,
        id: id<MessageId>(),
        author: { kind: "customer", id: owner.id },
      } as const;
      await expect(save((tx) => tx.appendMessage(again))).rejects.toThrow(DuplicateMessage);
    });

    test("a customer's session is found until it has expired", async () => {
      const session = { tokenHash: "s1", customerId: customer.id, createdAt: 1, expiresAt: 10 };
      await save((tx) => tx.insertCustomerSession(session));
      expect(await store.customerSession("s1")).toEqual(session);
      expect(await store.customerSession("s2")).toBeUndefined();
      await save((tx) => tx.deleteExpiredCustomerSessions(10));
      expect(await store.customerSession("s1")).toBeUndefined();
    });

    test("somebody else's conversation is not there", async () => {
      const stranger = aCustomer();
      await save((tx) => tx.insertCustomer(stranger));
      expect(await store.conversationOf(customer.id, conversation.id)).toBeDefined();
      expect(await store.conversationOf(stranger.id, conversation.id)).toBeUndefined();
    });

    test("messages are numbered from 1 without gaps, whoever writes at the same time", async () => {
      const texts = Array.from({ length: 40 }, (_, index) => `m${index}`);
      const kept = await Promise.all(
        texts.map((text) => save((tx) => tx.appendMessage(aMessage(conversation, text)))),
      );
      const inOrder = [...kept].sort((one, other) => one.seq - other.seq);
      expect(inOrder.map(({ seq }) => seq)).toEqual(texts.map((_, index) => index + 1));
      expect(await store.messages(conversation.id, { after: 0, limit: 100 })).toEqual(inOrder);
      expect(new Set(await textsIn({ after: 0, limit: 100 }))).toEqual(new Set(texts));
      expect((await store.conversation(conversation.id))?.lastSeq).toBe(40);
    });

    test("a page of messages ends where it is asked to", async () => {
      for (const text of ["a", "b", "c", "d"]) {
        await save((tx) => tx.appendMessage(aMessage(conversation, text)));
      }
      expect(await textsIn({ after: 1, limit: 2 })).toEqual(["b", "c"]);
      expect(await textsIn({ before: 4, limit: 2 })).toEqual(["b", "c"]);
      expect(await textsIn({ limit: 2 })).toEqual(["c", "d"]);
    });

    test("messages of several conversations are found in one question by their places, in whatever number", async () => {
      const other = aConversation(customer.id);
      await save(async (tx) => {
        await tx.insertConversation(other);
        for (let n = 1; n <= 6; n += 1) {
          await tx.appendMessage(aMessage(conversation, `a${n}`));
          await tx.appendMessage(aMessage(other, `b${n}`));
        }
      });
      const textsAt = async (...places: readonly (readonly [ConversationRecord, number])[]) => {
        const named = places.map(([{ id: conversationId }, seq]) => ({ conversationId, seq }));
        const found = await store.messagesAt(named);
        return found.map(({ body }) => "text" in body && body.text).toSorted();
      };
      expect(await textsAt()).toEqual([]);
      expect(await textsAt([conversation, 2])).toEqual(["a2"]);
      const some = [1, 3, 6, 7].flatMap((seq) => [
        [conversation, seq] as const,
        [other, seq] as const,
      ]);
      expect(await textsAt(...some)).toEqual(["a1", "a3", "a6", "b1", "b3", "b6"]);
      expect(await textsAt([aConversation(customer.id), 1])).toEqual([]);
    });

    test("rows of the desk come in the order in which they are asked for, without what is not there", async () => {
      const agent = anAgent();
      const held = aConversation(customer.id, { status: "assigned", agentId: agent.id });
      await save(async (tx) => {
        await tx.insertAgent(agent);
        await tx.insertConversation(held);
      });
      const rows = await store.deskRows([held.id, id(), conversation.id]);
      expect(rows).toMatchObject([
        { conversation: { id: held.id }, customer: { id: customer.id }, agent: { id: agent.id } },
        { conversation: { id: conversation.id }, agent: undefined },
      ]);
    });

    test("a message is found by its sender's client id, and by nobody else's", async () => {
      const message = aMessage(conversation, "在吗");
      const kept = await save((tx) => tx.appendMessage(message));
      const clientId = message.clientId as ClientId;
      expect(
        await store.messageByClientId(conversation.id, `customer:${customer.id}`, clientId),
      ).toEqual(kept);
      expect(
        await store.messageByClientId(conversation.id, "customer:another", clientId),
      ).toBeUndefined();
    });

    test("the same client id of the same sender is refused, with the message as it was kept", async () => {
      const message = aMessage(conversation, "一次");
      const kept = await save((tx) => tx.appendMessage(message));
      const again = save((tx) =>
        tx.appendMessage({ ...message, id: id(), body: { kind: "text", text: "另一次" } }),
      );
      await expect(again).rejects.toEqual(new DuplicateMessage(kept));
      expect(await textsIn({ after: 0, limit: 9 })).toEqual(["一次"]);
    });

    test("the same client id in another conversation, or from another sender, is another message", async () => {
      const other = aConversation(customer.id);
      await save((tx) => tx.insertConversation(other));
      const message = aMessage(conversation, "一次");
      await save((tx) => tx.appendMessage(message));
      await save((tx) => tx.appendMessage({ ...message, conversationId: other.id }));
      await save((tx) => tx.appendMessage({ ...message, author: { kind: "agent", id: "a1" } }));
      expect((await store.conversation(conversation.id))?.lastSeq).toBe(2);
    });

    test("work that throws leaves no trace, and its neighbours of the same turn are kept", async () => {
      const results = await Promise.allSettled([
        save((tx) => tx.appendMessage(aMessage(conversation, "before"))),
        save(async (tx) => {
          await tx.appendMessage(aMessage(conversation, "undone"));
          throw new Error("refused");
        }),
        save((tx) => tx.appendMessage(aMessage(conversation, "after"))),
      ]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      // Either may have been first.
      expect((await textsIn({ after: 0, limit: 9 })).sort()).toEqual(["after", "before"]);
      expect((await store.conversation(conversation.id))?.lastSeq).toBe(2);
    });

    test("of many at a time, what fails after it has written and what is sent twice leaves the others whole", async () => {
      const kept: MessageRecord[] = [];
      const sent: Promise<unknown>[] = [];
      type Work = (tx: Transaction) => Promise<MessageRecord>;
      // As clients do where the database is busy.
      const patiently = (work: Work): Promise<MessageRecord> =>
        save(work).catch((error: unknown) => {
          if (error instanceof StoreUnavailable) return patiently(work);
          throw error;
        });
      const send = (work: Work) => {
        const answered = patiently(work).then((message) => kept.push(message));
        sent.push(answered.catch((error) => expect(error).toBeInstanceOf(Error)));
      };
      for (let number = 0; number < 120; number += 1) {
        const message = aMessage(conversation, `${number}`);
        const append = async (tx: Transaction) => tx.appendMessage({ ...message, id: id() });
        send(append);
        if (number % 7 === 3) send(append);
        if (number % 5 === 2) send(async (tx) => refuseAfter(await append(tx)));
        if (number % 11 === 4) send((tx) => writesAndRefuses(tx, conversation));
        if (number % 3 === 0) await new Promise(setImmediate);
      }
      await Promise.all(sent);

      expect(kept).toHaveLength(120);
      const stored = await store.messages(conversation.id, { after: 0, limit: 500 });
      expect(stored).toEqual([...kept].sort((one, other) => one.seq - other.seq));
      expect(stored.map(({ seq }) => seq)).toEqual(stored.map((_, index) => index + 1));
      expect(new Set(stored.map(({ clientId }) => clientId)).size).toBe(120);
      expect(await store.conversation(conversation.id)).toMatchObject({ lastSeq: 120, misses: 0 });
    }, 60_000);

    test("what the database refuses fails alone, and its neighbours of the same turn are kept", async () => {
      const agent = built.anAgent();
      await save((tx) => tx.insertAgent(agent));
      const outcomes = await Promise.allSettled([
        save((tx) => tx.appendMessage(aMessage(conversation, "before"))),
        save((tx) => tx.insertAgent(agent)),
        save((tx) => tx.appendMessage(aMessage(conversation, "after"))),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      // Either may have been first.
      expect((await textsIn({ after: 0, limit: 9 })).sort()).toEqual(["after", "before"]);
    });

    test("what follows a message that was sent twice is done all the same", async () => {
      const message = aMessage(conversation, "一次");
      await save((tx) => tx.appendMessage(message));
      const again = save((tx) => tx.appendMessage(message));
      const waits: Promise<unknown>[] = [again.catch(() => undefined)];
      for (const seconds of [7, 8]) {
        await new Promise(setImmediate);
        waits.push(save((tx) => tx.insertWait(conversation.id, seconds, seconds)));
      }
      await Promise.all(waits);
      await expect(again).rejects.toBeInstanceOf(DuplicateMessage);
      expect(await store.recentWaits(0, 2)).toEqual([8, 7]);
    });

    test("sent many times in one turn with a new conversation, a message is one", async () => {
      const begun = aConversation(customer.id, { createdAt: 2 });
      const message = aMessage(begun, "一次");
      const send = () =>
        save(async (tx) => {
          const latest = await tx.latestConversationOf(customer.id);
          if (latest?.id !== begun.id) await tx.insertConversation(begun);
          return tx.appendMessage({ ...message, id: id() });
        });
      const results = await Promise.allSettled([send(), send(), send()]);
      const kept = results.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
      expect(kept).toHaveLength(1);
      for (const other of results) {
        if (other.status === "rejected") expect(other).toMatchObject({ reason: { kept: kept[0] } });
      }
    });

    test("what an undone transaction changed is not believed afterwards", async () => {
      const failing = save(async (tx) => {
        await tx.updateConversation(conversation.id, { topic: "undone", misses: 7 });
        await tx.appendMessage(aMessage(conversation, "undone"));
        throw new Error("refused");
      });
      const neighbour = save((tx) => tx.latestConversationOf(customer.id));
      await expect(failing).rejects.toThrow("refused");
      expect(await neighbour).toEqual(conversation);
      expect(await save((tx) => tx.conversation(conversation.id))).toEqual(conversation);
    });

    test("inside a transaction every question sees what the transaction has changed", async () => {
      const [next, record] = await save(async (tx) => {
        await tx.updateConversation(conversation.id, { status: "queued", waitingSince: 3 });
        return [
          await tx.claimNext(),
          await tx.conversationOf(customer.id, conversation.id),
        ] as const;
      });
      expect(next).toEqual({ ...conversation, status: "queued", waitingSince: 3 });
      expect(record).toEqual(next);
      expect(await store.waiting("", 9)).toEqual([
        { id: conversation.id, customerId: customer.id, priority: "normal", waitingSince: 3 },
      ]);
    });

    test("the newest conversation is the latest, also right after it was begun", async () => {
      const newer = aConversation(customer.id, { createdAt: 2 });
      const before = await save((tx) => tx.latestConversationOf(customer.id));
      const after = await save(async (tx) => {
        await tx.insertConversation(newer);
        return tx.latestConversationOf(customer.id);
      });
      expect([before?.id, after?.id]).toEqual([conversation.id, newer.id]);
    });

    test("nobody outside sees a row before its commit", async () => {
      let seenInside: number | undefined;
      let seenOutside: number | undefined;
      await save(async (tx) => {
        await tx.appendMessage(aMessage(conversation, "halb"));
        seenInside = (await tx.conversation(conversation.id))?.lastSeq;
        seenOutside = (await store.conversation(conversation.id))?.lastSeq;
      });
      expect([seenInside, seenOutside]).toEqual([1, 0]);
      expect((await store.conversation(conversation.id))?.lastSeq).toBe(1);
    });

    test("a message without its conversation is refused", async () => {
      const nowhere = aConversation(customer.id);
      await expect(save((tx) => tx.appendMessage(aMessage(nowhere, "x")))).rejects.toThrow();
    });

    test("a part that is patched to undefined is gone", async () => {
      await save((tx) => tx.updateConversation(conversation.id, { topic: "transfers", misses: 2 }));
      await save((tx) => tx.updateConversation(conversation.id, { topic: undefined }));
      expect(await store.conversation(conversation.id)).toEqual({ ...conversation, misses: 2 });
    });

    test("the queue and its list are in the order of the protocol's function, whatever waits in it", async () => {
      const rows = fc.array(
        fc.record({
          // Few of each, so that ties are common.
          status: fc.constantFrom("queued", "queued", "queued", "resolved", "assigned"),
          priority: fc.constantFrom(...priorities),
          waitingSince: fc.constantFrom(undefined, 5, 10, Number.MAX_SAFE_INTEGER),
          // Of older versions and of several rules.
          turnAt: fc.constantFrom(undefined, 5, 10, -1_800_000, -3_600_000),
        }),
        { maxLength: 12 },
      );
      const property = fc.asyncProperty(rows, async (parts) => {
        const before = await store.waiting("", 99);
        await save(async (tx) => {
          // Ids are random: their order is not the one in which they were saved.
          for (const row of parts) await tx.insertConversation(aConversation(customer.id, row));
          for (const { id } of before) await tx.updateConversation(id, { status: "bot" });
        });
        const waiting = await store.waiting("", 99);
        expect(waiting).toHaveLength(parts.filter(({ status }) => status === "queued").length);
        const queue = [...waiting].sort(queueOrder).map(({ id }) => id);
        expect((await save((tx) => tx.claimNext()))?.id).toBe(queue[0]);
        const page = await store.desk("queue", id<AgentId>());
        expect(page.rows.map(({ conversation: { id } }) => id)).toEqual(queue);
      });
      await fc.assert(property, { numRuns: 30 });
    });

    test("the desk's queue is paged in its order, without a row twice or missing", async () => {
      const all = Array.from({ length: 130 }, (_, index) =>
        aConversation(customer.id, {
          status: "queued",
          priority: priorities[index % 3],
          waitingSince: 100 + Math.floor(index / 7),
          turnAt: index % 5 === 0 ? -1_800_000 + index : undefined,
        } as Partial<ConversationRecord>),
      );
      await save(async (tx) => {
        for (const one of all) await tx.insertConversation(one);
      });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.desk("queue", id<AgentId>(), cursor);
        expect(page.rows.length).toBeLessThanOrEqual(50);
        seen.push(...page.rows.map((row) => row.conversation.id));
        cursor = page.cursor;
      } while (cursor);
      expect(seen).toEqual([...all].sort(queueOrder).map((one) => one.id));
    });

    test("who waits is read page by page, each once", async () => {
      const all = Array.from({ length: 7 }, () => aConversation(customer.id, { status: "queued" }));
      await save(async (tx) => {
        for (const one of all) await tx.insertConversation(one);
      });
      const seen: ConversationId[] = [];
      for (let after: ConversationId | "" = ""; ; ) {
        const page = await store.waiting(after, 3);
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        if (!last) break;
        after = last.id;
      }
      expect(seen).toEqual(all.map(({ id }) => id).sort());
    });

    test("a list of the desk is paged without a row twice or missing", async () => {
      const agent = anAgent();
      await save(async (tx) => {
        await tx.insertAgent(agent);
        for (let index = 0; index < 120; index += 1) {
          await tx.insertConversation(
            aConversation(customer.id, {
              status: "assigned",
              agentId: agent.id,
              lastAt: 100 + Math.floor(index / 7),
            }),
          );
        }
      });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.desk("mine", agent.id, cursor);
        seen.push(...page.rows.map((row) => row.conversation.id));
        expect(
          page.rows.every((row) => row.agent?.id === agent.id && row.customer.id === customer.id),
        ).toBe(true);
        cursor = page.cursor;
      } while (cursor);
      expect(new Set(seen).size).toBe(120);
      expect(seen.length).toBe(120);
      expect((await store.desk("mine", id<AgentId>())).rows).toEqual([]);
    });

    test("an agent's load is what they hold now", async () => {
      const [busy, idle] = [anAgent(), anAgent()];
      await save(async (tx) => {
        for (const agent of [busy, idle]) await tx.insertAgent(agent);
        for (const status of ["assigned", "assigned", "resolved"] as const)
          await tx.insertConversation(aConversation(customer.id, { status, agentId: busy.id }));
      });
      expect(await store.loads()).toEqual(new Map([[busy.id, 2]]));
    });

    test("what was said is found once its slice is in the index, and no more once it was redacted or deleted", async () => {
      const alice = aCustomer({ name: "林晓" });
      const chat = aConversation(alice.id);
      await save(async (tx) => {
        await tx.insertCustomer(alice);
        await tx.insertConversation(chat);
        for (const text of ["转给房东了", "房东没收到", "谢谢"])
          await tx.appendMessage(aMessage(chat, text));
      });
      const found = async (query: string) => {
        const { found } = await store.searchMessages(searchPhrases(query), { filter: {} });
        return found.flatMap(({ matches }) => matches.map(({ seq }) => seq));
      };
      expect(await found("房东")).toEqual([]);
      // A slice ends in the midst of a conversation, and the next one goes on there.
      const slice = () => save((tx) => tx.indexSlice(2));
      expect([await slice(), await slice(), await slice(), await slice()]).toEqual([2, 2, 0, 0]);
      expect([await found("房东"), await found("房东没"), await found("谢谢")]).toEqual([
        [2, 1],
        [2],
        [3],
      ]);
      expect(await found("房东账")).toEqual([]);
      expect(await store.searchCustomers("林晓", 5)).toEqual([alice]);

      await save((tx) => tx.redactMessages(chat.id, [2]));
      expect(await found("房东")).toEqual([1]);
      await save((tx) => tx.deleteConversation(chat.id));
      expect(await found("房东")).toEqual([]);
      await save((tx) => tx.detachCustomer(alice.id));
      expect(await store.searchCustomers("林", 5)).toEqual([]);
    });

    test("what agents have not read is counted, the customer's messages only", async () => {
      await save(async (tx) => {
        for (const text of ["a", "b", "c"]) await tx.appendMessage(aMessage(conversation, text));
        await tx.appendMessage(aMessage(conversation, "d", { author: { kind: "bot" } }));
      });
      expect(await store.customerMessagesAfter(conversation.id, 1)).toBe(2);
      expect((await store.conversation(conversation.id))?.unread).toBe(3);
    });

    test("idle conversations are those whose customer has been silent, the longest first", async () => {
      const silent = aConversation(customer.id, { customerAt: 0, status: "assigned" });
      const queued = aConversation(customer.id, { customerAt: 0, status: "queued" });
      await save(async (tx) => {
        await tx.insertConversation(silent);
        await tx.insertConversation(queued);
      });
      const idle = await store.idleConversations(2, 10);
      expect(idle.map((row) => row.id)).toEqual([silent.id, conversation.id]);
    });

    test("a vote marks the question that its message answered, and a second vote replaces it", async () => {
      const article = "refund-time" as ArticleId;
      const [asked, answer] = await save(async (tx) => [
        await tx.appendMessage(aMessage(conversation, "退款多久")),
        await tx.appendMessage(aMessage(conversation, "…", { author: { kind: "bot" } })),
      ]);
      await save((tx) =>
        tx.insertQuestion({
          conversationId: conversation.id,
          messageSeq: asked?.seq ?? 0,
          question: "退款多久",
          outcome: "answer",
          articleIds: [article],
          confidence: 0.9,
          at: 5,
        }),
      );
      const vote = {
        customerId: customer.id,
        articleId: article,
        conversationId: conversation.id,
        at: 6,
      };
      const messageId = answer?.id as MessageId;
      await save((tx) => tx.saveVote({ ...vote, messageId, helpful: true }));
      expect((await store.questionsIn(conversation.id))[0]?.helpful).toBe(true);
      expect(await store.mostAsked(0, 3)).toEqual([article]);
      await save((tx) => tx.saveVote({ ...vote, messageId, helpful: false, reason: "看不懂" }));
      expect((await store.questionsIn(conversation.id))[0]?.helpful).toBe(false);
    });

    test("waits are given newest first", async () => {
      await save(async (tx) => {
        for (const [at, seconds] of [
          [1, 10],
          [3, 30],
          [2, 20],
        ] as const) {
          await tx.insertWait(conversation.id, seconds, at);
        }
      });
      expect(await store.recentWaits(0, 2)).toEqual([30, 20]);
      expect(await store.recentWaits(2, 9)).toEqual([30]);
    });

    test("how long agents had the conversations that have ended since, newest first", async () => {
      const ended = (assignedAt: number | undefined, resolvedAt: number) =>
        aConversation(customer.id, { status: "resolved", assignedAt, resolvedAt });
      await save(async (tx) => {
        await tx.insertConversation(ended(1_000, 5_000));
        await tx.insertConversation(ended(1_000, 61_000));
        await tx.insertConversation(ended(60_000, 90_000));
        await tx.insertConversation(ended(undefined, 95_000));
      });
      expect(await store.handlingTimes(10_000, 9)).toEqual([30, 60]);
      expect(await store.handlingTimes(0, 1)).toEqual([30]);
    });

    test("a session of an agent ends when it is deleted or has expired", async () => {
      const agent = anAgent();
      const session = (tokenHash: string, expiresAt: number) => ({
        tokenHash,
        agentId: agent.id,
        createdAt: 1,
        expiresAt,
      });
      await save(async (tx) => {
        await tx.insertAgent(agent);
        await tx.insertAgentSession(session("old", 10));
        await tx.insertAgentSession(session("new", 100));
        await tx.deleteExpiredSessions(10);
      });
      expect(await store.agentSession("old")).toBeUndefined();
      expect(await store.agentSession("new")).toEqual(session("new", 100));
      await save((tx) => tx.deleteAgentSessionsOf(agent.id));
      expect(await store.agentSession("new")).toBeUndefined();
    });

    test("the audit log is one chain, however many write at the same time, and may lose its beginning", async () => {
      const append = (tx: Transaction) =>
        after(tx.lockAuditHead(), (head) => {
          const record: AuditRecord = {
            seq: head.seq + 1,
            at: 7,
            what: "agent.created",
            by: "operator",
            details: { role: "agent", after: head.hash },
            hash: `hash ${head.seq + 1}`,
          };
          return tx.appendAudit(record, head);
        });
      await Promise.all(Array.from({ length: 20 }, () => save(append)));
      const all = await store.auditAfter(0, 99);
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
      expect(all[2]).toEqual({
        seq: 3,
        at: 7,
        what: "agent.created",
        by: "operator",
        about: undefined,
        details: { role: "agent", after: "hash 2" },
        hash: "hash 3",
      });
      const none = { seq: 0, hash: "" };
      expect(await store.auditHead()).toEqual({ seq: 20, hash: "hash 20", pruned: none });
      expect((await store.auditBefore(undefined, 2)).map(({ seq }) => seq)).toEqual([20, 19]);
      expect((await store.auditBefore(19, 2)).map(({ seq }) => seq)).toEqual([18, 17]);

      const through = { seq: 18, hash: "hash 18" };
      await save(async (tx) => tx.pruneAudit(through, await tx.lockAuditHead()));
      expect((await store.auditAfter(0, 99)).map(({ seq }) => seq)).toEqual([19, 20]);
      expect(await store.auditHead()).toEqual({ seq: 20, hash: "hash 20", pruned: through });
    });

    test("what a rolled-back transaction wrote is not in the audit log", async () => {
      const record = { seq: 1, at: 7, what: "agent.created", by: "operator", hash: "h" } as const;
      const failing = save(async (tx) => {
        await tx.appendAudit(record, await tx.lockAuditHead());
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await store.auditHead()).toMatchObject({ seq: 0 });
      expect(await store.auditAfter(0, 9)).toEqual([]);
    });

    test("a lease has one holder, who renews it; another takes it as it was seen, or not at all", async () => {
      const lease = (holder: string, beat: number) => ({ name: "leader", holder, beat });
      const got = await Promise.all(
        ["a", "b", "c"].map((holder) =>
          store.transaction((tx) => tx.insertLease(lease(holder, 0))),
        ),
      );
      expect(got.filter(Boolean)).toHaveLength(1);
      const [seen] = await store.leases();
      const holder = seen?.holder ?? "";
      expect(await store.transaction((tx) => tx.renewLeases(holder))).toBe(1);
      expect(await store.transaction((tx) => tx.renewLeases("nobody"))).toBe(0);
      // It was renewed since.
      expect(await store.transaction((tx) => tx.takeLease(lease(holder, 0), "d"))).toBe(false);
      expect(await store.transaction((tx) => tx.takeLease(lease(holder, 1), "d"))).toBe(true);
      expect(await store.leases()).toEqual([lease("d", 2)]);
      await store.transaction((tx) => tx.deleteLeasesOf("d"));
      expect(await store.leases()).toEqual([]);
    });

    test("agents' connections are kept once for each node, and go with it", async () => {
      const [bo, tess] = [id<AgentId>(), id<AgentId>()].sort() as [AgentId, AgentId];
      await store.transaction(async (tx) => {
        for (const node of ["a", "b", "a"]) await tx.insertAgentConnection({ agentId: bo, node });
        await tx.insertAgentConnection({ agentId: tess, node: "a" });
        await tx.deleteAgentConnection({ agentId: tess, node: "b" });
      });
      expect(await store.agentConnections()).toEqual([
        { agentId: bo, node: "a" },
        { agentId: bo, node: "b" },
        { agentId: tess, node: "a" },
      ]);
      await store.transaction((tx) => tx.deleteAgentConnectionsOf("a"));
      expect(await store.agentConnections()).toEqual([{ agentId: bo, node: "b" }]);
    });

    test("where a conversation stands: a customer's newest, an agent's held ones, those that are named", async () => {
      const agent = anAgent();
      const customer = aCustomer();
      const old = aConversation(customer.id, { createdAt: 1, status: "resolved" });
      const held = aConversation(customer.id, {
        createdAt: 2,
        status: "assigned",
        agentId: agent.id,
      });
      await store.transaction(async (tx) => {
        await tx.insertAgent(agent);
        await tx.insertCustomer(customer);
        for (const one of [old, held]) await tx.insertConversation(one);
        await tx.appendMessage(aMessage(held, "您好"));
      });
      const { id: heldId, customerId, status, agentId, priority, locale } = held;
      const state = { id: heldId, customerId, status, agentId, priority, locale, lastSeq: 1 };
      expect(await store.statesOfCustomers([customer.id, id()])).toEqual([
        expect.objectContaining(state),
      ]);
      expect(await store.statesHeldBy([agent.id])).toEqual([expect.objectContaining(state)]);
      expect((await store.statesOf([old.id, held.id])).map((one) => one.id).sort()).toEqual(
        [old.id, held.id].sort(),
      );
      expect(await store.statesOf([])).toEqual([]);
    });

    test("an incident keeps which tasks it names, and each task is found by its id until its complaint is deleted", async () => {
      const number = id<TicketNumber>();
      await fileTicket(number, { state: "submitted", promiseAt: 40 });
      const task = {
        ...{ id: id<string>(), number, team: "技术组", text: "查回执", dueAt: 7 },
        ...{ answer: undefined, answeredAt: undefined },
      };
      const incident = built.anAnnouncement({ id: id(), tasks: [task.id] });
      await save(async (tx) => {
        await tx.insertTicketTask(task);
        await tx.saveAnnouncement(incident);
      });
      expect((await store.announcement(incident.id))?.tasks).toEqual([task.id]);
      expect(await store.ticketTask(task.id)).toEqual(task);
      await save((tx) => tx.saveAnnouncement({ ...incident, tasks: undefined }));
      expect((await store.announcement(incident.id))?.tasks).toBeUndefined();
      await save((tx) => tx.deleteTicket(number));
      expect(await store.ticketTask(task.id)).toBeUndefined();
    });

    test("an announcement that is saved again replaces the one before, and is found while it is not over", async () => {
      const older = built.anAnnouncement({ id: id(), createdAt: 5, changedAt: 5, dueAt: 30 });
      const newer = built.anAnnouncement({ id: id(), createdAt: 9, changedAt: 9, isUnsent: true });
      await save(async (tx) => {
        for (const one of [older, newer]) await tx.saveAnnouncement(one);
      });
      const ids = (found: readonly { readonly id: string }[]) => found.map((one) => one.id);
      expect(ids(await store.currentAnnouncements())).toEqual([newer.id, older.id]);
      expect(ids(await store.announcements({ limit: 1 }))).toEqual([newer.id]);
      expect(ids(await store.announcements({ before: newer.id, limit: 9 }))).toEqual([older.id]);
      expect(ids(await store.announcementsDue(30, 9))).toEqual([older.id]);
      expect(ids(await store.announcementsDue(29, 9))).toEqual([]);
      expect(ids(await store.announcementsSince(6, 9))).toEqual([newer.id]);
      expect(ids(await store.announcementsToSend(9))).toEqual([newer.id]);
      const text = { "zh-CN": "已恢复", en: "It is over" };
      const ended = { ...newer, state: "ended", updates: [{ at: 10, text }] } as const;
      await save((tx) => tx.saveAnnouncement({ ...ended, isUnsent: false, endsAt: 10 }));
      expect(ids(await store.currentAnnouncements())).toEqual([older.id]);
      expect(await store.announcement(newer.id)).toMatchObject({
        state: "ended",
        updates: ended.updates,
        endsAt: 10,
        isUnsent: false,
      });
      expect(await store.announcementsToSend(9)).toEqual([]);
    });

    test("what a customer does about an announcement is one row, and follows them when they sign in", async () => {
      const announcement = built.anAnnouncement({ id: id() });
      const other = aCustomer({ id: id() });
      const of = { announcementId: announcement.id, customerId: customer.id };
      const articleId = "transfer-pending" as ArticleId;
      await save(async (tx) => {
        await tx.insertCustomer(other);
        await tx.saveAnnouncement(announcement);
        await tx.saveAnnouncementReader({ ...of, dismissedAt: 3, sent: 0 });
        await tx.saveAnnouncementReader({ ...of, dismissedAt: 3, subscribedAt: 4, sent: 1 });
        const report = { articleId, customerId: customer.id, day: "2026-11-29", at: 7 };
        for (const at of [7, 8]) await tx.insertProblemReport({ ...report, at });
      });
      const row = { ...of, dismissedAt: 3, subscribedAt: 4, sent: 1 };
      expect(await store.announcementReadersOf(customer.id)).toEqual([
        expect.objectContaining(row),
      ]);
      expect(await store.subscribersToSend(announcement.id, 1, 9)).toEqual([]);
      expect(await store.subscribersToSend(announcement.id, 2, 9)).toHaveLength(1);
      expect(await store.problemsSince(7, 9)).toEqual([{ articleId, customers: 1 }]);
      expect(await store.problemsSince(8, 9)).toEqual([]);
      await save((tx) => tx.moveAnnouncementReaders(customer.id, other.id));
      expect(await store.announcementReader(announcement.id, customer.id)).toBeUndefined();
      expect(await store.announcementReader(announcement.id, other.id)).toMatchObject({ sent: 1 });
    });

    test("a transaction may read several lists at once", async () => {
      const who = [id<CustomerId>(), id<CustomerId>(), id<CustomerId>()];
      const lists = await store.transaction((tx) =>
        Promise.all(who.map((one) => tx.conversationsOf(one, { limit: 9 }))),
      );
      expect(lists).toEqual([[], [], []]);
    });

    test("conversations that were changed since a moment are found, open and resolved", async () => {
      const open = aConversation(customer.id, { lastAt: 90 });
      const over = aConversation(customer.id, { status: "resolved", lastAt: 80, resolvedAt: 95 });
      const long = aConversation(customer.id, { status: "resolved", lastAt: 99, resolvedAt: 20 });
      await save(async (tx) => {
        for (const one of [open, over, long]) await tx.insertConversation(one);
      });
      expect((await store.statesSince(90, 9)).map((one) => one.id)).toEqual([open.id, over.id]);
      expect(await store.statesSince(96, 9)).toEqual([]);
      expect(await store.statesSince(0, 1)).toHaveLength(2);
    });

    test("the installation keeps its name when the epoch is a new one", async () => {
      const name = await store.installation();
      expect(name).toMatch(/^[0-9a-f-]{36}$/);
      await store.beginEpoch();
      expect(await store.installation()).toBe(name);
    });

    test("the broken promises of a re-review and of a reopened complaint are in the list of late ones", async () => {
      const broken = { breachedAt: 9, decidedAt: 5 };
      await fileTicket("PD-1", { promiseAt: 40, state: "reviewing", ...broken });
      await fileTicket("PD-2", { promiseAt: 30, state: "investigating", ...broken });
      await fileTicket("PD-3", { promiseAt: 20, state: "accepted", breachedAt: 9 });
      await fileTicket("PD-4", { promiseAt: 10, state: "reviewing", decidedAt: 5 });
      await fileTicket("PD-5", { promiseAt: 10, state: "closed", closedAt: 9, ...broken });
      await fileTicket("PD-6", { promiseAt: 10, state: "decided", ...broken });
      const late = { view: "late", agentId: id<AgentId>(), until: 99 } as const;
      const { rows } = await store.ticketPage(late);
      expect(rows.map(({ ticket }) => ticket.number)).toEqual(["PD-3", "PD-2", "PD-1"]);
      expect(await store.countTickets(late)).toBe(3);
    });

    test.each([
      ["by its number", (tx: Transaction, _: CustomerId) => tx.ticket(counted)],
      ["through its customer", (tx: Transaction, whose: CustomerId) => tx.ticketOf(whose, counted)],
    ])("of many that change a ticket at once, read %s, none is lost", async (_, read) => {
      await fileTicket("PD-1", { state: "accepted", promiseAt: 0 });
      const count = () =>
        save(async (tx) => {
          const found = await read(tx, customer.id);
          await tx.updateTicket(counted, { promiseAt: (found?.promiseAt ?? 0) + 1 });
        });
      await Promise.all(Array.from({ length: 20 }, count));
      expect((await store.ticket(counted))?.promiseAt).toBe(20);
    });

    test("any text comes back exactly", async () => {
      const texts = [
        "👩‍👩‍👧‍👦",
        "\u202Eabc",
        "'; DROP TABLE messages; --",
        "é\u0301",
        "￥100\n\t",
        "a".repeat(4000),
      ];
      for (const text of texts) await save((tx) => tx.appendMessage(aMessage(conversation, text)));
      expect(await textsIn({ after: 0, limit: 99 })).toEqual(texts);
    });

    test("the epoch and all rows are there again after a restart", async () => {
      await save((tx) => tx.appendMessage(aMessage(conversation, "bleibt")));
      const { epoch } = store;
      await store.close();
      store = await open();
      expect(store.epoch).toBe(epoch);
      expect(await textsIn({ after: 0, limit: 9 })).toEqual(["bleibt"]);
    });

    test("a store that is closed finishes what came before, and refuses what comes after as unavailable", async () => {
      const before = save((tx) => tx.appendMessage(aMessage(conversation, "before")));
      const end = store.close();
      await expect(save((tx) => tx.loads())).rejects.toBeInstanceOf(StoreUnavailable);
      await Promise.all([before, end]);
      await expect(store.check()).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.close()).resolves.toBeUndefined();

      store = await open();
      expect(await textsIn({ after: 0, limit: 9 })).toEqual(["before"]);
    });

    test("a check passes while the store works", async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}
