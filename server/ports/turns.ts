/** Lets few do at a time what takes much memory; the others wait. */
export interface Turns {
  /** Throws the refusal `unavailable` where too many wait already. */
  take<T>(work: () => Promise<T>): Promise<T>;
}
