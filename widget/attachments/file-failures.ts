import type { FileKey } from "./file-key.ts";

/** By a refusal's code, or by what this device has seen. What is not here may go better the next time. */
export const finalProblems: Readonly<Record<string, FileKey>> = {
  unsupported_type: "failedType",
  // Its size was looked at before it was sent: what the server finds too large are its pixels.
  too_large: "failedPixels",
  at_capacity: "failedFull",
  invalid: "failedOther",
  not_yours: "failedOther",
  type: "failedType",
  tooLarge: "failedTooLarge",
  tooMany: "failedTooMany",
  empty: "failedEmpty",
};

/** The state of a file that was not taken, by the code of the refusal. */
export const stateAfter = (code: string): "failed" | "refused" =>
  Object.hasOwn(finalProblems, code) ? "refused" : "failed";
