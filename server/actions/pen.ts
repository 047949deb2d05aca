import type { AgentId, Author, ClientId, Survey } from "../../protocol/conversation.ts";
import { continues, newConversation, type StepTaken } from "../domain/conversation.ts";
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

/** Writes in one conversation within a transaction: what it writes is kept, numbered and told. */
export interface Pen {
  /** As it is after all that was written. */
  readonly conversation: ConversationRecord;
  post(line: Line): Promise<MessageRecord>;
  /** Changes what no event tells of. */
  set(patch: ConversationPatch): Promise<void>;
  /** Changes the record and posts the notice of it. */
  step(taken: StepTaken, agent?: { readonly id: AgentId; readonly name: string }): Promise<void>;
  askSurvey(): Promise<void>;
  closeSurvey(survey: Survey): Promise<void>;
}

const system: Author = { kind: "system" };
const posted: StoredHappening = { type: "message.posted" };

export function takePen(work: Work, conversation: ConversationRecord): Pen {
  const { outside, tx, now, tell } = work;
  let current = conversation;

  async function post({ author, body, clientId, happening = posted, origin }: Line) {
    const message = await tx.appendMessage({
      id: outside.ids.next(),
      conversationId: current.id,
      author,
      at: now,
      body,
      happening,
      ...(clientId === undefined ? {} : { clientId }),
    });
    const customerAt = author.kind === "customer" ? now : current.customerAt;
    current = { ...current, lastSeq: message.seq, lastAt: now, customerAt };
    tell({
      kind: "kept",
      message,
      conversation: current,
      ...(origin === undefined ? {} : { origin }),
    });
    return message;
  }

  async function set(patch: ConversationPatch) {
    await tx.updateConversation(current.id, patch);
    current = patched(current, patch);
  }

  async function notice(code: StepTaken["notice"], happening: StoredHappening, name?: string) {
    const body = { kind: "notice", code, ...(name === undefined ? {} : { name }) } as const;
    await post({ author: system, body, happening });
  }

  return {
    get conversation() {
      return current;
    },
    post,
    set,
    async step(taken, agent) {
      await set(taken.patch);
      const { status, priority, topic } = current;
      const happening: StoredHappening = {
        type: "conversation.changed",
        status,
        priority,
        ...(topic === undefined ? {} : { topic }),
        ...(agent === undefined ? {} : { agent: { id: agent.id, name: agent.name } }),
      };
      await notice(taken.notice, happening, agent?.name);
    },
    async askSurvey() {
      await set({ survey: {} });
      await notice("survey_asked", { type: "survey.asked" });
    },
    async closeSurvey(survey) {
      await set({ survey });
      await notice("survey_answered", { type: "survey.answered", survey });
    },
  };
}

/** Parts set to `undefined` are taken away. */
function patched(conversation: ConversationRecord, patch: ConversationPatch): ConversationRecord {
  const parts = Object.entries({ ...conversation, ...patch });
  return Object.fromEntries(
    parts.filter(([, part]) => part !== undefined),
  ) as unknown as ConversationRecord;
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
    return takePen(work, begun);
  }
  const pen = takePen(work, latest);
  // The notices of a conversation are worded in the language that the customer uses now.
  if (latest.locale !== customer.locale) await pen.set({ locale: customer.locale });
  return pen;
}
