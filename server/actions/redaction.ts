import type { AgentId, Author, ConversationId, MessageId } from "../../protocol/conversation.ts";
import type { NoticeCode } from "../../protocol/notice.ts";
import { mask } from "../../protocol/secrets.ts";
import type { AuditActor } from "../domain/audit.ts";
import { insist, mayRedact } from "../domain/permissions.ts";
import type { CustomerRecord, MessageRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";

interface WantedMessage {
  readonly conversationId: ConversationId;
  readonly messageId: MessageId;
}

/** Takes a message's content away, for both sides and from the disk. A second time does nothing. */
export async function redactForAgent(services: Services, agentId: AgentId, wanted: WantedMessage) {
  const done = await commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    const conversation = await conversationNow(work.tx, wanted.conversationId);
    insist(mayRedact(agent, conversation));
    const message = await messageFor(work, wanted, ["customer", "agent"]);
    const by = `agent:${agentId}` as const;
    return redactMessages(work, new ConversationWriter(work, conversation), {
      messages: [message],
      by,
      code: "redacted",
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
  { messages, by, code }: Redaction,
): Promise<boolean> {
  const { tx } = work;
  const open = messages.filter(({ body }) => body.kind !== "redacted");
  if (open.length === 0) return false;
  const redactedSeqs = open.map(({ seq }) => seq);
  const { id } = writer.conversation;
  await tx.redactMessages(id, redactedSeqs);
  await hideCopies({ tx }, writer, open.flatMap(textsIn));
  await writer.post({
    author: { kind: "system" },
    body: { kind: "notice", code },
    event: { type: "message.redacted", redactedSeqs },
  });
  const details = { messages: open.length };
  await noteAudit(work, { what: "message.redacted", by, about: `conversation:${id}`, details });
  return true;
}

interface Redaction {
  readonly messages: readonly MessageRecord[];
  /** The system is the shield. */
  readonly by: AuditActor;
  readonly code: Extract<NoticeCode, "redacted" | "secrets_removed">;
}

/** What else holds words of a message: the list of the desk, the summary, and the questions that the bot was asked. */
async function hideCopies(
  { tx }: Pick<UnitOfWork, "tx">,
  writer: ConversationWriter,
  texts: readonly string[],
) {
  const hide = (value: string) => texts.reduce(withoutWords, value);
  const { id, lastText, summary } = writer.conversation;
  const isLast = texts.some((text) => lastText !== "" && text.startsWith(lastText));
  await writer.update({
    lastText: isLast ? mask : hide(lastText),
    summary: summary === undefined ? undefined : hide(summary),
  });
  for (const { messageSeq, question } of await tx.questionsIn(id)) {
    const hidden = hide(question);
    if (hidden !== question) await tx.hideQuestion(id, messageSeq, hidden);
  }
}

/** One or two letters may be a piece of any word: then nothing of the value stays. */
function withoutWords(value: string, words: string): string {
  if (!value.includes(words)) return value;
  return words.length < 3 ? mask : value.replaceAll(words, mask);
}

/** Each as it was written, as a summary quotes it, and as a line of it. */
function textsIn({ body }: MessageRecord): readonly string[] {
  if (body.kind === "text") return [body.text, body.text.trim()].filter((text) => text !== "");
  return body.kind === "attachment" ? [body.name] : [];
}
