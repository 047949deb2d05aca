import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { ReplayId } from "../../protocol/replay.ts";
import type { ReplayAnswer, ReplayRecord } from "../domain/replay-records.ts";
import type { Eventually } from "./eventually.ts";

export interface ReplayReads {
  replay(id: ReplayId): Eventually<ReplayRecord | undefined>;
  /** The newest first; those that are published, or drafts, too. */
  replays(wanted: {
    readonly withDrafts: boolean;
    readonly before?: ReplayId | undefined;
    readonly limit: number;
  }): Eventually<readonly ReplayRecord[]>;
  /** By agent and step. */
  replayAnswers(id: ReplayId): Eventually<readonly ReplayAnswer[]>;
  replayAnswersOf(id: ReplayId, agentId: AgentId): Eventually<readonly ReplayAnswer[]>;
}

export interface ReplayWrites {
  saveReplay(replay: ReplayRecord): Eventually<void>;
  /** Where there is an answer to the step already, that one stays. */
  insertReplayAnswer(answer: ReplayAnswer): Eventually<void>;
  /** With its answers. */
  deleteReplay(id: ReplayId): Eventually<void>;
  /** Of a conversation that says something else now. */
  deleteReplayDrafts(id: ConversationId): Eventually<void>;
  /** Published ones made of it are drafts again, to be checked once more; what was answered in them goes, since it may repeat it. */
  withdrawReplays(sourceMark: string, at: number): Eventually<void>;
}
