/** What a change of the articles has done. */

/** Questions of the change's kind: in its own words, or as like them as questions of one kind are. */
export interface KindFigures {
  readonly asked: number;
  readonly answered: number;
  readonly helpful: number;
  /** Followed by the wish for a person. */
  readonly handedOver: number;
}

export interface ChangeEffect {
  /** False: its words do not stand in the content, or not any more. */
  readonly isLive: boolean;
  /** On each side of the moment in which it went live. */
  readonly minutes: number;
  readonly before: KindFigures;
  readonly after: KindFigures;
  /** So many more would have asked for a person; negative where more of them do. Absent where nobody had asked before. */
  readonly saved?: number | undefined;
}
