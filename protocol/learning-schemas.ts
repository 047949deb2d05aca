import { bulletinPayloads } from "./bulletin-schemas.ts";
import { improvementPayloads } from "./improvement-schemas.ts";

/** What agents learn from cases with. */
export const learningPayloads = { ...bulletinPayloads, ...improvementPayloads } as const;
