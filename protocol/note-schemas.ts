/** The schemas of the calls about notes, tags and saved replies. */

import { z } from "zod";
import type { ConversationId } from "./conversation.ts";
import { limits } from "./limits.ts";
import type { NoteId, SavedReplyId } from "./notes.ts";
import { id, writtenText } from "./schema-parts.ts";

const inConversation = { conversationId: id<ConversationId>() };

export const notePayloads = {
  "note:add": z.strictObject({ ...inConversation, text: writtenText(limits.summaryLength) }),
  "note:redact": z.strictObject({ ...inConversation, noteId: id<NoteId>() }),
  "tag:set": z.strictObject({
    ...inConversation,
    tags: z.array(writtenText(limits.tagLength)).max(limits.tagCount),
  }),
  "reply:list": z.strictObject({}),
  "reply:save": z.strictObject({
    id: id<SavedReplyId>().optional(),
    shortcut: writtenText(limits.tagLength),
    title: writtenText(limits.topicLength),
    text: writtenText(limits.messageLength),
    shared: z.boolean().optional(),
  }),
  "reply:delete": z.strictObject({ id: id<SavedReplyId>() }),
} as const;
