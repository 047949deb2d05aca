import type { ConversationId } from "../../protocol/conversation.ts";
import type { WaitingSample } from "../domain/waiting-records.ts";
import type { Eventually } from "./eventually.ts";

interface LastTime {
  /** In epoch milliseconds. */
  readonly since: number;
  /** Undefined: of all. */
  readonly team?: string | undefined;
}

export interface WaitingReads {
  /** In order of time, both ends included. */
  waitingSamples(from: number, to: number): Eventually<readonly WaitingSample[]>;
  /** What these are about; at most some hundreds at once. One that is about nothing is not in it. */
  conversationTopics(
    ids: readonly ConversationId[],
  ): Eventually<ReadonlyMap<ConversationId, string>>;
  /** How many customers have asked for a person since then, and wait or were served. */
  cameSince(last: LastTime): Eventually<number>;
  /** How many services of agents have ended since then. */
  doneSince(last: LastTime): Eventually<number>;
  /** Seconds from the request to the agent's first word, of those who have got it since then; the newest `limit`. */
  firstReplies(last: LastTime, limit: number): Eventually<readonly number[]>;
}

export interface WaitingWrites {
  /** One that is there already stays: it is of the beginning of its slot. */
  saveWaitingSample(sample: WaitingSample): Eventually<void>;
  deleteWaitingSamplesBefore(at: number): Eventually<void>;
  /** The agent has said the first word. Of a later one nothing changes. */
  noteFirstReply(conversationId: ConversationId, at: number): Eventually<void>;
}
