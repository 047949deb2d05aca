/** What other teams do about an incident: read beside it, linked and opened by those who lead. */

import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AuditWhat } from "../../protocol/audit.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import {
  mayLinkTask,
  mayReadIncidentTasks,
  withoutTask,
  withTask,
} from "../domain/incident-tasks.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import type { TicketTaskRecord } from "../domain/ticket.ts";
import { rulesOf } from "./agent-ticket-step.ts";
import { noteAudit } from "./audit.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { withTopics } from "./task-topics.ts";
import { askTeam } from "./ticket-answers.ts";

/** So many are offered to choose from. */
const offered = 50;

interface OfIncident {
  readonly id: AnnouncementId;
}
type OfTask = OfIncident & { readonly taskId: string };

export async function incidentTasks(services: Services, agentId: AgentId, { id }: OfIncident) {
  const { store } = services;
  const agent = await agentNow(store, agentId);
  insist(mayReadIncidentTasks(agent));
  const incident = await refuseIfUnavailable(store.announcement(id));
  if (!incident) throw notFound("announcement");
  const found = await Promise.all((incident.tasks ?? []).map((one) => store.ticketTask(one)));
  const linked = await withTopics(store, found.filter((task) => task !== undefined).sort(byDue));
  if (!mayLinkTask(agent)) return { linked, open: [], teams: [] };
  const { teams } = rulesOf(services);
  const pages = await Promise.all(teams.map((team) => store.teamTasks(team)));
  const others = pages
    .flatMap(({ tasks }) => tasks)
    .filter((task) => !incident.tasks?.includes(task.id))
    .sort(byDue);
  return { linked, open: await withTopics(store, others.slice(0, offered)), teams };
}

const byDue = (one: TicketTaskRecord, other: TicketTaskRecord) => one.dueAt - other.dueAt;

export async function linkTask(services: Services, agentId: AgentId, { id, taskId }: OfTask) {
  insist(mayLinkTask(await agentNow(services.store, agentId)));
  const task = await refuseIfUnavailable(services.store.ticketTask(taskId));
  if (!task) throw notFound("task");
  const what = "announcement.task-linked";
  return change(services, agentId, { id, what, next: (before) => withTask(before, taskId) });
}

export const unlinkTask = (services: Services, agentId: AgentId, { id, taskId }: OfTask) =>
  change(services, agentId, {
    id,
    what: "announcement.task-unlinked",
    next: (before) => withoutTask(before, taskId),
  });

type NewTask = OfIncident & {
  readonly number: string;
  readonly team: string;
  readonly text: string;
};

/**
 * The team is asked first, in the complaint: a commit of its own, for whoever changes complaints never waits for an announcement.
 * Where the second one fails, the task stands among those that can be linked.
 */
export async function openTask(services: Services, agentId: AgentId, { id, ...asked }: NewTask) {
  const { store, ids } = services;
  insist(mayLinkTask(await agentNow(store, agentId)));
  const incident = await refuseIfUnavailable(store.announcement(id));
  if (!incident) throw notFound("announcement");
  const taskId = ids.next<string>();
  // It says now whether the incident takes one more.
  withTask(incident, taskId);
  await askTeam(services, agentId, { ...asked, taskId });
  return linkTask(services, agentId, { id, taskId });
}

interface TaskChange extends OfIncident {
  readonly what: AuditWhat;
  readonly next: (before: AnnouncementRecord) => AnnouncementRecord;
}

/** Customers read nothing of it: it is not published. */
async function change(services: Services, agentId: AgentId, { id, what, next }: TaskChange) {
  await commit(services, async (work) => {
    insist(mayLinkTask(await agentNow(work.tx, agentId)));
    const before = await work.tx.announcement(id);
    if (!before) throw notFound("announcement");
    await work.tx.saveAnnouncement(next(before));
    await noteAudit(work, { what, by: `agent:${agentId}`, details: { id } });
  });
  return incidentTasks(services, agentId, { id });
}
