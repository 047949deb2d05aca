import { expect, test } from "vitest";
import type { Author, ConversationId, MessageId } from "../../../protocol/conversation.ts";
import type { MessageRecord, StoredBody, StoredEvent } from "../../../server/domain/records.ts";
import { presentEvent } from "../../../server/present/event.ts";
import { presentMessage } from "../../../server/present/message.ts";
import { createMessageSerialiser } from "../../../server/realtime/wire/message-serialiser.ts";

const record = (
  author: Author,
  body: StoredBody,
  event: StoredEvent = { type: "message.posted" },
): MessageRecord => ({
  id: "m1" as MessageId,
  conversationId: 'c"1' as ConversationId,
  seq: 7,
  author,
  at: 1_000,
  body,
  event,
});

const said = record({ kind: "customer", id: "a" as never }, { kind: "text", text: '没到 "账"' });
const answered = record({ kind: "bot" }, { kind: "text", text: "请稍等" });
const noticed = record(
  { kind: "system" },
  { kind: "notice", code: "resolved" },
  { type: "conversation.changed", status: "resolved", priority: "normal" },
);

test.each([
  ["a customer's message", said],
  ["the bot's answer", answered],
  ["a notice", noticed],
])("%s is serialised as it is presented, in the locale of its reader", (_, one) => {
  const serialiser = createMessageSerialiser();
  expect(serialiser.acknowledgement(one, "en").json).toBe(
    JSON.stringify({ message: presentMessage(one, "en") }),
  );
  for (let reader = 0; reader < 2; reader += 1) {
    expect(serialiser.event(one, "zh-CN").json).toBe(JSON.stringify(presentEvent(one, "zh-CN")));
  }
});

test("the JSON of one message is never sent for another", () => {
  const serialiser = createMessageSerialiser();
  serialiser.acknowledgement(said, "zh-CN");
  const other = { ...said, id: "m2" as MessageId, seq: 8 };
  expect(serialiser.event(other, "zh-CN").json).toBe(JSON.stringify(presentEvent(other, "zh-CN")));
});
