/** The improvement register: what is to be changed because of complaints and incidents, by whom, until when. */

import type { LocaleTexts } from "./announcement.ts";
import type { AnnouncementId } from "./announcement-body.ts";
import type { AgentId } from "./conversation.ts";

declare const brand: unique symbol;
export type ImprovementId = string & { readonly [brand]: "improvement" };

export const improvementStates = ["open", "in-work", "done", "dropped"] as const;
export type ImprovementState = (typeof improvementStates)[number];

interface Person {
  readonly id: AgentId;
  readonly name: string;
}

export interface Improvement {
  readonly id: ImprovementId;
  readonly what: string;
  readonly owner: Person;
  /** `2026-12-15`, a day at the desk. */
  readonly due: string;
  readonly state: ImprovementState;
  /** It is neither done nor dropped, and its day is over. */
  readonly isOverdue: boolean;
  readonly topic?: { readonly topic: string; readonly title: string } | undefined;
  readonly cause?: string | undefined;
  readonly incidents: readonly { readonly id: AnnouncementId; readonly title: LocaleTexts }[];
  /** Each state that it has had, the oldest first. */
  readonly history: readonly {
    readonly at: string;
    readonly by: string;
    readonly state: ImprovementState;
  }[];
}

export interface ImprovementValues {
  /** What is open or in work, by its day; what is done or dropped, the last one first. */
  readonly "improvement:list": {
    readonly improvements: readonly Improvement[];
    /** There are others: ask again with the last one's id. */
    readonly more: boolean;
    /** Who can own one. */
    readonly owners: readonly Person[];
    /** Of complaints, as administrators have them. */
    readonly causes: readonly string[];
  };
  readonly "improvement:save": { readonly improvement: Improvement };
  readonly "improvement:move": { readonly improvement: Improvement };
}
