/** Those of the limits that an open chat needs, apart from the rest: each of its bytes is loaded on a bad network. */
export const chatLimits = {
  messageLength: 4_000,
  /** Of an identity token. */
  identityLength: 8_000,
} as const;
