import type { AgentId, Author, ConversationId, MessageId } from "../../protocol/conversation.ts";
import type { RedactionReason } from "../../protocol/desk.ts";
import type { NoticeCode } from "../../protocol/notice.ts";
import type { AuditActor } from "../domain/audit.ts";
import { insist, mayRedact } from "../domain/permissions.ts";
import type { CustomerRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { hideAttachments } from "./attachments.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { hideCopies, withQuotes } from "./hidden-copies.ts";
import { refuseUnderHold } from "./legal-holds.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";

interface WantedMessage {
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
  readonly reason?: RedactionReason | undefined;
}

/** Takes a message's content away, for both sides and from the disk. A second time does nothing. */
export async function redactForAgent(services: Services, agentId: AgentId, wanted: WantedMessage) {
  const done = await commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    const conversation = await conversationNow(work.tx, wanted.conversationId);
    insist(mayRedact(agent, conversation));
    const message = await messageFor(work, wanted, ["customer", "agent"]);
    await refuseUnderHold(work.tx, conversation.customerId);
    const by = `agent:${agentId}` as const;
    return redactMessages(work, new ConversationWriter(work, conversation), {
      messages: [message],
      by,
      code: "redacted",
      reason: wanted.reason,
    });
  });
  if (done) note(services, wanted, { by: "agent", agentId });
}

/** A customer takes back what they have written themselves. */
export async function redactForCustomer(
  services: Services,
  customer: CustomerRecord,
  wanted: WantedMessage,
) {
  const done = await commit(services, async (work) => {
    const conversation = await work.tx.conversationOf(customer.id, wanted.conversationId);
    if (!conversation) throw notFound("conversation");
    const message = await messageFor(work, wanted, ["customer"]);
    // Nothing is said of a hold: it may be there because of them.
    if (await work.tx.hold(customer.id)) throw new Refusal("closed", "It can't be taken back now.");
    const by = `customer:${customer.id}` as const;
    return redactMessages(work, new ConversationWriter(work, conversation), {
      messages: [message],
      by,
      code: "redacted",
    });
  });
  if (done) note(services, wanted, { by: "customer" });
}

const note = (
  { securityLog }: Services,
  { conversationId, messageId }: WantedMessage,
  who: { readonly by: "customer" | "agent"; readonly agentId?: AgentId },
) =>
  securityLog.note({ what: "message.redacted", ...who, conversationId, messageIds: [messageId] });

async function messageFor(
  { tx }: UnitOfWork,
  { conversationId, messageId }: WantedMessage,
  authors: readonly Author["kind"][],
): Promise<MessageRecord> {
  const message = await tx.message(conversationId, messageId);
  if (!message) throw notFound("message");
  if (!authors.includes(message.author.kind)) {
    throw new Refusal("invalid", "Only what people have written can be redacted.");
  }
  return message;
}

/** True where there was something to take away. One event and one notice, however many messages there are. */
export async function redactMessages(
  work: UnitOfWork,
  writer: ConversationWriter,
  { messages, by, code, reason }: Redaction,
): Promise<boolean> {
  const { tx } = work;
  const open = messages.filter(({ body }) => body.kind !== "redacted");
  if (open.length === 0) return false;
  const { all, heardSeqs } = await withQuotes(work, writer, open);
  const redactedSeqs = all.map(({ seq }) => seq);
  const { id } = writer.conversation;
  await tx.redactMessages(id, redactedSeqs);
  await tx.deleteReplayDrafts(id);
  await tx.withdrawReplays(work.services.secrets.hashToken(id), work.now);
  for (const { body } of open) {
    if (body.kind === "attachment") await hideAttachments(work, body.attachments, "conversationId");
  }
  await hideCopies({ tx }, writer, { messages: all, heardSeqs });
  await writer.post({
    author: { kind: "system" },
    body: { kind: "notice", code },
    event: { type: "message.redacted", redactedSeqs },
  });
  const details = { messages: open.length, ...(reason && { reason }) };
  await noteAudit(work, { what: "message.redacted", by, about: `conversation:${id}`, details });
  return true;
}

interface Redaction {
  readonly messages: readonly MessageRecord[];
  /** The system is the shield. */
  readonly by: AuditActor;
  readonly code: Extract<NoticeCode, "redacted" | "secrets_removed">;
  readonly reason?: RedactionReason | undefined;
}
