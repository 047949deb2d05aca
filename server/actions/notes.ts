import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Note } from "../../protocol/notes.ts";
import { distinctTags, type NoteRecord } from "../domain/notes.ts";
import { insist, mayNote } from "../domain/permissions.ts";
import { presentNote } from "../present/note.ts";
import { commit } from "./commit.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** For whoever opens the conversation at the desk, also once it is resolved. */
export const addNote = (
  services: Services,
  agentId: AgentId,
  { conversationId, text }: { readonly conversationId: ConversationId; readonly text: string },
): Promise<Note> =>
  commit(services, async ({ tx, now, publish }) => {
    const agent = await agentNow(tx, agentId);
    insist(mayNote(agent));
    const conversation = await conversationNow(tx, conversationId);
    const record: NoteRecord = {
      id: services.ids.next(),
      conversationId,
      agentId,
      agentName: agent.name,
      text,
      at: now,
    };
    await tx.insertNote(record);
    const note = presentNote(record);
    publish({ kind: "passing", event: { type: "note.added", conversationId, note }, conversation });
    return note;
  });

/** In the place of those before. */
export const setTags = (
  services: Services,
  agentId: AgentId,
  wanted: { readonly conversationId: ConversationId; readonly tags: readonly string[] },
): Promise<readonly string[]> =>
  commit(services, async ({ tx, publish }) => {
    const { conversationId } = wanted;
    insist(mayNote(await agentNow(tx, agentId)));
    const conversation = await conversationNow(tx, conversationId);
    const tags = distinctTags(wanted.tags);
    await tx.updateConversation(conversationId, { tags });
    const event = { type: "tags.changed", conversationId, tags: tags ?? [] } as const;
    publish({ kind: "passing", event, conversation: { ...conversation, tags } });
    publish({ kind: "desk", conversationId });
    return tags ?? [];
  });
