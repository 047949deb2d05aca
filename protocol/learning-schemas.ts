import { bulletinPayloads } from "./bulletin-schemas.ts";
import { improvementPayloads } from "./improvement-schemas.ts";
import { replayPayloads } from "./replay-schemas.ts";

/** What agents learn from cases with. */
export const learningPayloads = {
  ...bulletinPayloads,
  ...improvementPayloads,
  ...replayPayloads,
} as const;
