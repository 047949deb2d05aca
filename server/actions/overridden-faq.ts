import { type Locale, locales } from "../../protocol/conversation.ts";
import {
  type DeskSettings,
  type FileSettings,
  type HoursSettings,
  type QueueSettings,
  type TeamSettings,
  type TicketSettings,
  weekdayNames,
} from "../../protocol/settings.ts";
import type { Content } from "../faq/content/content.ts";
import type { FaqEngine } from "../faq/engine.ts";
import type { StoredSettings } from "./stored-settings.ts";

interface HasEngine {
  readonly engine: FaqEngine;
  readonly content: Content;
}

/**
 * The engine with what administrators have set in the place of what `queue.yml` and `wallet.yml` say. All that asks for the
 * rules of the desk asks here, so there is one answer.
 */
export function overrideSettings<Faq extends HasEngine>(
  faq: Faq,
  stored: Pick<StoredSettings, "current">,
): Faq & { readonly files: () => FileSettings } {
  let made: { readonly from: readonly object[]; readonly engine: FaqEngine } | undefined;
  return {
    ...faq,
    files: () => settingsOfFiles(faq.engine),
    // Read each time: another one comes with each change of the folder.
    get content() {
      return faq.content;
    },
    get engine() {
      const from = [faq.engine, stored.current()];
      if (made?.from.every((one, index) => one === from[index])) return made.engine;
      made = { from, engine: overridden(faq.engine, stored.current()) };
      return made.engine;
    },
  };
}

function overridden(engine: FaqEngine, settings: DeskSettings): FaqEngine {
  const { queue, teams, hours, tickets, brand } = settings;
  if (!queue && !teams && !hours && !tickets && !brand) return engine;
  const rules = {
    ...engine.queue,
    ...(queue && queueRulesOf(queue)),
    ...(teams && { teams: teams.map(teamAsSet) }),
  };
  return {
    ...(brand ? engine.named(brand.name) : engine),
    queue: rules,
    hours: hours ? hoursOf(hours) : engine.hours,
    tickets: tickets ? { ...engine.tickets, ...ticketRulesOf(tickets, engine) } : engine.tickets,
  };
}

const teamAsSet = ({ members, languages, topics, hours, ...team }: TeamSettings) => ({
  ...team,
  members: [...members],
  languages: [...languages],
  topics: [...topics],
  hours: hours && hoursOf(hours),
});

const queueRulesOf = (queue: QueueSettings) => ({
  assignment: queue.assignment,
  firstReply: queue.firstReplySeconds * 1_000,
  nextReply: queue.nextReplySeconds * 1_000,
  knownAgent: queue.knownAgentSeconds * 1_000,
  ...(queue.waitTargetSeconds !== undefined && { waitTarget: queue.waitTargetSeconds * 1_000 }),
  ...(queue.headStartSeconds !== undefined && { headStart: queue.headStartSeconds * 1_000 }),
  raisedTiers: [...(queue.raisedTiers ?? [])],
  ...(queue.urgentTopics !== undefined && { urgentTopics: [...queue.urgentTopics] }),
  ...(queue.vanishSeconds !== undefined && { vanish: queue.vanishSeconds * 1_000 }),
  ...(queue.awayAfterSeconds !== undefined && { awayAfter: queue.awayAfterSeconds * 1_000 }),
  ...(queue.capacity !== undefined && { capacity: queue.capacity }),
});

const ticketRulesOf = (set: TicketSettings, { tickets }: FaqEngine) => ({
  causes: [...set.causes],
  approvalAbove: set.approvalAbove,
  followUpDays: set.followUpDays ?? tickets.followUpDays,
  askAgainDays: set.askAgainDays ?? tickets.askAgainDays,
  closeUnansweredDays: set.closeUnansweredDays ?? tickets.closeUnansweredDays,
  calendar: {
    ...tickets.calendar,
    holidays: new Set(set.holidays),
    workingDays: new Set(set.workingDays),
  },
});

const hoursOf = ({ timeZone, weekly, exceptions }: HoursSettings) => ({
  timeZone,
  weekly: Object.fromEntries(
    weekdayNames.map((name) => [name, [...weekly[name]]]),
  ) as unknown as NonNullable<FaqEngine["hours"]>["weekly"],
  exceptions: new Map(exceptions.map(({ date, spans }) => [date, [...spans]])),
});

function settingsOfFiles({ queue, hours, tickets, walletText }: FaqEngine): FileSettings {
  const { assignment, firstReply, nextReply, knownAgent, waitTarget, teams } = queue;
  const { headStart, raisedTiers, urgentTopics, vanish, awayAfter, capacity } = queue;
  return {
    queue: {
      assignment,
      firstReplySeconds: firstReply / 1_000,
      nextReplySeconds: nextReply / 1_000,
      knownAgentSeconds: knownAgent / 1_000,
      waitTargetSeconds: waitTarget / 1_000,
      headStartSeconds: headStart / 1_000,
      raisedTiers,
      urgentTopics,
      vanishSeconds: vanish / 1_000,
      awayAfterSeconds: awayAfter / 1_000,
      capacity,
    },
    teams: teams.map(({ hours: own, ...team }) => ({ ...team, ...(own && { hours: said(own) }) })),
    tickets: {
      holidays: [...tickets.calendar.holidays],
      workingDays: [...tickets.calendar.workingDays],
      causes: tickets.causes,
      approvalAbove: tickets.approvalAbove,
      followUpDays: tickets.followUpDays,
      askAgainDays: tickets.askAgainDays,
      closeUnansweredDays: tickets.closeUnansweredDays,
    },
    hours: hours && said(hours),
    brand: walletText("walletName", "zh-CN") === "" ? undefined : { name: namesIn(walletText) },
  };
}

const namesIn = (walletText: FaqEngine["walletText"]) =>
  Object.fromEntries(locales.map((locale) => [locale, walletText("walletName", locale)])) as Record<
    Locale,
    string
  >;

const said = ({ timeZone, weekly, exceptions }: NonNullable<FaqEngine["hours"]>) => ({
  timeZone,
  weekly,
  exceptions: [...exceptions].map(([date, spans]) => ({ date, spans })),
});
