/**
 * All that the server sends on its own, under the one event name `event`.
 *
 * Every kept event takes one `seq` of its conversation and carries the message that the transcript shows
 * for it, so a conversation's messages and its events are the same sequence 1..n: a client that has
 * applied up to n has seen everything up to n. Passing events have no `seq` and are not replayed.
 */

import type { TicketAlert } from "./agent-ticket.ts";
import type { Announcement } from "./announcement.ts";
import type { AnnouncementId } from "./announcement-body.ts";
import type {
  AgentId,
  ConversationId,
  ConversationStatus,
  CustomerId,
  Message,
  Priority,
  QueuePlace,
} from "./conversation.ts";
import type { Attention, Desk, DeskRow } from "./desk.ts";
import type { Emergency } from "./emergency.ts";
import type { IdeaId } from "./idea.ts";
import type { Note } from "./notes.ts";
import type { RadarAlertId } from "./radar.ts";
import type { Survey } from "./survey.ts";
import type { TicketState } from "./ticket.ts";

/** The parts of a conversation that a change sets. `null` removes a part, an absent or undefined one stays. */
export interface ConversationChange {
  readonly status?: ConversationStatus | undefined;
  readonly priority?: Priority | undefined;
  readonly topic?: string | null | undefined;
  readonly agent?: { readonly id: AgentId; readonly name: string } | null | undefined;
  readonly queue?: QueuePlace | null | undefined;
  readonly resolvedAt?: string | null | undefined;
}

interface Kept {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly message: Message;
}

export type KeptEvent =
  | (Kept & { readonly type: "message.posted" })
  | (Kept & { readonly type: "message.redacted"; readonly redactedSeqs: readonly number[] })
  | (Kept & { readonly type: "conversation.changed"; readonly change: ConversationChange })
  | (Kept & { readonly type: "survey.asked" })
  | (Kept & { readonly type: "survey.answered"; readonly survey: Survey })
  | (Kept & {
      readonly type: "check.answered";
      /** The `seq` of the card. */
      readonly checkSeq: number;
      readonly answer: "yes" | "no";
    });

export type PassingEvent =
  | ({ readonly type: "queue.moved"; readonly conversationId: ConversationId } & QueuePlace)
  | {
      readonly type: "typing";
      readonly conversationId: ConversationId;
      readonly by: "customer" | "agent";
      readonly on: boolean;
    }
  | {
      readonly type: "message.read";
      readonly conversationId: ConversationId;
      readonly by: "customer" | "agent";
      readonly seq: number;
    }
  /** Set by an agent. The transcript does not show it. */
  | {
      readonly type: "priority.changed";
      readonly conversationId: ConversationId;
      readonly priority: Priority;
    }
  | {
      readonly type: "emergency.changed";
      readonly conversationId: ConversationId;
      readonly emergency: Emergency;
    }
  /** To agents. */
  | { readonly type: "note.added"; readonly conversationId: ConversationId; readonly note: Note }
  | { readonly type: "note.redacted"; readonly conversationId: ConversationId; readonly note: Note }
  | {
      readonly type: "tags.changed";
      readonly conversationId: ConversationId;
      readonly tags: readonly string[];
    }
  /** To agents: a colleague has it open, writes in it, or has left it. Repeated while it lasts. */
  | {
      readonly type: "colleague.seen";
      readonly conversationId: ConversationId;
      readonly agent: { readonly id: AgentId; readonly name: string };
      readonly doing: Attention;
    }
  | {
      readonly type: "announcement.changed";
      readonly id: AnnouncementId;
      /**
       * To customers, in their language; whoever has it knows their own part of it. Absent: an incident that they may have seen
       * begins later now, and is not shown before.
       */
      readonly announcement?: Announcement | undefined;
      /** To the owner, then to those who lead: the update that was promised is not there. */
      readonly alert?: "overdue" | undefined;
    }
  | {
      readonly type: "ticket.changed";
      readonly number: string;
      /** To the customer: how it stands now. */
      readonly state?: TicketState | undefined;
      /** To the agent or the supervisor who has to know at once. */
      readonly alert?: TicketAlert | undefined;
    }
  /** To those who lead: something rises above the usual, or has changed. Ask again by `radar:list`. */
  | {
      readonly type: "radar.changed";
      readonly id: RadarAlertId;
      /** It has begun. */
      readonly alert?: "rises" | undefined;
    }
  /** To one agent: what those who lead have told them has changed. Ask again by `memo:list`. */
  | { readonly type: "memo.changed" }
  /** To one agent: what they have to read, or who has read what they wrote, has changed. Ask again by `bulletin:list`. */
  | { readonly type: "bulletin.changed" }
  /** To agents: the register of improvements has changed. Ask again by `improvement:list`. */
  | { readonly type: "improvement.changed" }
  /** To its customer: an idea was answered. To agents: there is a new one, or one was answered. Ask again by `idea:list`. */
  | {
      readonly type: "idea.changed";
      /** To its customer: which one. */
      readonly id?: IdeaId | undefined;
    }
  /** To those who keep the articles: other ones are live on the node that they are connected to. */
  | { readonly type: "content.changed" }
  /** To agents: nothing of this customer's is left. */
  | { readonly type: "customer.erased"; readonly customerId: CustomerId }
  /** To customers: the first agent has come on duty, or the last one has gone. */
  | { readonly type: "desk.staffed"; readonly staffed: boolean }
  /** To agents. `row` is a conversation that is new in a list or has changed there. */
  | { readonly type: "desk.changed"; readonly desk: Desk; readonly row?: DeskRow | undefined };

export type ServerEvent = KeptEvent | PassingEvent;

export const isKept = (event: ServerEvent): event is KeptEvent =>
  "seq" in event && "message" in event;
