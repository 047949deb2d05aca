import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Note, NoteId } from "../../protocol/notes.ts";
import { distinctTags, type NoteRecord } from "../domain/notes.ts";
import { insist, mayNote, mayRedactNote } from "../domain/permissions.ts";
import type { AgentRecord, ConversationRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import { presentNote } from "../present/note.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { refuseUnderHold } from "./legal-holds.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** For whoever opens the conversation at the desk, also once it is resolved. */
export const addNote = (
  services: Services,
  agentId: AgentId,
  { conversationId, text }: { readonly conversationId: ConversationId; readonly text: string },
): Promise<Note> =>
  commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    insist(mayNote(agent));
    const conversation = await conversationNow(work.tx, conversationId);
    return writeNote(work, { agent, conversation, text });
  });

export async function writeNote(
  { services, tx, now, publish }: UnitOfWork,
  about: {
    readonly agent: AgentRecord;
    readonly conversation: ConversationRecord;
    readonly text: string;
  },
): Promise<Note> {
  const { agent, conversation, text } = about;
  const record: NoteRecord = {
    id: services.ids.next(),
    conversationId: conversation.id,
    agentId: agent.id,
    agentName: agent.name,
    text,
    at: now,
  };
  await tx.insertNote(record);
  publish({ kind: "noted", note: record, conversation });
  return presentNote(record);
}

/** Takes the words of a note away, from the disk too. */
export const redactNote = (
  services: Services,
  agentId: AgentId,
  wanted: { readonly conversationId: ConversationId; readonly noteId: NoteId },
): Promise<Note> =>
  commit(services, async (work) => {
    const { tx, publish } = work;
    const { conversationId, noteId } = wanted;
    const agent = await agentNow(tx, agentId);
    insist(mayNote(agent));
    const conversation = await conversationNow(tx, conversationId);
    const found = await tx.note(noteId);
    if (!found || found.conversationId !== conversationId) throw notFound("note");
    insist(mayRedactNote(agent, found));
    await refuseUnderHold(tx, conversation.customerId);
    const note = presentNote({ ...found, text: "" });
    if (found.text === "") return note;
    await tx.redactNote(noteId);
    publish({
      kind: "passing",
      event: { type: "note.redacted", conversationId, note },
      conversation,
    });
    const about = `conversation:${conversationId}` as const;
    await noteAudit(work, { what: "note.redacted", by: `agent:${agentId}`, about });
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
    publish({ kind: "passing", event, conversation });
    publish({ kind: "desk", conversationId });
    return tags ?? [];
  });
