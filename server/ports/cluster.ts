import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { PassingEvent } from "../../protocol/events.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";

/** What actions tell the world after a commit; `audience.ts` decides who hears it. */
export type Published =
  | {
      readonly kind: "kept";
      readonly message: MessageRecord;
      readonly conversation: ConversationRecord;
      /** The connection that has it from its acknowledgement, and is not told again. */
      readonly origin?: string | undefined;
    }
  | {
      readonly kind: "passing";
      readonly event: Exclude<PassingEvent, { type: "desk.changed" }>;
      readonly conversation: ConversationRecord;
    }
  /** The desk has changed: agents get their desk anew and, where one is meant, the row. */
  | { readonly kind: "desk"; readonly conversationId?: ConversationId };

/** Between the nodes of one installation; with one node, a plain call. */
export interface Cluster {
  /**
   * Listeners hear it, in order, only after the caller's promise chain has run on: what a call is
   * acknowledged with reaches its connection before what followed from it.
   */
  publish(happened: readonly Published[]): void;
  subscribe(listener: (happened: readonly Published[]) => void): void;
  /** Presence counts connections: an agent with two tabs is connected until both are gone. */
  agentConnected(id: AgentId): void;
  agentDisconnected(id: AgentId): void;
  /** Since when an agent has no connection; `undefined` while connected. */
  agentGoneSince(id: AgentId): number | undefined;
  close(): Promise<void>;
}
