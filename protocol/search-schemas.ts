import { z } from "zod";
import type { AgentId } from "./conversation.ts";
import { limits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";

/** ISO 8601, as epoch milliseconds. */
const time = z.iso.datetime().transform((value) => Date.parse(value));

export const searchPayloads = {
  searchQuery: z.strictObject({
    q: writtenText(limits.reasonLength),
    topic: writtenText(limits.topicLength).optional(),
    agent: id<AgentId>().optional(),
    tag: writtenText(limits.tagLength).optional(),
    from: time.optional(),
    to: time.optional(),
    cursor: z.string().max(200).optional(),
  }),
} as const;
