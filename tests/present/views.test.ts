/** S06: what leaves is listed, part by part and role by role; a part that a record gains later stays inside. */

import { describe, expect, test } from "vitest";
import type { AgentId, ArticleId, MessageId } from "../../protocol/conversation.ts";
import type { NoteId } from "../../protocol/notes.ts";
import type {
  AgentRecord,
  AllParts,
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  StoredEvent,
} from "../../server/domain/records.ts";
import { presentAgent } from "../../server/present/agent.ts";
import { presentAgentConversation } from "../../server/present/agent-conversation.ts";
import {
  presentConversation,
  presentSummary,
  presentSynced,
} from "../../server/present/conversation.ts";
import { presentCustomer } from "../../server/present/customer.ts";
import { presentRow } from "../../server/present/desk-row.ts";
import { presentEvent, presentEvents } from "../../server/present/event.ts";
import { presentMessage } from "../../server/present/message.ts";
import { aConversation, anAgent, at } from "../support/builders.ts";

/** A part that no record has today. */
const secret = { added: "SECRET" };

const agent: AgentRecord = { ...anAgent({ passwordHash: "SECRET" }), ...secret };
const customer: AllParts<CustomerRecord> = {
  id: aConversation().customerId,
  subject: "SECRET",
  name: "林晓",
  locale: "en",
  tier: "gold",
  phoneMasked: "138****0000",
  region: "SECRET",
  createdAt: at,
  ...secret,
};
const conversation: ConversationRecord = {
  ...aConversation({
    status: "assigned",
    topic: "支付",
    agentId: agent.id,
    waitingSince: at,
    assignedAt: at,
    lastArticleId: "SECRET" as ArticleId,
    summary: "SECRET",
    tags: ["SECRET"],
    survey: { score: 4 },
    resolvedAt: at,
    lastSeq: 1,
  }),
  ...secret,
};
const messageOf = (event: StoredEvent): MessageRecord => ({
  id: "m1" as MessageId,
  conversationId: conversation.id,
  seq: 1,
  author: { kind: "system" },
  clientId: undefined,
  at,
  body: { kind: "notice", code: "assigned", name: "Bo" },
  event,
  ...secret,
});
const message = messageOf({ type: "message.posted" });
const place = { position: 1, estimatedWaitSeconds: 60, available: true };
const snapshot = { conversation, messages: [message], agent, place };

const iso = "2026-11-21T08:00:00.000Z";
const messageView = {
  id: "m1",
  seq: 1,
  author: { kind: "system" },
  at: iso,
  body: {
    kind: "notice",
    code: "assigned",
    text: expect.stringContaining("Bo"),
    name: "Bo",
  },
};
const conversationView = {
  id: conversation.id,
  status: "assigned",
  priority: "normal",
  topic: "支付",
  agent: { id: agent.id, name: "Bo" },
  queue: place,
  messages: [messageView],
  lastSeq: 1,
  readSeq: 0,
  agentReadSeq: 0,
  createdAt: iso,
  resolvedAt: iso,
  survey: { score: 4 },
};

/** As it leaves. */
const sent = (value: unknown) => JSON.parse(JSON.stringify(value));

const times = { firstReply: 180_000, nextReply: 600_000 };

describe("a customer gets", () => {
  test("themselves, without the wallet's id", () => {
    expect(sent(presentCustomer(customer))).toEqual({
      id: customer.id,
      verified: true,
      name: "林晓",
    });
    expect(presentCustomer({ ...customer, subject: undefined }).verified).toBe(false);
  });

  test("a conversation without what agents write about it", () => {
    expect(sent(presentConversation(snapshot, "zh-CN"))).toEqual(conversationView);
  });

  test("earlier conversations as a line each", () => {
    expect(sent(presentSummary(conversation))).toEqual({
      id: conversation.id,
      status: "assigned",
      topic: "支付",
      lastText: "",
      lastAt: iso,
      createdAt: iso,
    });
  });

  test("messages in their own language", () => {
    expect(sent(presentMessage(message, "zh-CN"))).toEqual(messageView);
    expect(presentMessage(message, "en").body).toMatchObject({ text: /joined/ });
    const fromBot = { ...message, author: { kind: "bot" } } as const;
    expect(presentMessage(fromBot, "zh-CN").author).toEqual({ kind: "bot", name: "智能助手" });
  });
});

describe("an agent gets", () => {
  test("themselves, without what signs in", () => {
    expect(sent(presentAgent(agent))).toEqual({
      id: "bo",
      name: "Bo",
      email: "bo@example.com",
      role: "agent",
    });
  });

  test("a conversation with its customer and what was tried", () => {
    const question = {
      conversationId: conversation.id,
      messageSeq: 1,
      question: "付不了",
      outcome: "answer",
      articleIds: ["pay" as ArticleId],
      confidence: 0.9,
      helpful: false,
      at,
      ...secret,
    } as const;
    const present = presentAgentConversation((id, locale) => `${id} in ${locale}`);
    const { lastArticleId: _, ...open } = { ...conversation, summary: "已退款" };
    const note = {
      id: "n1" as NoteId,
      conversationId: conversation.id,
      agentId: agent.id,
      agentName: "Bo",
      text: "已核对",
      at,
      ...secret,
    };
    const records = {
      ...snapshot,
      conversation: { ...open, tags: ["支付"] },
      customer,
      questions: [question],
      notes: [note],
    };
    const agents = new Map([[agent.id, agent]]);
    const survey = { score: 4, ...secret };
    const earlier = [{ ...conversation, agentId: agent.id, survey }];
    expect(sent(present({ ...records, earlier, agents }, "zh-CN"))).toEqual({
      ...conversationView,
      customer: {
        id: customer.id,
        verified: true,
        name: "林晓",
        locale: "en",
        tier: "gold",
        phoneMasked: "138****0000",
        since: iso,
      },
      waitingSince: iso,
      tried: [
        {
          question: "付不了",
          outcome: "answer",
          articles: [{ articleId: "pay", title: "pay in en" }],
          confidence: 0.9,
          helpful: false,
        },
      ],
      summary: "已退款",
      notes: [{ id: "n1", at: iso, author: { id: "bo", name: "Bo" }, text: "已核对" }],
      tags: ["支付"],
      earlier: [
        {
          id: conversation.id,
          status: "assigned",
          topic: "支付",
          createdAt: iso,
          agent: { id: agent.id, name: "Bo" },
          score: 4,
        },
      ],
    });
  });

  test("a row of a list", () => {
    const said = { ...conversation, customerText: "还没到" };
    expect(sent(presentRow({ conversation: said, customer, agent }, times))).toEqual({
      id: conversation.id,
      status: "assigned",
      priority: "normal",
      topic: "支付",
      customer: { id: customer.id, verified: true, name: "林晓" },
      agent: { id: agent.id, name: "Bo" },
      lastText: "还没到",
      lastAt: iso,
      waitingSince: iso,
      tags: ["SECRET"],
      unread: 0,
      lastSeq: 1,
    });
  });

  test("how long the agent had for the answer that is due: the first one has a time of its own", () => {
    const due = (replyDueAt: number, assignedAt: number) =>
      presentRow({ conversation: { ...conversation, replyDueAt, assignedAt }, customer }, times)
        .replyTargetSeconds;
    expect(due(180_000, 0)).toBe(180);
    expect(due(700_000, 0)).toBe(600);
    expect(presentRow({ conversation, customer }, times).replyTargetSeconds).toBeUndefined();
  });

  test("an agent in a row only while that agent has the conversation", () => {
    const queued = { ...conversation, status: "queued" } as const;
    expect(presentRow({ conversation: queued, customer, agent }, times).agent).toBeUndefined();
  });
});

describe("an event", () => {
  const kept = { conversationId: conversation.id, seq: 1, message: messageView };
  const change = { status: "queued", priority: "high", topic: null, agent: null, resolvedAt: null };

  test.each<[StoredEvent, object]>([
    [{ type: "message.posted" }, {}],
    [{ type: "survey.asked" }, {}],
    [{ type: "message.redacted", redactedSeqs: [7, 9] }, { redactedSeqs: [7, 9] }],
    [{ type: "survey.answered", survey: { score: 1 } }, { survey: { score: 1 } }],
    [
      { type: "conversation.changed", status: "queued", priority: "high" },
      { change: { ...change, queue: place } },
    ],
  ])("%o leaves with what is listed", (event, parts) => {
    const stored = messageOf({ ...event, ...secret } as StoredEvent);
    expect(sent(presentEvent(stored, "zh-CN", place))).toEqual({
      ...kept,
      type: event.type,
      ...parts,
    });
  });

  test("of the queue leaves the place open while nobody knows it", () => {
    const queued = messageOf({ type: "conversation.changed", status: "queued", priority: "high" });
    expect(sent(presentEvent(queued, "zh-CN"))).toMatchObject({ change });
    expect(sent(presentEvent(queued, "zh-CN")).change).not.toHaveProperty("queue");
  });

  test("that takes a customer out of the queue removes the place", () => {
    const agentOf = { id: "bo" as AgentId, name: "Bo" };
    const event = { status: "assigned", priority: "high", agent: agentOf } as const;
    const assigned = messageOf({ type: "conversation.changed", ...event });
    expect(sent(presentEvent(assigned, "zh-CN", place)).change.queue).toBeNull();
  });

  test("gets the place of now only where it is the last change", () => {
    const queued = messageOf({ type: "conversation.changed", status: "queued", priority: "high" });
    const events = presentEvents([queued, message, queued, message], "zh-CN", place);
    expect(events.map((one) => "change" in one && one.change.queue)).toEqual([
      undefined,
      false,
      place,
      false,
    ]);
  });
});

test("a client that is behind gets events, one of another epoch a whole view", () => {
  const present = () => "a view";
  const records = { conversation, messages: [message] };
  expect(sent(presentSynced(records, "zh-CN", present))).toEqual({
    events: [{ type: "message.posted", conversationId: "c1", seq: 1, message: messageView }],
    lastSeq: 1,
  });
  expect(presentSynced({ snapshot }, "zh-CN", present)).toEqual({ snapshot: "a view" });
});
