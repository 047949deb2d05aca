/** What is stored of how many wait. */

export interface WaitingCount {
  /** Empty: nobody's in particular. */
  readonly team: string;
  /** The id of an article or a category; empty for all else. */
  readonly topic: string;
  readonly count: number;
}

export interface WaitingSample {
  /** The beginning of the ten minutes. */
  readonly at: number;
  readonly counts: readonly WaitingCount[];
}
