import type { AgentId } from "../../protocol/conversation.ts";
import { emergencyView } from "../domain/emergency.ts";
import type { DomainEvent } from "../ports/cluster.ts";
import type { Reads } from "../ports/store.ts";

type Passing = Extract<DomainEvent, { kind: "passing" }>["event"];
type Named = { readonly id: AgentId };

/** Without what somebody is called or has typed: another node reads it from the database. */
export function toBare(event: Passing) {
  switch (event.type) {
    case "colleague.seen":
      return { ...event, agent: named(event.agent) };
    case "note.redacted":
      return { ...event, note: { ...event.note, author: named(event.note.author) } };
    case "tags.changed":
      return { type: event.type, conversationId: event.conversationId };
    case "emergency.changed":
      return { type: event.type, conversationId: event.conversationId };
    case "typing":
    case "message.read":
    case "priority.changed":
    case "queue.moved":
    case "customer.erased":
      return event;
  }
}

type BareEvent = ReturnType<typeof toBare>;

const named = ({ id }: Named): Named => ({ id });

/** Undefined where the database no longer has what the event is about. */
export async function fromBare(
  event: BareEvent,
  store: Pick<Reads, "agent" | "conversation" | "emergency">,
): Promise<Passing | undefined> {
  switch (event.type) {
    case "colleague.seen": {
      const agent = await withName(event.agent, store);
      return agent && { ...event, agent };
    }
    case "note.redacted": {
      const author = await withName(event.note.author, store);
      return author && { ...event, note: { ...event.note, author } };
    }
    case "tags.changed": {
      const conversation = await store.conversation(event.conversationId);
      return conversation && { ...event, tags: conversation.tags ?? [] };
    }
    case "emergency.changed": {
      const emergency = await store.emergency(event.conversationId);
      return emergency && { ...event, emergency: emergencyView(emergency) };
    }
    case "typing":
    case "message.read":
    case "priority.changed":
    case "queue.moved":
    case "customer.erased":
      return event;
  }
}

async function withName({ id }: Named, store: Pick<Reads, "agent">) {
  const agent = await store.agent(id);
  return agent && { id, name: agent.name };
}
