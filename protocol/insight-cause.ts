/** A root cause of complaints; its shares are of those that were decided. */
export interface InsightCause {
  /** As it was written on the complaint. */
  readonly cause: string;
  /** The same in the reader's language. */
  readonly title: string;
  /** How many were decided, for each point. */
  readonly counts: readonly number[];
  readonly total: number;
  /** In the period before. */
  readonly before: number;
}
