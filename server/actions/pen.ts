import type { AgentId, Author, ClientId, Survey } from "../../protocol/conversation.ts";
import { continues, newConversation, patched, type StepTaken } from "../domain/conversation.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  StoredBody,
  StoredHappening,
} from "../domain/records.ts";
import type { ConversationPatch } from "../ports.ts";
import type { Work } from "./commit.ts";

export interface Line {
  readonly author: Author;
  readonly body: StoredBody;
  readonly clientId?: ClientId;
  readonly happening?: StoredHappening;
  /** The connection that learns of it from its acknowledgement. */
  readonly origin?: string;
}

const system: Author = { kind: "system" };
const posted: StoredHappening = { type: "message.posted" };

/**
 * Writes in one conversation within a transaction: what it writes is kept, numbered and told.
 *
 * A class, as one is made for every message: an object literal with a getter costs V8 a hidden class each
 * time, which outlives it (measured: two thirds of the time of an action).
 */
export class Pen {
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

  async post(line: Line): Promise<MessageRecord> {
    const { author, body, clientId, happening = posted, origin } = line;
    const { outside, tx, now, tell } = this.#work;
    const before = this.#conversation;
    const message = await tx.appendMessage({
      id: outside.ids.next(),
      conversationId: before.id,
      author,
      at: now,
      body,
      happening,
      ...(clientId === undefined ? {} : { clientId }),
    });
    const customerAt = author.kind === "customer" ? now : before.customerAt;
    const conversation = { ...before, lastSeq: message.seq, lastAt: now, customerAt };
    this.#conversation = conversation;
    tell({
      kind: "kept",
      message,
      conversation,
      ...(origin === undefined ? {} : { origin }),
    });
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
    const happening: StoredHappening = {
      type: "conversation.changed",
      status,
      priority,
      ...(topic === undefined ? {} : { topic }),
      ...(agent === undefined ? {} : { agent: { id: agent.id, name: agent.name } }),
    };
    await this.#notice(taken.notice, happening, agent?.name);
  }

  async askSurvey(): Promise<void> {
    await this.set({ survey: {} });
    await this.#notice("survey_asked", { type: "survey.asked" });
  }

  async closeSurvey(survey: Survey): Promise<void> {
    await this.set({ survey });
    await this.#notice("survey_answered", { type: "survey.answered", survey });
  }

  async #notice(code: StepTaken["notice"], happening: StoredHappening, name?: string) {
    const body = { kind: "notice", code, ...(name === undefined ? {} : { name }) } as const;
    await this.post({ author: system, body, happening });
  }
}

/** For the conversation that the customer's next word goes to; begins one where there is none. */
export async function penForCustomer(
  work: Work,
  customer: CustomerRecord,
  latest?: ConversationRecord,
): Promise<Pen> {
  if (!latest || !continues(latest, work.now)) {
    const begun = newConversation(work.outside.ids.next(), customer, work.now);
    await work.tx.insertConversation(begun);
    return new Pen(work, begun);
  }
  const pen = new Pen(work, latest);
  // The notices of a conversation are worded in the language that the customer uses now.
  if (latest.locale !== customer.locale) await pen.set({ locale: customer.locale });
  return pen;
}
