import type { AgentId } from "../../protocol/conversation.ts";
import type { MemoId } from "../../protocol/memo.ts";
import type { MemoRecord } from "../domain/quality-records.ts";
import type { Eventually } from "./eventually.ts";

export interface MemoReads {
  memo(id: MemoId): Eventually<MemoRecord | undefined>;
  /** The unread ones, the oldest first. */
  memosFor(agentId: AgentId, limit: number): Eventually<readonly MemoRecord[]>;
}

export interface MemoWrites {
  insertMemo(memo: MemoRecord): Eventually<void>;
  /** It was read. */
  deleteMemo(id: MemoId): Eventually<void>;
}
