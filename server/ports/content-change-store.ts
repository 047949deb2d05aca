import type { ContentChangeId } from "../../protocol/gaps.ts";
import type { ContentChangeRecord } from "../domain/content-change.ts";
import type { Eventually } from "./eventually.ts";

export interface ContentChangeReads {
  /** Newest first. */
  contentChanges(limit: number): Eventually<readonly ContentChangeRecord[]>;
}

export interface ContentChangeWrites {
  insertContentChange(change: ContentChangeRecord): Eventually<void>;
  /** Of several nodes the first that saw it. */
  noteLiveChange(id: ContentChangeId, at: number): Eventually<void>;
}
