import type { AgentId } from "../../protocol/conversation.ts";
import type { ImprovementId, ImprovementState } from "../../protocol/improvement.ts";
import type { ImprovementRecord } from "../domain/improvement-records.ts";
import type { Eventually } from "./eventually.ts";

export interface WantedImprovements {
  /** Undefined: what is open or in work. */
  readonly state?: ImprovementState | undefined;
  readonly ownerId?: AgentId | undefined;
  readonly before?: ImprovementId | undefined;
  readonly limit: number;
}

export interface ImprovementReads {
  improvement(id: ImprovementId): Eventually<ImprovementRecord | undefined>;
  /** What is open or in work, by its day; what is done or dropped, the last one first. */
  improvements(wanted: WantedImprovements): Eventually<readonly ImprovementRecord[]>;
  improvementsSince(changedAt: number, limit: number): Eventually<readonly ImprovementRecord[]>;
}

export interface ImprovementWrites {
  saveImprovement(improvement: ImprovementRecord): Eventually<void>;
}
