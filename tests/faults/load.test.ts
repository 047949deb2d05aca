/** D01: many at once, nothing lost, nothing twice, the same order for all. */

import { randomUUID } from "node:crypto";
import { io, type Socket } from "socket.io-client";
import { expect, test } from "vitest";
import type { ConversationId, Message } from "../../protocol/conversation.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import {
  type Account,
  createAgent,
  signIn,
  startServer,
  temporaryFolder,
} from "../support/process.ts";

const customers = 50;
const messagesEach = 200;
const agents = 10;
const patience = { timeout: 30_000 };

test(`${customers} customers, ${messagesEach} messages each, ${agents} agents: lost 0, twice 0, one order`, async () => {
  const folder = await temporaryFolder();
  const accounts: Account[] = [];
  for (let number = 0; number < agents; number += 1) {
    accounts.push(await createAgent(folder.path, `agent${number}@example.com`));
  }
  const server = await startServer({ PORT: "0", DATA_DIR: folder.path });
  const waiting = await Promise.all(
    Array.from({ length: customers }, () => openCustomer(server.url)),
  );
  const staff = await Promise.all(
    accounts.map(async (account) => openAgent(server.url, await signIn(server.url, account))),
  );
  for (let taken = 0; taken < customers; taken += 1) {
    await staff[taken % agents]?.take();
  }

  await Promise.all(waiting.map((customer) => customer.talk(messagesEach)));
  await Promise.all(staff.map((agent) => agent.replyToAll()));

  for (const customer of waiting) {
    const transcript = await customer.transcript();
    const expected = transcript.map(({ seq, id }) => `${seq} ${id}`);
    expect(transcript.map(({ seq }) => seq)).toEqual(transcript.map((_, index) => index + 1));
    expect(transcript.filter(({ author }) => author.kind === "customer").length).toBe(messagesEach);
    expect(new Set(transcript.map(({ id }) => id)).size).toBe(transcript.length);
    await expect.poll(() => customer.seen(), patience).toEqual(expected);
    const agent = staff.find((candidate) => candidate.seen(customer.conversationId()).length > 0);
    const seenByAgent = () => agent?.seen(customer.conversationId()) ?? [];
    const from = transcript.findIndex(({ id }) => seenByAgent()[0]?.endsWith(id));
    expect(from).toBeGreaterThanOrEqual(0);
    // What others send comes after the acknowledgement of who sent it, and to agents in bursts.
    await expect.poll(seenByAgent, patience).toEqual(expected.slice(from));
  }
  for (const party of [...waiting, ...staff]) party.close();
  await server.end("SIGTERM");
  await folder.remove();
});

const connect = (url: string, auth: object): Socket =>
  io(url, { transports: ["websocket"], auth, forceNew: true });

/** What this party has seen of each conversation, by seq; a message seen twice would stand twice. */
function watch(socket: Socket) {
  const seen = new Map<ConversationId, Message[]>();
  const note = (conversationId: ConversationId, message: Message) =>
    seen.set(conversationId, [...(seen.get(conversationId) ?? []), message]);
  socket.on("event", (event: ServerEvent) => {
    if ("message" in event && "seq" in event) note(event.conversationId, event.message);
  });
  const inOrder = (conversationId: ConversationId) =>
    [...(seen.get(conversationId) ?? [])]
      .sort((a, b) => a.seq - b.seq)
      .map(({ seq, id }) => `${seq} ${id}`);
  return { note, inOrder, conversations: () => [...seen.keys()] };
}

async function openCustomer(url: string) {
  const socket = connect(`${url}/customer`, {});
  const { note, inOrder } = watch(socket);
  const acknowledgements: Message[] = [];
  const { epoch } = await new Promise<CustomerSession>((resolve) =>
    socket.once("session", resolve),
  );

  async function say(text: string) {
    const result = await socket.emitWithAck("message:send", { clientId: randomUUID(), text });
    expect(result).toMatchObject({ ok: true });
    acknowledgements.push(result.value.message);
  }

  // The bot answers a message after a pause; this call has the customer in the queue at once.
  expect(await socket.emitWithAck("agent:request", {})).toMatchObject({ ok: true });
  const list = await socket.emitWithAck("conversation:list", {});
  const conversationId: ConversationId = list.value.conversations[0].id;

  return {
    conversationId: () => conversationId,
    talk: async (count: number) => {
      // Ten under way at a time: the order is the server's to give.
      for (let sent = 0; sent < count; sent += 10) {
        await Promise.all(Array.from({ length: 10 }, (_, index) => say(`第 ${sent + index} 条`)));
      }
    },
    seen: () => {
      for (const message of acknowledgements.splice(0)) note(conversationId, message);
      return inOrder(conversationId);
    },
    transcript: async (): Promise<readonly Message[]> => {
      const result = await socket.emitWithAck("conversation:sync", {
        conversationId,
        afterSeq: 0,
        epoch,
      });
      return result.value.events.map((event: { message: Message }) => event.message);
    },
    close: () => socket.disconnect(),
  };
}

async function openAgent(url: string, token: string) {
  const socket = connect(`${url}/agent`, { token });
  const { note, inOrder } = watch(socket);
  const held: ConversationId[] = [];
  await new Promise((resolve) => socket.once("session", resolve));
  await socket.emitWithAck("desk:available", { on: true, capacity: 20 });

  return {
    take: async () => {
      const result = await socket.emitWithAck("queue:take", {});
      expect(result).toMatchObject({ ok: true });
      held.push(result.value.conversation.id);
    },
    replyToAll: async () => {
      for (const conversationId of held) {
        const result = await socket.emitWithAck("message:send", {
          conversationId,
          clientId: randomUUID(),
          text: "我看到了，正在为您查。",
        });
        expect(result).toMatchObject({ ok: true });
        note(conversationId, result.value.message);
      }
    },
    seen: inOrder,
    close: () => socket.disconnect(),
  };
}
