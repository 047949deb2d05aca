/** One pattern of several ways to say the same; its parts may look around themselves. */
export const either = (...patterns: readonly string[]): RegExp =>
  new RegExp(patterns.join("|"), "u");
