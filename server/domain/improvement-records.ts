import type { LocaleTexts } from "../../protocol/announcement.ts";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { ImprovementId, ImprovementState } from "../../protocol/improvement.ts";

/** Times are epoch milliseconds, the day is one at the desk. */
export interface ImprovementRecord {
  readonly id: ImprovementId;
  readonly what: string;
  readonly ownerId: AgentId;
  readonly due: string;
  readonly state: ImprovementState;
  /** Done or dropped: nobody works on it any more. */
  readonly isSettled: boolean;
  /** The id of an article or a category, or what somebody has typed. */
  readonly topic?: string | undefined;
  readonly cause?: string | undefined;
  readonly incidents: readonly AnnouncementId[];
  /** Each state that it has had, the oldest first. */
  readonly steps: readonly ImprovementStep[];
  readonly createdAt: number;
  readonly changedAt: number;
}

interface ImprovementStep {
  readonly at: number;
  readonly by: { readonly id: AgentId; readonly name: string };
  readonly state: ImprovementState;
}

/** With the names that it refers to. */
export interface NamedImprovement {
  readonly improvement: ImprovementRecord;
  readonly ownerName: string;
  readonly incidents: readonly { readonly id: AnnouncementId; readonly title: LocaleTexts }[];
  readonly isOverdue: boolean;
}
