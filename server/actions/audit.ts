import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import {
  type AuditActor,
  type AuditEvent,
  type AuditLink,
  type AuditSubject,
  breakBetween,
  chained,
  tellsOfPruning,
} from "../domain/audit.ts";
import { insist, mayReadAudit } from "../domain/permissions.ts";
import type { ConversationRecord } from "../domain/records.ts";
import { commit, refuseIfUnavailable, type UnitOfWork } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const pageLength = 50;
const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const checkedAtOnce = 500;

/** Appends to the audit log, in the transaction of what it tells of. */
export async function noteAudit({ services, tx, now, publish }: UnitOfWork, event: AuditEvent) {
  const head = await tx.lockAuditHead();
  const { hashToken: hash } = services.secrets;
  await tx.appendAudit(chained(head, event, { at: now, hash }), head);
  publish({ kind: "audited", event });
}

/** For what changes nothing else: a refusal, a read. */
export const noteAlone = (services: Services, event: AuditEvent) =>
  commit(services, (work) => noteAudit(work, event));

/** Somebody asked for what they may not do. `call` is one that there is; the payload may be anything. */
export const noteRefused = (
  services: Services,
  by: AuditActor,
  { name: call, payload }: { readonly name: string; readonly payload: unknown },
) =>
  noteAlone(services, {
    what: "call.refused",
    by,
    about: conversationIn(payload),
    details: { call },
  });

function conversationIn(payload: unknown): AuditSubject | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  const id = (payload as { readonly conversationId?: unknown }).conversationId;
  // Ours are UUIDs. Whatever else stands there may be anything, a key too, and the log outlives what it tells of.
  const isId = typeof id === "string" && uuid.test(id);
  return isId ? `conversation:${id as ConversationId}` : undefined;
}

/** A supervisor does with a colleague's customer what only the colleague does otherwise. */
export async function noteTakeOver(
  work: UnitOfWork,
  { id, agentId: holder }: ConversationRecord,
  { agentId, how }: { readonly agentId: AgentId; readonly how: "resolve" | "release" | "transfer" },
) {
  if (holder === undefined || holder === agentId) return;
  const details = { how, holder };
  const about = `conversation:${id}` as const;
  await noteAudit(work, {
    what: "conversation.taken-over",
    by: `agent:${agentId}`,
    about,
    details,
  });
}

/** Newest first; `before` is the seq of the last entry of the page before. */
export async function readAudit(services: Services, agentId: AgentId, before: number | undefined) {
  insist(mayReadAudit(await agentNow(services.store, agentId)));
  const found = await refuseIfUnavailable(services.store.auditBefore(before, pageLength + 1));
  return {
    entries: found.slice(0, pageLength),
    more: found.length > pageLength,
    agents: await services.store.agents(),
  };
}

/** For the command line: the newest entries, the oldest of them first. */
export const newestAudit = async ({ store }: Services, limit: number) =>
  (await store.auditBefore(undefined, limit)).toReversed();

export interface AuditVerdict {
  readonly head: AuditLink;
  /** What is wrong, as a line; undefined where the chain holds. */
  readonly problem: string | undefined;
}

/**
 * Reads the whole log and checks that each entry follows the one before. `known` is an end that was noted down earlier, outside
 * of the database: whoever has written the whole chain again could not know of it.
 */
export async function verifyAudit(services: Services, known?: AuditLink): Promise<AuditVerdict> {
  const { pruned } = await services.store.auditHead();
  let last: AuditLink = pruned;
  let isPruningTold = pruned.seq === 0;
  let isKnownMet = known === undefined;
  for (;;) {
    // Read before the page: a server beside may go on writing.
    const head = await services.store.auditHead();
    const page = await services.store.auditAfter(last.seq, checkedAtOnce);
    if (page.length === 0) {
      const problem = endProblem(head, { last, isPruningTold, isKnownMet });
      return { head: last, problem };
    }
    for (const entry of page) {
      const problem = breakBetween(last, entry, services.secrets.hashToken);
      if (problem !== undefined) return { head: last, problem };
      isPruningTold ||= tellsOfPruning(entry, pruned);
      isKnownMet ||= entry.seq === known?.seq && entry.hash === known.hash;
      last = entry;
    }
  }
}

function endProblem(
  head: AuditLink,
  found: {
    readonly last: AuditLink;
    readonly isPruningTold: boolean;
    readonly isKnownMet: boolean;
  },
): string | undefined {
  if (found.last.seq < head.seq) return `Entry ${found.last.seq + 1} is missing, the last of all.`;
  if (found.last.hash !== head.hash) return `Entry ${found.last.seq} was added beside the server.`;
  if (!found.isPruningTold) return "The beginning is missing, and no entry says why.";
  if (!found.isKnownMet) return "The entry that was noted down is not in it: it was written again.";
  return undefined;
}
