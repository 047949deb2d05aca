import type { AgentId, Author, ClientId, MessageId, Survey } from "../../protocol/conversation.ts";
import {
  continues,
  newConversation,
  patched,
  type StepTaken,
  withMessage,
} from "../domain/conversation.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  StoredBody,
  StoredEvent,
} from "../domain/records.ts";
import { after, type ConversationPatch, type Eventually } from "../ports/store.ts";
import type { Work } from "./commit.ts";

export interface Line {
  readonly author: Author;
  readonly body: StoredBody;
  readonly clientId?: ClientId | undefined;
  readonly event?: StoredEvent | undefined;
  /** The connection that learns of it from its acknowledgement. */
  readonly origin?: string | undefined;
}

const system: Author = { kind: "system" };
const posted: StoredEvent = { type: "message.posted" };

/**
 * Writes in one conversation within a transaction: what it writes is kept, numbered and told.
 *
 * A class, as one is made for every message: an object literal with a getter costs V8 a hidden class each
 * time, which outlives it (measured: two thirds of the time of an action).
 */
export class ConversationWriter {
  readonly #work: Work;
  #conversation: ConversationRecord;

  constructor(work: Work, conversation: ConversationRecord) {
    this.#work = work;
    this.#conversation = conversation;
  }

  /** As it is after all that was written. */
  get conversation(): ConversationRecord {
    return this.#conversation;
  }

  post(line: Line): Eventually<MessageRecord> {
    const { author, body, clientId, event = posted, origin } = line;
    const { services, tx, now } = this.#work;
    const id = services.ids.next<MessageId>();
    const conversationId = this.#conversation.id;
    const message = { id, conversationId, author, clientId, at: now, body, event };
    return after(tx.appendMessage(message), (kept) => this.#told(kept, origin));
  }

  #told(message: MessageRecord, origin: string | undefined) {
    const conversation = withMessage(this.#conversation, message);
    this.#conversation = conversation;
    this.#work.publish({ kind: "kept", message, conversation, origin });
    return message;
  }

  /** Changes what no event tells of. */
  async set(patch: ConversationPatch): Promise<void> {
    await this.#work.tx.updateConversation(this.#conversation.id, patch);
    this.#conversation = patched(this.#conversation, patch);
  }

  /** Changes the record and posts the notice of it. */
  async step(
    taken: StepTaken,
    agent?: { readonly id: AgentId; readonly name: string },
  ): Promise<void> {
    await this.set(taken.patch);
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

  async askSurvey(): Promise<void> {
    await this.set({ survey: {} });
    await this.#notice("survey_asked", { type: "survey.asked" });
  }

  async closeSurvey(survey: Survey): Promise<void> {
    await this.set({ survey });
    await this.#notice("survey_answered", { type: "survey.answered", survey });
  }

  async #notice(code: StepTaken["notice"], event: StoredEvent, name?: string) {
    const body = { kind: "notice", code, name } as const;
    await this.post({ author: system, body, event });
  }
}

/** For the conversation that the customer's next word goes to; begins one where there is none. */
export function writerForCustomer(
  work: Work,
  customer: CustomerRecord,
  latest?: ConversationRecord,
): Eventually<ConversationWriter> {
  if (!latest || !continues(latest, work.now)) return writerForNew(work, customer);
  const writer = new ConversationWriter(work, latest);
  if (latest.locale === customer.locale) return writer;
  // The notices of a conversation are worded in the language that the customer uses now.
  return writer.set({ locale: customer.locale }).then(() => writer);
}

async function writerForNew(work: Work, customer: CustomerRecord): Promise<ConversationWriter> {
  const begun = newConversation(work.services.ids.next(), customer, work.now);
  await work.tx.insertConversation(begun);
  return new ConversationWriter(work, begun);
}
