import type {
  agentAnnouncementPayloads,
  customerAnnouncementPayloads,
} from "../../protocol/announcement-schemas.ts";
import type { CheckedAgentCalls, CheckedCustomerCalls } from "../../protocol/sockets.ts";
import { announcementImpact } from "../actions/announcement-impact.ts";
import { questionsAnsweredFirst } from "../actions/announcement-questions.ts";
import {
  answerSolved,
  dismissAnnouncement,
  noteSeen,
  reportAffected,
  reportProblem,
  subscribeTo,
} from "../actions/announcement-readers.ts";
import { announcementWarnings } from "../actions/announcement-warnings.ts";
import {
  endAnnouncement,
  listAnnouncements,
  saveAnnouncement,
  updateAnnouncement,
} from "../actions/announcements.ts";
import { incidentTasks, linkTask, openTask, unlinkTask } from "../actions/incident-tasks.ts";
import type { Services } from "../actions/services.ts";
import { withReadableTopic } from "../actions/topic-names.ts";
import { acceptSigned, touchedTransactions } from "../actions/transactions.ts";
import {
  presentAgentAnnouncement,
  presentImpact,
  presentWarnings,
} from "../present/announcement.ts";
import { presentTeamTask } from "../present/ticket-task.ts";
import { epochTime } from "../present/time.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller, CustomerCaller } from "./connections.ts";

type AgentAnnouncementCalls = Pick<CheckedAgentCalls, keyof typeof agentAnnouncementPayloads>;
type CustomerAnnouncementCalls = Pick<
  CheckedCustomerCalls,
  keyof typeof customerAnnouncementPayloads
>;

const done = {};

export const agentAnnouncementHandlers = (
  services: Services,
): Handlers<AgentAnnouncementCalls, AgentCaller> => ({
  ...incidentTaskHandlers(services),
  async "announcement:list"({ agentId }, { before }) {
    const { announcements, more } = await listAnnouncements(services, agentId, before);
    return { announcements: announcements.map(presentAgentAnnouncement), more };
  },
  async "announcement:impact"({ agentId }, { id }) {
    return { impact: presentImpact(await announcementImpact(services, agentId, id)) };
  },
  "announcement:questions": async ({ agentId }, about) => ({
    ...(await questionsAnsweredFirst(services, agentId, about)),
    ...presentWarnings(announcementWarnings(services, about)),
  }),
  async "announcement:save"({ agentId }, { startsAt, endsAt, nextUpdateAt, ...parts }) {
    const announcement = await saveAnnouncement(services, agentId, {
      ...parts,
      startsAt: epochTime(startsAt),
      endsAt: epochTime(endsAt),
      nextUpdateAt: epochTime(nextUpdateAt),
    });
    return {
      announcement: presentAgentAnnouncement(announcement),
      ...presentWarnings(announcementWarnings(services, announcement)),
    };
  },
  async "announcement:update"({ agentId }, { nextUpdateAt, ...sent }) {
    const wanted = { ...sent, nextUpdateAt: epochTime(nextUpdateAt) };
    const announcement = await updateAnnouncement(services, agentId, wanted);
    return { announcement: presentAgentAnnouncement(announcement) };
  },
  async "announcement:end"({ agentId }, wanted) {
    const announcement = await endAnnouncement(services, agentId, wanted);
    return { announcement: presentAgentAnnouncement(announcement) };
  },
});

type IncidentTaskCalls =
  | "announcement:tasks"
  | "announcement:link-task"
  | "announcement:unlink-task"
  | "announcement:open-task";

/** Each does one thing, and answers what other teams do about the incident then. */
function incidentTaskHandlers(
  services: Services,
): Handlers<Pick<AgentAnnouncementCalls, IncidentTaskCalls>, AgentCaller> {
  const answering =
    <Wanted>(
      action: (
        services: Services,
        id: AgentCaller["agentId"],
        wanted: Wanted,
      ) => ReturnType<typeof incidentTasks>,
    ) =>
    async ({ agentId, locale }: AgentCaller, wanted: Wanted) => {
      const { linked, open, teams } = await action(services, agentId, wanted);
      const readable = withReadableTopic(services.faq.engine, locale);
      const present = (tasks: typeof linked) => tasks.map(readable).map(presentTeamTask);
      return { linked: present(linked), open: present(open), teams };
    };
  return {
    "announcement:tasks": answering(incidentTasks),
    "announcement:link-task": answering(linkTask),
    "announcement:unlink-task": answering(unlinkTask),
    "announcement:open-task": answering(openTask),
  };
}

export const customerAnnouncementHandlers = (
  services: Services,
): Handlers<CustomerAnnouncementCalls, CustomerCaller> => ({
  async "announcement:dismiss"({ customer }, { id }) {
    await dismissAnnouncement(services, customer, id);
    return done;
  },
  async "announcement:subscribe"({ customer }, { id }) {
    await subscribeTo(services, customer, id);
    return done;
  },
  async "announcement:seen"({ customer }, seen) {
    await noteSeen(services, customer, seen);
    return done;
  },
  async "announcement:report"({ customer }, { id }) {
    const { affected } = await reportAffected(services, customer, id);
    return { affected };
  },
  async "announcement:answer"({ customer }, answer) {
    await answerSolved(services, customer, answer);
    return done;
  },
  async "announcement:transactions"({ customer }, { id, signed }) {
    if (signed !== undefined) await acceptSigned(services, customer, signed);
    return { transactions: await touchedTransactions(services, customer, id) };
  },
  async "problem:report"({ customer }, { articleId }) {
    await reportProblem(services, customer, articleId);
    return done;
  },
});
