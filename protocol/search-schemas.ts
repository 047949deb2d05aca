import { z } from "zod";
import type { AgentId } from "./conversation.ts";
import { limits } from "./limits.ts";
import { id, writtenText } from "./schema-parts.ts";
import { type SavedSearchId, searchOrders, searchOutcomes, searchSpans } from "./search.ts";

/** ISO 8601, as epoch milliseconds. */
const time = z.iso.datetime().transform((value) => Date.parse(value));

const conditions = {
  topic: writtenText(limits.topicLength).optional(),
  agent: id<AgentId>().optional(),
  tag: writtenText(limits.tagLength).optional(),
  outcome: z.enum(searchOutcomes).optional(),
};

export const searchPayloads = {
  searchQuery: z.strictObject({
    q: writtenText(limits.reasonLength),
    ...conditions,
    order: z.enum(searchOrders).optional(),
    from: time.optional(),
    to: time.optional(),
    cursor: z.string().max(200).optional(),
  }),
  savedSearch: z.strictObject({
    name: writtenText(limits.topicLength),
    query: z.strictObject({
      q: writtenText(limits.reasonLength),
      span: z.enum(searchSpans),
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      ...conditions,
      order: z.enum(searchOrders),
    }),
  }),
  savedSearchId: z.strictObject({ id: id<SavedSearchId>() }),
} as const;
