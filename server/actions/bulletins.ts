import type { BulletinId } from "../../protocol/bulletin.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import {
  bulletinReaders,
  mayReadBulletins,
  maySeeReceipts,
  mayWriteBulletin,
} from "../domain/bulletin.ts";
import type { BulletinRecord, ListedBulletins, SeenBulletin } from "../domain/bulletin-records.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const pageLength = 20;
const mostUnread = 50;

interface WrittenBulletin {
  readonly text: string;
  readonly team?: string | undefined;
}

/** Answers how many have to read it. */
export const writeBulletin = (
  services: Services,
  agentId: AgentId,
  { text, team: name }: WrittenBulletin,
): Promise<number> =>
  commit(services, async (work) => {
    const { tx, now, publish } = work;
    const author = await agentNow(tx, agentId);
    insist(mayWriteBulletin(author));
    const { teams } = work.services.faq.engine.queue;
    const team = name === undefined ? undefined : teams.find((one) => one.name === name);
    if (name !== undefined && team === undefined) throw notFound("team");
    const readers = bulletinReaders(await tx.agents(), { author: agentId, team });
    if (readers.length === 0) throw notFound("agent");
    const id: BulletinId = work.services.ids.next();
    const authorName = author.name;
    await tx.insertBulletin({ id, authorId: agentId, authorName, text, team: name, at: now });
    for (const reader of readers) {
      await tx.insertBulletinReceipt({ bulletinId: id, agentId: reader.id, at: now });
      publish({ kind: "bulletin", agentId: reader.id });
    }
    publish({ kind: "bulletin", agentId });
    await noteAudit(work, {
      what: "bulletin.written",
      by: `agent:${agentId}`,
      details: { count: readers.length },
    });
    return readers.length;
  });

export async function listBulletins(
  { store }: Services,
  agentId: AgentId,
  before: BulletinId | undefined,
): Promise<ListedBulletins> {
  const agent = await agentNow(store, agentId);
  insist(mayReadBulletins(agent));
  const seesAll = maySeeReceipts(agent);
  const of = seesAll ? undefined : agentId;
  const found = await store.bulletins({ agentId: of, before, limit: pageLength + 1 });
  const seen = (bulletins: readonly BulletinRecord[]) =>
    Promise.all(bulletins.map((one) => seenBy(store, one, of)));
  return {
    agentId,
    unread: await seen(await store.unreadBulletins(agentId, mostUnread)),
    page: await seen(found.slice(0, pageLength)),
    more: found.length > pageLength,
    agents: seesAll ? await store.agents() : undefined,
  };
}

async function seenBy(
  reads: Reads,
  bulletin: BulletinRecord,
  agentId: AgentId | undefined,
): Promise<SeenBulletin> {
  if (agentId === undefined)
    return { bulletin, receipts: await reads.bulletinReceipts(bulletin.id) };
  const own = await reads.bulletinReceipt(bulletin.id, agentId);
  return { bulletin, receipts: own ? [own] : [] };
}

/** Read a second time, in another window, it changes nothing. */
export const readBulletin = (services: Services, agentId: AgentId, id: BulletinId): Promise<void> =>
  commit(services, async ({ tx, now, publish }) => {
    insist(mayReadBulletins(await agentNow(tx, agentId)));
    const bulletin = await tx.bulletin(id);
    const receipt = bulletin && (await tx.bulletinReceipt(id, agentId));
    if (!receipt) throw notFound("bulletin");
    if (receipt.readAt !== undefined) return;
    await tx.readBulletin(id, agentId, now);
    for (const one of [agentId, bulletin.authorId]) publish({ kind: "bulletin", agentId: one });
  });

/** It was wrong, or is over: nobody has to read it any more. */
export const removeBulletin = (
  services: Services,
  agentId: AgentId,
  id: BulletinId,
): Promise<void> =>
  commit(services, async (work) => {
    const { tx, publish } = work;
    insist(mayWriteBulletin(await agentNow(tx, agentId)));
    const bulletin = await tx.bulletin(id);
    if (!bulletin) throw notFound("bulletin");
    const receipts = await tx.bulletinReceipts(id);
    await tx.deleteBulletin(id);
    const concerned = new Set([bulletin.authorId, ...receipts.map((one) => one.agentId)]);
    for (const one of concerned) publish({ kind: "bulletin", agentId: one });
    const unread = receipts.filter(({ readAt }) => readAt === undefined).length;
    const details = { unread, of: receipts.length };
    await noteAudit(work, { what: "bulletin.removed", by: `agent:${agentId}`, details });
  });
