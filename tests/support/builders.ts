import type {
  ArticleId,
  ConversationId,
  CustomerId,
  Message,
  MessageId,
} from "../../protocol/conversation.ts";
import type { AnnouncementRecord } from "../../server/domain/announcement-records.ts";
import type { RadarAlertRecord } from "../../server/domain/radar-records.ts";
import type { AgentRecord, ConversationRecord } from "../../server/domain/records.ts";

export const at = Date.UTC(2026, 10, 21, 8);

/** A conversation with the bot; name what matters. */
export const aConversation = (parts: Partial<ConversationRecord> = {}): ConversationRecord => ({
  id: "c1" as ConversationId,
  customerId: "alice" as CustomerId,
  status: "bot",
  priority: "normal",
  locale: "zh-CN",
  misses: 0,
  lastSeq: 0,
  readSeq: 0,
  agentReadSeq: 0,
  unread: 0,
  lastText: "",
  lastAt: at,
  customerAt: at,
  createdAt: at,
  ...parts,
});

export const anAgent = (parts: Partial<AgentRecord> = {}): AgentRecord => ({
  id: "bo" as AgentRecord["id"],
  name: "Bo",
  email: "bo@example.com",
  role: "agent",
  passwordHash: "",
  available: true,
  capacity: 5,
  disabled: false,
  createdAt: at,
  ...parts,
});

export const anAnnouncement = (parts: Partial<AnnouncementRecord> = {}): AnnouncementRecord => ({
  id: "n1" as AnnouncementRecord["id"],
  kind: "incident",
  state: "active",
  title: { "zh-CN": "转账到账变慢" },
  text: { "zh-CN": "钱没有丢，请不要再转一次" },
  topics: ["transfer-pending"],
  errorCodes: [],
  startsAt: at,
  updates: [],
  affected: 0,
  subscribers: 0,
  solved: 0,
  unsolved: 0,
  createdAt: at,
  changedAt: at,
  ...parts,
});

/** A topic that rises. */
export const aRadarAlert = (parts: Partial<RadarAlertRecord> = {}): RadarAlertRecord => ({
  id: "r1" as RadarAlertRecord["id"],
  subject: "topic:payment-failed",
  subjects: ["topic:payment-failed"],
  topics: ["payment-failed" as ArticleId],
  errorCodes: ["PAY-1001"],
  conversationIds: [],
  points: [0, 1, 0, 2, 1, 0, 1, 0, 2, 7, 8, 9],
  minutes: 15,
  customers: 24,
  usual: 5.2,
  score: 12,
  startedAt: at - 900_000,
  seenAt: at,
  rangAt: at,
  ...parts,
});

/** A message of the customer's, as a client has it. */
export const aMessage = (seq: number): Message => ({
  id: `m${seq}` as MessageId,
  seq,
  author: { kind: "customer", id: "alice" },
  at: new Date(at + seq).toISOString(),
  body: { kind: "text", text: `message ${seq}` },
});

export const articleId = (id: string) => id as ArticleId;
