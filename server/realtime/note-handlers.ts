import type { notePayloads } from "../../protocol/note-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import { addNote, redactNote, setTags } from "../actions/notes.ts";
import { deleteReply, listReplies, saveReply } from "../actions/saved-replies.ts";
import type { Services } from "../actions/services.ts";
import { presentReply } from "../present/note.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type NoteCalls = Pick<CheckedAgentCalls, keyof typeof notePayloads>;

export const noteHandlers = (services: Services): Handlers<NoteCalls, AgentCaller> => ({
  async "note:add"({ agentId }, wanted) {
    return { note: await addNote(services, agentId, wanted) };
  },
  async "note:redact"({ agentId }, wanted) {
    return { note: await redactNote(services, agentId, wanted) };
  },
  async "tag:set"({ agentId }, wanted) {
    return { tags: await setTags(services, agentId, wanted) };
  },
  async "reply:list"({ agentId }) {
    return { replies: (await listReplies(services, agentId)).map(presentReply) };
  },
  async "reply:save"({ agentId }, wanted) {
    return { reply: presentReply(await saveReply(services, agentId, wanted)) };
  },
  async "reply:delete"({ agentId }, { id }) {
    await deleteReply(services, agentId, id);
    return {};
  },
});
