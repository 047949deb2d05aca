import type { AgentId } from "../../protocol/conversation.ts";
import type { ImprovementId, ImprovementState } from "../../protocol/improvement.ts";
import { createHourOf } from "../domain/counted-hours.ts";
import {
  improvementMoved,
  improvementWritten,
  isOverdue,
  mayMoveImprovement,
  mayReadImprovements,
  mayWriteImprovement,
  type WrittenImprovement,
} from "../domain/improvement.ts";
import type { ImprovementRecord, NamedImprovement } from "../domain/improvement-records.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import type { WantedImprovements } from "../ports/improvement-store.ts";
import type { Reads } from "../ports/store.ts";
import { noteAudit } from "./audit.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import { countingZone } from "./rollups.ts";
import type { Services, TransactionServices } from "./services.ts";
import { topicNames } from "./topic-names.ts";

const pageLength = 50;

export async function listImprovements(
  services: Services,
  agentId: AgentId,
  wanted: Omit<WantedImprovements, "limit">,
) {
  const { store, faq } = services;
  insist(mayReadImprovements(await agentNow(store, agentId)));
  const limit = pageLength + 1;
  const found = await refuseIfUnavailable(store.improvements({ ...wanted, limit }));
  const naming = namingFor(services, store);
  const agents = await store.agents();
  return {
    page: await Promise.all(found.slice(0, pageLength).map(naming)),
    more: found.length > pageLength,
    owners: agents.filter(({ disabled }) => !disabled),
    causes: faq.engine.tickets.causes,
  };
}

interface SavedImprovement extends WrittenImprovement {
  readonly id?: ImprovementId | undefined;
}

/** A new one, or other words for a known one. */
export const saveImprovement = (
  services: Services,
  agentId: AgentId,
  { id, ...sent }: SavedImprovement,
): Promise<NamedImprovement> =>
  commit(services, async (work) => {
    const { tx, now, publish } = work;
    const by = await agentNow(tx, agentId);
    insist(mayWriteImprovement(by));
    const before = id && (await improvementNow(tx, id));
    await refuseUnknown(tx, sent, before);
    const topic = sent.topic && topicNames(work.services.faq.engine).topicOf(sent.topic);
    const made = { id: id ?? work.services.ids.next<ImprovementId>(), by, now };
    const improvement = improvementWritten(before, { ...sent, topic }, made);
    await tx.saveImprovement(improvement);
    const details = { id: improvement.id };
    await noteAudit(work, { what: "improvement.saved", by: `agent:${agentId}`, details });
    publish({ kind: "improvement" });
    return namingFor(work.services, tx, now)(improvement);
  });

export const moveImprovement = (
  services: Services,
  agentId: AgentId,
  { id, state }: { readonly id: ImprovementId; readonly state: ImprovementState },
): Promise<NamedImprovement> =>
  commit(services, async (work) => {
    const { tx, now, publish } = work;
    const by = await agentNow(tx, agentId);
    const before = await improvementNow(tx, id);
    insist(mayMoveImprovement(by, before));
    const improvement = improvementMoved(before, state, { by, now });
    if (improvement !== before) {
      await tx.saveImprovement(improvement);
      const details = { id, state };
      await noteAudit(work, { what: "improvement.moved", by: `agent:${agentId}`, details });
      publish({ kind: "improvement" });
    }
    return namingFor(work.services, tx, now)(improvement);
  });

async function improvementNow(tx: Reads, id: ImprovementId): Promise<ImprovementRecord> {
  const improvement = await tx.improvement(id);
  if (!improvement) throw notFound("improvement");
  return improvement;
}

/** An owner who has left stays the owner until somebody names another one. */
async function refuseUnknown(
  tx: Reads,
  { ownerId, incidents }: WrittenImprovement,
  before: ImprovementRecord | undefined,
) {
  const owner = await tx.agent(ownerId);
  if (!owner || (owner.disabled && before?.ownerId !== ownerId)) throw notFound("agent");
  for (const one of incidents) {
    if (!(await tx.announcement(one))) throw notFound("announcement");
  }
}

/** The names of all that it refers to, and whether its day is over. */
function namingFor(
  { faq, clock }: Pick<TransactionServices, "faq" | "clock">,
  reads: Reads,
  now = clock.now(),
) {
  const today = createHourOf(countingZone(faq.engine))(now).slice(0, 10);
  return async (improvement: ImprovementRecord): Promise<NamedImprovement> => {
    const { ownerId, incidents } = improvement;
    const announcements = await Promise.all(incidents.map((id) => reads.announcement(id)));
    return {
      improvement,
      ownerName: (await reads.agent(ownerId))?.name ?? "",
      incidents: announcements.flatMap((one) => (one ? [{ id: one.id, title: one.title }] : [])),
      isOverdue: isOverdue(improvement, today),
    };
  };
}
