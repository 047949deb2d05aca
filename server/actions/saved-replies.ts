import type { AgentId } from "../../protocol/conversation.ts";
import type { SavedReplyId } from "../../protocol/notes.ts";
import type { SavedReplyRecord } from "../domain/notes.ts";
import { insist } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { maySaveReply, mayUseReplies } from "../domain/reply-permissions.ts";
import type { Reads } from "../ports/store.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const mostReplies = 500;

export async function listReplies({ store }: Services, agentId: AgentId) {
  insist(mayUseReplies(await agentNow(store, agentId)));
  return store.savedReplies(agentId, mostReplies);
}

export interface WantedReply {
  /** Changes this one; without it a new one is made. */
  readonly id?: SavedReplyId | undefined;
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  readonly shared?: boolean | undefined;
}

export async function saveReply(services: Services, agentId: AgentId, wanted: WantedReply) {
  return commit(services, async ({ tx, now }): Promise<SavedReplyRecord> => {
    const agent = await agentNow(tx, agentId);
    const { id, shared, ...parts } = wanted;
    const owner = shared ? undefined : agentId;
    insist(maySaveReply(agent, owner));
    const before = id === undefined ? undefined : await replyFor(tx, agent, id);
    await refuseSameShortcut(tx, agentId, { id: before?.id, owner, shortcut: parts.shortcut });
    const reply = { ...parts, id: before?.id ?? services.ids.next(), agentId: owner, at: now };
    await (before ? tx.updateSavedReply(reply) : tx.insertSavedReply(reply));
    return reply;
  });
}

export const deleteReply = (services: Services, agentId: AgentId, id: SavedReplyId) =>
  commit(services, async ({ tx }) => {
    const { id: found } = await replyFor(tx, await agentNow(tx, agentId), id);
    await tx.deleteSavedReply(found);
  });

interface Shortcut {
  readonly id: SavedReplyId | undefined;
  /** Undefined: everybody's. */
  readonly owner: AgentId | undefined;
  readonly shortcut: string;
}

/** One word finds one reply. An agent's own may stand in front of everybody's. */
async function refuseSameShortcut(reads: Reads, agentId: AgentId, wanted: Shortcut) {
  const same = (await reads.savedReplies(agentId, mostReplies)).some(
    (reply) =>
      reply.id !== wanted.id &&
      reply.agentId === wanted.owner &&
      folded(reply.shortcut) === folded(wanted.shortcut),
  );
  if (same) throw new Refusal("duplicate", "There is a reply with this shortcut already.");
}

const folded = (shortcut: string) => shortcut.normalize("NFKC").trim().toLowerCase();

/** Another agent's own is not there. */
async function replyFor(reads: Reads, agent: AgentRecord, id: SavedReplyId) {
  insist(mayUseReplies(agent));
  const reply = await reads.savedReply(id);
  if (!reply || (reply.agentId !== undefined && reply.agentId !== agent.id)) {
    throw notFound("reply");
  }
  insist(maySaveReply(agent, reply.agentId));
  return reply;
}
