import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { PassingEvent } from "../../protocol/events.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { AuditEvent } from "../domain/audit.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";

/** What actions publish after a commit. The transport decides to whom it is sent. */
export type DomainEvent =
  | {
      readonly kind: "kept";
      readonly message: MessageRecord;
      readonly conversation: ConversationRecord;
      /** The connection that gets the message with its acknowledgement, and no event of it. */
      readonly origin?: string | undefined;
    }
  | {
      readonly kind: "passing";
      readonly event: Exclude<PassingEvent, { type: "desk.changed" | "ticket.changed" }>;
      readonly conversation: ConversationRecord;
    }
  /** An anonymous customer has signed in. Nobody is connected as the one before any more. */
  | { readonly kind: "signed-in"; readonly before: CustomerId }
  /** Nothing is left of a customer, or will be: nobody is connected as them any more, and no screen shows them. */
  | { readonly kind: "erased"; readonly customerId: CustomerId }
  /** Something was done about a ticket. The customer hears of what they may read. */
  | {
      readonly kind: "ticket";
      readonly number: TicketNumber;
      readonly customerId: CustomerId;
      readonly isPublic: boolean;
    }
  /** The desk has changed. Agents get their desk again and, where a conversation is named, its row. */
  | {
      readonly kind: "desk";
      readonly conversationId?: ConversationId | undefined;
      /** An agent has gone on or off duty. */
      readonly duty?: { readonly agentId: AgentId; readonly on: boolean } | undefined;
    }
  /** The audit log has one entry more. */
  | { readonly kind: "audited"; readonly event: AuditEvent };

/** Connects the nodes of one installation; with one node, a plain call. */
export interface Cluster {
  /**
   * Listeners are called in order, after the promises of the caller have run: a connection gets the acknowledgement of
   * its call before the events that follow from it.
   */
  publish(events: readonly DomainEvent[]): void;
  subscribe(listener: (events: readonly DomainEvent[]) => void): void;
  /** Presence counts connections: an agent with two tabs is connected until both are gone. */
  agentConnected(id: AgentId): void;
  agentDisconnected(id: AgentId): void;
  /** Since when an agent has no connection, by `Clock.elapsed`; `undefined` while connected. */
  agentGoneSince(id: AgentId): number | undefined;
  close(): Promise<void>;
}
