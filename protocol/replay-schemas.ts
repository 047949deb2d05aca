import { z } from "zod";
import type { ConversationId } from "./conversation.ts";
import { limits } from "./limits.ts";
import type { ReplayId } from "./replay.ts";
import { id, writtenText } from "./schema-parts.ts";

const one = z.strictObject({ id: id<ReplayId>() });
/** Of one replay. */
const mostTurns = 100;

export const replayPayloads = {
  "replay:list": z.strictObject({ before: id<ReplayId>().optional() }),
  "replay:make": z.strictObject({ conversationId: id<ConversationId>() }),
  "replay:draft": one,
  "replay:save": z.strictObject({
    id: id<ReplayId>(),
    title: writtenText(limits.topicLength),
    /** In the order of the draft; an empty one is left out. */
    texts: z.array(z.union([writtenText(limits.messageLength), z.literal("")])).max(mostTurns),
    /** From now on agents can answer it, and nothing of it can be changed. */
    publish: z.boolean(),
  }),
  "replay:remove": one,
  "replay:open": one,
  "replay:answer": z.strictObject({
    id: id<ReplayId>(),
    /** 0 is the first. */
    step: z.int().min(0),
    text: writtenText(limits.messageLength),
  }),
  "replay:results": one,
} as const;
