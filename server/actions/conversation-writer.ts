import type { Attachment } from "../../protocol/attachment.ts";
import type {
  AgentId,
  Author,
  ClientId,
  CustomerId,
  MessageId,
} from "../../protocol/conversation.ts";
import type { NoticeCode } from "../../protocol/notice.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import type { MaskedText } from "../../protocol/secrets.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import { continues, type StepTaken } from "../domain/conversation.ts";
import { newConversation, patched, withMessage } from "../domain/conversation-record.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  StoredBody,
  StoredEvent,
} from "../domain/records.ts";
import { after, type ConversationPatch, type Eventually } from "../ports/store.ts";
import type { UnitOfWork } from "./commit.ts";

/** A message before the store has given it a seq. */
export interface Post {
  readonly author: Author;
  readonly body: StoredBody;
  readonly clientId?: ClientId | undefined;
  readonly event?: StoredEvent | undefined;
  /** The connection that gets the message with its acknowledgement, and no event of it. */
  readonly origin?: string | undefined;
}

/** What a person has written. */
export function messageBody(
  written: MaskedText,
  attachments: readonly Attachment[],
): Extract<StoredBody, { kind: "text" | "attachment" }> {
  if (attachments.length === 0) return textBody(written);
  const { text, redacted } = written;
  return {
    kind: "attachment",
    text: text === "" ? undefined : text,
    redacted: redacted.length > 0 ? redacted : undefined,
    attachments,
  };
}

const textBody = ({ text, redacted }: MaskedText): Extract<StoredBody, { kind: "text" }> =>
  redacted.length > 0 ? { kind: "text", text, redacted } : { kind: "text", text };

/** With what was written beside it, if anything. */
export const transactionBody = (about: KeptTransaction, written: MaskedText): StoredBody => ({
  ...about,
  ...(written.text === "" ? {} : textBody(written)),
  kind: "transaction",
});

const system: Author = { kind: "system" };
const posted: StoredEvent = { type: "message.posted" };

/**
 * Writes in one conversation within a transaction: what it writes is saved, gets a seq, and is published.
 *
 * It is a class because one is made for every message: an object literal with a getter gets a new hidden class each
 * time, which V8 keeps (measured: two thirds of the time of an action).
 */
export class ConversationWriter {
  readonly #work: UnitOfWork;
  #conversation: ConversationRecord;

  constructor(work: UnitOfWork, conversation: ConversationRecord) {
    this.#work = work;
    this.#conversation = conversation;
  }

  /** The record with all changes so far. */
  get conversation(): ConversationRecord {
    return this.#conversation;
  }

  post(post: Post): Eventually<MessageRecord> {
    const { author, body, clientId, event = posted, origin } = post;
    const { services, tx, now } = this.#work;
    const id = services.ids.next<MessageId>();
    const conversationId = this.#conversation.id;
    const message = { id, conversationId, author, clientId, at: now, body, event };
    return after(tx.appendMessage(message), (saved) => this.#publish(saved, origin));
  }

  #publish(message: MessageRecord, origin: string | undefined) {
    const conversation = withMessage(this.#conversation, message);
    this.#conversation = conversation;
    const { seq } = message;
    const { type } = message.event;
    this.#work.publish({ kind: "kept", type, seq, conversation, message, origin });
    const { body } = message;
    if ("redacted" in body && body.redacted) this.#noteMasked(message, body.redacted);
    return message;
  }

  #noteMasked({ author, conversationId }: MessageRecord, secrets: readonly SecretKind[]) {
    const by = author.kind === "agent" ? "agent" : "customer";
    this.#work.services.securityLog.note({ what: "secret.masked", by, conversationId, secrets });
  }

  /** Changes parts of the record without an event. */
  async update(patch: ConversationPatch): Promise<void> {
    await this.#work.tx.updateConversation(this.#conversation.id, patch);
    this.#conversation = patched(this.#conversation, patch);
  }

  /** Changes the record and posts the notice of it. */
  async step(
    taken: StepTaken,
    agent?: { readonly id: AgentId; readonly name: string },
  ): Promise<void> {
    await this.update(taken.patch);
    const { status, priority, topic } = this.#conversation;
    const event: StoredEvent = {
      type: "conversation.changed",
      status,
      priority,
      topic,
      agent: agent && { id: agent.id, name: agent.name },
    };
    await this.#notice(taken.notice, event, agent?.name);
  }

  /** The end is near, as the customer does not answer. A word is enough to go on. */
  async announceEnd(): Promise<void> {
    await this.#notice("idle_soon", posted);
  }

  /** A notice of what has happened beside the conversation. */
  async announce(code: NoticeCode): Promise<void> {
    await this.#notice(code, posted);
  }

  async answerCheck(checkSeq: number, answer: "yes" | "no", id: CustomerId): Promise<void> {
    const body = { kind: "notice", code: `check_${answer}`, name: undefined } as const;
    const event: StoredEvent = { type: "check.answered", checkSeq, answer };
    await this.post({ author: { kind: "customer", id }, body, event });
  }

  /** From elsewhere: what was in this conversation is redacted with a notice of its own. */
  async secretsRemoved(): Promise<void> {
    await this.#notice("secrets_removed", posted);
  }

  async signedIn(): Promise<void> {
    await this.#notice("signed_in", posted);
  }

  async askSurvey(): Promise<void> {
    await this.update({ survey: {} });
    await this.#notice("survey_asked", { type: "survey.asked" });
  }

  async closeSurvey(survey: Survey): Promise<void> {
    await this.update({ survey });
    await this.#notice("survey_answered", { type: "survey.answered", survey });
  }

  async #notice(code: NoticeCode, event: StoredEvent, name?: string) {
    await this.post({ author: system, body: { kind: "notice", code, name }, event });
  }
}

/** For the conversation that the customer's next message goes to; begins one where there is none. */
export async function writerForCustomer(
  work: UnitOfWork,
  customer: CustomerRecord,
  latest: ConversationRecord | undefined,
): Promise<ConversationWriter> {
  if (!latest || !continues(latest, work.now)) return writerForNew(work, customer);
  const writer = new ConversationWriter(work, latest);
  // Notices are written in the language that the customer uses now.
  if (latest.locale !== customer.locale) await writer.update({ locale: customer.locale });
  return writer;
}

async function writerForNew(work: UnitOfWork, customer: CustomerRecord) {
  const begun = newConversation(work.services.ids.next(), customer, work.now);
  await work.tx.insertConversation(begun);
  return new ConversationWriter(work, begun);
}
