import { z } from "zod";
import type { AgentId, ConversationId } from "./conversation.ts";
import { limits } from "./limits.ts";
import type { MemoId } from "./memo.ts";
import { id, writtenText } from "./schema-parts.ts";

export const memoPayloads = {
  "memo:send": z.strictObject({
    /** To everybody at the desk, where nobody is named. */
    toAgentId: id<AgentId>().optional(),
    conversationId: id<ConversationId>().optional(),
    text: writtenText(limits.commentLength),
  }),
  "memo:list": z.strictObject({}),
  "memo:read": z.strictObject({ id: id<MemoId>() }),
} as const;
