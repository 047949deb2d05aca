/** How customers come to agents. An installation's editors keep these in `queue.yml`. Times in milliseconds. */
export interface QueueRules {
  /** An agent who has not said a word by then gives the customer back. */
  readonly firstReply: number;
  /** The same for an answer to what the customer has said since. */
  readonly nextReply: number;
}
