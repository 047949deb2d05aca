import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { ConversationHead } from "./cluster.ts";
import type { Eventually } from "./eventually.ts";

/**
 * A right that one node has at a time. Its holder counts `beat` up every few seconds; a beat that stands still for several
 * looks is a dead holder's. No clock is compared with another one.
 */
export interface LeaseRecord {
  readonly name: string;
  /** The id of a node: a new one with each start. */
  readonly holder: string;
  readonly beat: number;
}

/** An agent has a connection to that node. */
export interface AgentConnection {
  readonly agentId: AgentId;
  readonly node: string;
}

/** Where a conversation stands; with no word of what was said. */
export interface ConversationState extends ConversationHead {
  readonly lastSeq: number;
}

export interface NodeReads {
  /** Names this installation, from its first start on. */
  installation(): Eventually<string>;
  leases(): Eventually<readonly LeaseRecord[]>;
  agentConnections(): Eventually<readonly AgentConnection[]>;
  /** The newest conversation of each of these customers. At most some hundreds at once, as with the next two. */
  statesOfCustomers(ids: readonly CustomerId[]): Eventually<readonly ConversationState[]>;
  statesOf(ids: readonly ConversationId[]): Eventually<readonly ConversationState[]>;
  /** Of those whose last message, or whose end, is not older; the newest first. */
  statesSince(at: number, limit: number): Eventually<readonly ConversationState[]>;
  statesHeldBy(ids: readonly AgentId[]): Eventually<readonly ConversationState[]>;
}

export interface NodeWrites {
  /** False where somebody has it. */
  insertLease(lease: LeaseRecord): Eventually<boolean>;
  /** All of the holder's. Answers how many. */
  renewLeases(holder: string): Eventually<number>;
  /** The lease as it was seen last becomes the holder's. False where it has changed since. */
  takeLease(seen: LeaseRecord, holder: string): Eventually<boolean>;
  deleteLeasesOf(holder: string): Eventually<void>;
  insertAgentConnection(connection: AgentConnection): Eventually<void>;
  deleteAgentConnection(connection: AgentConnection): Eventually<void>;
  deleteAgentConnectionsOf(node: string): Eventually<void>;
}
