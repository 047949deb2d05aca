import type {
  AgentId,
  ClientId,
  ConversationId,
  CustomerId,
  MessageId,
} from "../../protocol/conversation.ts";
import type { DeskView } from "../../protocol/desk.ts";
import type {
  ConversationRecord,
  CustomerRecord,
  MessageRecord,
  VoteRecord,
} from "../domain/records.ts";
import type { CustomerSessionRecord } from "../domain/session-records.ts";
import type { DeskPage } from "./desk-page.ts";
import type { Eventually } from "./eventually.ts";
import type { PartReads, PartWrites } from "./store-parts.ts";

export { after, type Eventually } from "./eventually.ts";
export { DuplicateMessage, StoreDamaged, StoreUnavailable } from "./store-errors.ts";

/** What can be asked of the store, inside a transaction and outside. Outside, only committed rows are seen. */
export interface Reads extends PartReads {
  customer(id: CustomerId): Eventually<CustomerRecord | undefined>;
  customerByToken(tokenHash: string): Eventually<CustomerRecord | undefined>;
  customerBySubject(subject: string): Eventually<CustomerRecord | undefined>;
  customerSession(tokenHash: string): Eventually<CustomerSessionRecord | undefined>;

  conversation(id: ConversationId): Eventually<ConversationRecord | undefined>;
  /** "Not yours" and "not there" are the same `undefined`. */
  conversationOf(
    customerId: CustomerId,
    id: ConversationId,
  ): Eventually<ConversationRecord | undefined>;
  /** The one that the customer's next message goes to: the newest, whatever its status. */
  latestConversationOf(customerId: CustomerId): Eventually<ConversationRecord | undefined>;
  /** Newest first; with `before`, those that are older than that one of the customer's. */
  conversationsOf(
    customerId: CustomerId,
    page: { readonly before?: ConversationId | undefined; readonly limit: number },
  ): Eventually<readonly ConversationRecord[]>;
  /** Who has at least one conversation assigned to them. */
  conversationsHeldBy(agentId: AgentId): Eventually<readonly ConversationRecord[]>;
  /** How many conversations each agent has; who has none is not in it. */
  loads(): Eventually<ReadonlyMap<AgentId, number>>;
  /** Who waits for an agent, by id, from after this one on; `""` begins. */
  waiting(after: ConversationId | "", limit: number): Eventually<readonly InLine[]>;
  /**
   * Conversations whose customer has written since then, after this agent's service of them was over, and whom nobody has served
   * after it; the newest first.
   */
  writtenAgain(
    agentId: AgentId,
    since: number,
    limit: number,
  ): Eventually<readonly ConversationRecord[]>;
  /** Conversations whose agent should have answered by `before`, the longest due first. */
  repliesDue(before: number, limit: number): Eventually<readonly ConversationRecord[]>;
  /** Conversations whose answer was due by `before`, the longest due first. */
  conversationsToAnswer(before: number, limit: number): Eventually<readonly ConversationRecord[]>;
  /** Conversations in status bot or assigned whose customer has said nothing since `before`. */
  idleConversations(before: number, limit: number): Eventually<readonly ConversationRecord[]>;
  /** Rows of a console list, with what the row shows; `cursor` is what the last page gave. */
  desk(view: DeskView, agentId: AgentId, cursor?: string): Eventually<DeskPage>;
  /** The rows of these conversations, in their order; at most some dozens at once. One that is not there has none. */
  deskRows(ids: readonly ConversationId[]): Eventually<DeskPage["rows"]>;

  /** In order of seq. `after`/`before` are exclusive; with `before` or neither, the last `limit` ones. */
  messages(
    conversationId: ConversationId,
    range: { readonly after?: number; readonly before?: number; readonly limit: number },
  ): Eventually<readonly MessageRecord[]>;
  /** Those that are there, of any conversations, in one query. */
  messagesAt(
    places: readonly Pick<MessageRecord, "conversationId" | "seq">[],
  ): Eventually<readonly MessageRecord[]>;
  message(conversationId: ConversationId, id: MessageId): Eventually<MessageRecord | undefined>;
  /** `sender` is `customer:<id>` or `agent:<id>`. */
  messageByClientId(
    conversationId: ConversationId,
    sender: string,
    clientId: ClientId,
  ): Eventually<MessageRecord | undefined>;
  /** How many messages of the customer's own come after `seq`. */
  customerMessagesAfter(conversationId: ConversationId, seq: number): Eventually<number>;

  /** For the estimate, newest first: seconds that conversations waited for their agent, and that agents had them to the end. */
  recentWaits(since: number, limit: number): Eventually<readonly number[]>;
  handlingTimes(since: number, limit: number): Eventually<readonly number[]>;
}

/** A waiting conversation, as far as its place needs it. */
export type InLine = Pick<
  ConversationRecord,
  "id" | "customerId" | "priority" | "waitingSince" | "turnAt" | "team"
>;

/** Who is passed over. */
export interface WhoseTurn {
  /** Customers whom this agent has given back. */
  readonly notFrom?: AgentId | undefined;
  /** Who waits for these teams; `only` passes over whoever waits for none. */
  readonly teams?:
    | { readonly only?: readonly string[] | undefined; readonly not?: readonly string[] }
    | undefined;
  /** All but these. */
  readonly among?: readonly ConversationId[] | undefined;
  /** Who has waited since after `since` and is kept for another agent who knows them. */
  readonly keptFor?: { readonly agentId: AgentId; readonly since: number } | undefined;
}

export type NewMessage = Omit<MessageRecord, "seq">;

/** Parts that may change; `undefined` takes an optional part away. */
export type ConversationPatch = {
  [Part in keyof Omit<ConversationRecord, "id" | "customerId" | "lastSeq" | "lastAt">]?:
    | ConversationRecord[Part]
    | undefined;
};

export interface Transaction extends Reads, PartWrites {
  /**
   * The conversation whose turn it is, in the order of `protocol/queue-order.ts`. One that another transaction has claimed is
   * passed over.
   */
  claimNext(whose?: WhoseTurn): Eventually<ConversationRecord | undefined>;
  insertCustomer(customer: CustomerRecord, tokenHash?: string): Eventually<void>;
  updateCustomer(customer: CustomerRecord): Eventually<void>;
  /** The customer's token finds nobody any more. */
  forgetCustomerToken(id: CustomerId): Eventually<void>;
  insertCustomerSession(session: CustomerSessionRecord): Eventually<void>;
  deleteExpiredCustomerSessions(now: number): Eventually<void>;
  insertConversation(conversation: ConversationRecord): Eventually<void>;
  updateConversation(id: ConversationId, patch: ConversationPatch): Eventually<void>;
  /** All of them, with what the customer has said in them: a message sent again by the new owner is the same message. */
  moveConversations(from: CustomerId, to: CustomerId): Eventually<void>;
  /**
   * Gives the next seq, keeps the message, and updates the conversation's `lastSeq`, `lastText`, `lastAt`
   * (and `customerAt` and `unread` for a customer's). `(sender, conversation, clientId)` is unique: the same one again
   * throws `DuplicateMessage`, and nothing is written.
   */
  appendMessage(message: NewMessage): Eventually<MessageRecord>;
  /** Takes the content of these messages away for good: after the commit it is overwritten on the disk too. */
  redactMessages(conversationId: ConversationId, seqs: readonly number[]): Eventually<void>;
  /** Replaces the customer's earlier vote on the same message, and marks the question it answers. */
  saveVote(vote: VoteRecord): Eventually<void>;
  /** An assigned conversation's wait, for the estimate. */
  insertWait(conversationId: ConversationId, seconds: number, at: number): Eventually<void>;
}

export interface Store extends Reads {
  /** Changes after a restore; clients then take a snapshot instead of events. */
  readonly epoch: string;
  /**
   * A client of this epoch has seen more than there is: the database is an older copy. Begins a new epoch, once after each
   * opening: a client that makes it up costs everybody one new snapshot, and no second one.
   */
  beginEpoch(): Promise<void>;
  /**
   * All of the work or none of it. The promise resolves after the commit is durable. A throw (a refusal, say)
   * undoes the work and rejects the promise with it. The work awaits nothing but the transaction's own methods:
   * other transactions share its commit, and anything slow would hold them up. Rejects with
   * `StoreUnavailable` when the database can't commit now.
   */
  transaction<T>(work: (tx: Transaction) => Eventually<T>): Promise<T>;
  /** How busy the connections to the database are, where there are several. */
  readonly load?: () => { readonly inUse: number; readonly waiting: number };
  /** Resolves if the store can write and read now and nothing was found to be wrong; else throws a `StoreUnavailable`. */
  check(): Promise<void>;
  close(): Promise<void>;
}
