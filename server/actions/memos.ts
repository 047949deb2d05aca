import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { MemoId } from "../../protocol/memo.ts";
import { mayReadMemo, mayWriteMemo, readersOf } from "../domain/memo.ts";
import { insist, worksAtDesk } from "../domain/permissions.ts";
import type { MemoRecord } from "../domain/quality-records.ts";
import { notFound } from "../domain/refusal.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const mostMemos = 50;

interface WantedMemo {
  readonly toAgentId?: AgentId | undefined;
  readonly conversationId?: ConversationId | undefined;
  readonly text: string;
}

/** To an agent, or to everybody at the desk. Answers to how many it went. */
export const sendMemo = (
  services: Services,
  agentId: AgentId,
  { toAgentId: to, conversationId, text }: WantedMemo,
): Promise<number> =>
  commit(services, async (work) => {
    const author = await agentNow(work.tx, agentId);
    if (conversationId !== undefined) await conversationNow(work.tx, conversationId);
    insist(mayWriteMemo(author));
    const readers = readersOf(await work.tx.agents(), { author: agentId, to });
    if (to !== undefined && readers.length === 0) throw notFound("agent");
    for (const reader of readers) {
      await writeMemo(work, { author, agentId: reader.id, text, conversationId });
    }
    await noteAudit(work, {
      what: "memo.sent",
      by: `agent:${agentId}`,
      about: to && `agent:${to}`,
      details: { count: readers.length },
    });
    return readers.length;
  });

export async function writeMemo(
  { services, tx, now, publish }: UnitOfWork,
  {
    author,
    ...memo
  }: Omit<MemoRecord, "id" | "at" | "authorId" | "authorName"> & {
    readonly author: { readonly id: AgentId; readonly name: string };
  },
): Promise<void> {
  await tx.insertMemo({
    ...memo,
    id: services.ids.next(),
    authorId: author.id,
    authorName: author.name,
    at: now,
  });
  publish({ kind: "memo", agentId: memo.agentId });
}

export async function listMemos({ store }: Services, agentId: AgentId) {
  insist(worksAtDesk(await agentNow(store, agentId)));
  return store.memosFor(agentId, mostMemos);
}

/** Then it is gone. Read a second time, in another window, it changes nothing. */
export const readMemo = (services: Services, agentId: AgentId, id: MemoId): Promise<void> =>
  commit(services, async ({ tx, publish }) => {
    const agent = await agentNow(tx, agentId);
    insist(worksAtDesk(agent));
    const memo = await tx.memo(id);
    if (!memo || !mayReadMemo(agent, memo)) throw notFound("memo");
    await tx.deleteMemo(id);
    publish({ kind: "memo", agentId });
  });
