/** The one reducer, used by the widget, the console and the tests. */

import type { Conversation, Message } from "./conversation.ts";
import type { AgentConversation } from "./desk.ts";
import {
  type ConversationChange,
  isKept,
  type KeptEvent,
  type PassingEvent,
  type ServerEvent,
} from "./events.ts";
import type { Note } from "./notes.ts";
import { openSurvey } from "./survey.ts";

/**
 * The conversation after the event.
 *
 * An event that was applied before, or is about another conversation, leaves the view as it is (the same
 * object). `"gap"` says that events are missing in between: fetch them with `conversation:sync`.
 */
export function applyEvent<View extends Conversation>(
  view: View,
  event: ServerEvent,
): View | "gap" {
  if (!("conversationId" in event) || event.conversationId !== view.id) return view;
  if (!isKept(event)) return applyPassing(view, event);
  if (event.seq <= view.lastSeq) return view;
  if (event.seq > view.lastSeq + 1) return "gap";
  return applyKept(view, event);
}

function applyKept<View extends Conversation>(view: View, event: KeptEvent): View {
  const next = { ...view, messages: [...view.messages, event.message], lastSeq: event.seq };
  switch (event.type) {
    case "message.posted":
      return next;
    case "message.redacted":
      return { ...next, messages: redact(next.messages, event.redactedSeqs) };
    case "conversation.changed":
      return change(next, event.change);
    case "survey.asked":
      return { ...next, survey: {} };
    case "survey.answered":
      return { ...next, survey: event.survey };
    case "check.answered":
      return { ...next, messages: withAnswer(next.messages, event) };
  }
}

function applyPassing<View extends Conversation>(view: View, event: PassingEvent): View {
  switch (event.type) {
    case "queue.moved": {
      if (view.status !== "queued") return view;
      const { type: _, conversationId: __, ...queue } = event;
      return { ...view, queue };
    }
    case "message.read":
      return event.by === "customer"
        ? { ...view, readSeq: Math.max(view.readSeq, event.seq) }
        : { ...view, agentReadSeq: Math.max(view.agentReadSeq, event.seq) };
    case "priority.changed":
      return { ...view, priority: event.priority };
    case "emergency.changed":
      return { ...view, emergency: event.emergency };
    case "note.added":
      return withNote(view, event.note);
    case "note.redacted":
      return withNoteInPlace(view, event.note);
    case "tags.changed":
      return "tags" in view ? { ...view, tags: event.tags } : view;
  }
  // A type that is neither above nor here does not compile. No case for each: every open chat loads this.
  event satisfies { readonly type: NotInView };
  return view;
}

type NotInView =
  | "typing"
  | "colleague.seen"
  | "announcement.changed"
  | "ticket.changed"
  | "radar.changed"
  | "memo.changed"
  | "bulletin.changed"
  | "improvement.changed"
  | "idea.changed"
  | "content.changed"
  | "customer.erased"
  | "desk.staffed"
  | "desk.changed";

const redact = (messages: readonly Message[], seqs: readonly number[]): readonly Message[] =>
  messages.map((message) =>
    seqs.includes(message.seq) ? { ...message, body: { kind: "redacted" } } : message,
  );

const withAnswer = (
  messages: readonly Message[],
  { checkSeq, answer }: Extract<KeptEvent, { type: "check.answered" }>,
): readonly Message[] =>
  messages.map((message) =>
    message.seq === checkSeq && message.body.kind === "check"
      ? { ...message, body: { ...message.body, answer } }
      : message,
  );

/** All parts that a change can name; the compiler misses the one that is forgotten here. */
function change<View extends Conversation>(view: View, parts: ConversationChange): View {
  const changed = {
    status: parts.status ?? view.status,
    priority: parts.priority ?? view.priority,
    topic: replace(view.topic, parts.topic),
    agent: replace(view.agent, parts.agent),
    queue: replace(view.queue, parts.queue),
    resolvedAt: replace(view.resolvedAt, parts.resolvedAt),
  } satisfies Record<keyof ConversationChange, unknown>;
  const reopened = view.status === "resolved" && changed.status !== "resolved";
  return {
    ...view,
    ...changed,
    survey: reopened ? openSurvey(view.survey) : view.survey,
    emergency: reopened ? undefined : view.emergency,
  };
}

/** `undefined` leaves a part as it is, `null` removes it. */
const replace = <Part>(part: Part | undefined, by: Part | null | undefined): Part | undefined =>
  by === undefined ? part : (by ?? undefined);

/** A snapshot may have it already. */
function withNote<View extends Conversation>(view: View, note: Note): View {
  const { notes } = view as Partial<AgentConversation>;
  if (!notes || notes.some(({ id }) => id === note.id)) return view;
  return { ...view, notes: [...notes, note] };
}

function withNoteInPlace<View extends Conversation>(view: View, note: Note): View {
  const { notes } = view as Partial<AgentConversation>;
  return notes ? { ...view, notes: notes.map((one) => (one.id === note.id ? note : one)) } : view;
}
