export interface Clock {
  /** Epoch milliseconds, as the wall says: it may be set forward and back. */
  now(): number;
  /** Milliseconds since some moment. Nothing sets it: durations are measured by it. */
  elapsed(): number;
}
