export interface FailureCount {
  readonly count: number;
  /** Since the last one. */
  readonly agoMs: number;
}

/** Counts sign-ins that have failed, by a key. What is half an hour old is forgotten. */
export interface SignInFailures {
  /** Throws the refusal `unavailable` where the count is not known now: then nobody signs in. So do the others. */
  of(key: string): Promise<FailureCount | undefined>;
  add(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}
