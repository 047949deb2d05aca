import type { Locale } from "../../protocol/conversation.ts";
import type {
  LiveAgent,
  LiveBand,
  LiveClearing,
  LiveDesk,
  LiveDue,
  LiveHour,
} from "../../protocol/live.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { TopicCount } from "../domain/live.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { slotMs } from "../domain/waiting-samples.ts";
import { presentCustomer } from "./customer.ts";
import { isoTime } from "./time.ts";

interface LiveRecords {
  readonly timeZone: string;
  readonly teams: readonly string[];
  readonly waiting: number;
  readonly away: number;
  readonly longestSince: number | undefined;
  readonly waitTarget: number;
  readonly bands: readonly LiveBand[];
  readonly topics: readonly TopicCount[];
  readonly titleOf: (topic: string, locale: Locale) => string;
  readonly rise:
    | {
        readonly topic: string;
        readonly above: number;
        readonly since: number | undefined;
        readonly announcement: AnnouncementRecord | undefined;
      }
    | undefined;
  readonly today: {
    readonly from: number;
    readonly counts: readonly (number | undefined)[];
    readonly usual: readonly (number | undefined)[] | undefined;
  };
  readonly hour: LiveHour;
  readonly agents: readonly AgentRecords[];
  readonly clearing: LiveClearing | undefined;
  readonly due: readonly DueRecords[];
  readonly dueCount: number;
}

interface DueTimes {
  readonly since: number;
  readonly dueAt: number;
}

type AgentRecords = Pick<LiveAgent, "id" | "name" | "teams" | "state" | "load" | "capacity"> & {
  readonly dutySince?: number | undefined;
  readonly goneMs?: number | undefined;
  readonly backMs?: number | undefined;
  readonly unanswered: readonly (DueTimes &
    Pick<LiveAgent["unanswered"][number], "conversationId">)[];
};

type DueRecords = DueTimes &
  Pick<LiveDue, "words" | "owner"> & { readonly customer: CustomerRecord } & (
    | Pick<Extract<LiveDue, { conversationId: unknown }>, "kind" | "conversationId">
    | Pick<Extract<LiveDue, { number: unknown }>, "kind" | "number">
  );

/** So much of what a customer has written stands in a row. */
const wordsLength = 80;

export function presentLive(records: LiveRecords, locale: Locale): LiveDesk {
  const { longestSince, waitTarget, titleOf, today, rise, ...rest } = records;
  const titled = (topic: string) => (topic === "" ? "" : titleOf(topic, locale));
  return {
    timeZone: rest.timeZone,
    teams: rest.teams,
    waiting: rest.waiting,
    away: rest.away,
    longestSince: optionalTime(longestSince),
    waitTargetSeconds: waitTarget / 1_000,
    bands: rest.bands,
    topics: rest.topics.map(({ topic, waiting, usual }) => ({
      topic,
      title: titled(topic),
      waiting,
      usual,
    })),
    rise: rise && {
      topic: rise.topic,
      title: titled(rise.topic),
      above: rise.above,
      since: optionalTime(rise.since),
      announcement: rise.announcement && {
        id: rise.announcement.id,
        title: rise.announcement.title[locale] ?? rise.announcement.title["zh-CN"],
      },
    },
    today: {
      from: isoTime(today.from),
      slotSeconds: slotMs / 1_000,
      counts: today.counts.map(countOrNull),
      usual: today.usual?.map(countOrNull),
    },
    hour: rest.hour,
    agents: rest.agents.map(presentLiveAgent),
    clearing: rest.clearing,
    due: rest.due.map(presentDue),
    dueCount: rest.dueCount,
  };
}

const countOrNull = (count: number | undefined) => count ?? null;
const optionalTime = (at: number | undefined) => (at === undefined ? undefined : isoTime(at));
const optionalSeconds = (ms: number | undefined) =>
  ms === undefined ? undefined : Math.round(ms / 1_000);

const presentLiveAgent = ({
  dutySince,
  goneMs,
  backMs,
  unanswered,
  ...agent
}: AgentRecords): LiveAgent => ({
  ...agent,
  since: optionalTime(dutySince),
  goneSeconds: optionalSeconds(goneMs),
  backSeconds: optionalSeconds(backMs),
  unanswered: unanswered.map(({ conversationId, ...span }) => ({
    conversationId,
    ...presentSpan(span),
  })),
});

const presentSpan = ({ since, dueAt }: DueTimes) => ({
  since: isoTime(since),
  dueAt: isoTime(dueAt),
});

function presentDue(due: DueRecords): LiveDue {
  const { customer, words, owner } = due;
  const shared = {
    customer: presentCustomer(customer),
    words: [...words.replaceAll(/\s+/g, " ")].slice(0, wordsLength).join(""),
    owner,
    ...presentSpan(due),
  };
  return due.kind === "ticket"
    ? { ...shared, kind: "ticket", number: due.number }
    : { ...shared, kind: due.kind, conversationId: due.conversationId };
}
