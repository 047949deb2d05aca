/** The figures, counted one by one from the rows themselves: slow, and with nothing in common with the rollups. */

import type { ConversationId } from "../../protocol/conversation.ts";
import type { MessageRecord } from "../../server/domain/records.ts";
import type { RollupKey } from "../../server/domain/rollup-records.ts";
import type { Store } from "../../server/ports/store.ts";

/** One thing that happened. A duration has its seconds. */
export interface Fact {
  readonly name: string;
  readonly at: number;
  readonly topic: string;
  readonly locale: string;
  readonly team: string;
  readonly agent?: string | undefined;
  readonly seconds?: number;
}

/** `2026-11-20T18`, by a calendar that the figures have nothing to do with. */
export const hourAt = (at: number, timeZone: string) =>
  new Date(at).toLocaleString("sv-SE", { timeZone }).replace(" ", "T").slice(0, 13);

/** 0 is Monday. */
export const weekdayAt = (day: string) => (new Date(day).getUTCDay() + 6) % 7;

/** The hour, the day or the Monday by which a row is called. */
export function startAt(at: number, grain: RollupKey["grain"], timeZone: string): string {
  const hour = hourAt(at, timeZone);
  if (grain === "hour") return hour;
  const date = new Date(hour.slice(0, 10));
  if (grain === "week") date.setUTCDate(date.getUTCDate() - weekdayAt(hour.slice(0, 10)));
  return date.toISOString().slice(0, 10);
}

const statusOf = ({ event }: MessageRecord) =>
  event.type === "conversation.changed" ? event.status : undefined;

/** From its messages; `ids` are of all conversations that there are. */
export async function factsOf(store: Store, ids: readonly ConversationId[]): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const id of ids) {
    const conversation = await store.conversation(id);
    if (!conversation) continue;
    const messages = await store.messages(id, { after: 0, limit: 10_000 });
    const questions = await store.questionsIn(id);
    const review = await store.reviewOf(id);
    const ends = messages.flatMap((one, at) => (statusOf(one) === "resolved" ? [at] : []));
    const begins = [
      0,
      ...ends.flatMap((end) => {
        const next = messages.findIndex((one, at) => at > end && statusOf(one) !== undefined);
        return next === -1 ? [] : [next];
      }),
    ];
    const surveyed: number[] = [];
    const services = begins.map((begin, index) => {
      const lines = messages.slice(begin, begins[index + 1] ?? messages.length);
      const beganAt = index === 0 ? conversation.createdAt : (lines[0]?.at ?? 0);
      if (lines.some(({ event }) => event.type === "survey.asked")) surveyed.push(index);
      return { lines, beganAt, scoredIn: surveyed.at(-1) ?? index };
    });
    const scores = new Map<number, { score: number; reasons: readonly string[] }>();
    for (const { lines, scoredIn } of services) {
      // An answer that comes after a reopening is of the service before; unless this one has asked first.
      for (const { event } of lines) {
        if (event.type === "survey.answered" && event.survey.score !== undefined)
          scores.set(scoredIn, {
            score: event.survey.score,
            reasons: event.survey.reasons ?? [],
          });
      }
    }
    services.forEach(({ lines, beganAt }, index) => {
      const next = services[index + 1];
      const asked = questions.filter(
        ({ at }) => (index === 0 || at >= beganAt) && (!next || at < next.beganAt),
      );
      const topics = lines.flatMap(({ event }) =>
        event.type === "conversation.changed" && event.topic ? [event.topic] : [],
      );
      const answers = asked.filter(({ outcome }) => outcome === "answer");
      const topic =
        topics.at(-1) ??
        (next ? undefined : conversation.topic) ??
        answers.at(-1)?.articleIds[0] ??
        "";
      const shared = { topic, locale: conversation.locale, team: conversation.team ?? "" };
      const holders = lines.flatMap(({ event }) =>
        event.type === "conversation.changed" && event.status === "assigned" && event.agent
          ? [event.agent.id]
          : [],
      );
      const add = (name: string, seconds?: number) =>
        facts.push({
          ...shared,
          name,
          at: beganAt,
          agent: holders.at(-1),
          ...(seconds !== undefined && { seconds }),
        });
      const taken = lines.find((one) => statusOf(one) === "assigned");
      const end = lines.find((one) => statusOf(one) === "resolved");
      const queued = lines.filter((one) => statusOf(one) === "queued");
      const beforeTaken = taken ? lines.slice(0, lines.indexOf(taken)) : lines;
      const left = beforeTaken.findLastIndex((one) => statusOf(one) === "bot");
      const joined = beforeTaken.slice(left + 1).find((one) => statusOf(one) === "queued");
      const replied = joined
        ? lines
            .slice(lines.indexOf(joined))
            .find(({ author, event }) => author.kind === "agent" && event.type === "message.posted")
        : undefined;
      add("begun");
      if (asked.length > 0) add("asked");
      if (end) add("ended");
      if (end && asked.length > 0) {
        add("settled");
        const last = asked.at(-1);
        const isHelped = last?.outcome === "answer" && last.helpful !== false;
        if (queued.length === 0 && isHelped) add("deflected");
        if (answers.length > 0) add("advised");
        if (queued.length > 0) add("passedOn");
      }
      if (!end && asked.length > 0) add("unsettled");
      if (next) add("reopened");
      if (queued.length > 0) add("handedOver");
      const isUrgent = queued.some(
        ({ event }) => event.type === "conversation.changed" && event.priority === "urgent",
      );
      if (isUrgent) add("urgent");
      if (!next)
        for (const { given, points } of review?.scores ?? []) {
          for (let count = 0; count < given; count += 1) add("pointsGiven");
          for (let count = 0; count < points; count += 1) add("pointsOf");
        }
      if (taken) add("served");
      if (queued.length > 0 && !taken && (end || !joined)) add("gaveUp");
      if (lines.some(({ event }) => event.type === "survey.asked")) add("surveyed");
      const said = scores.get(index);
      if (said !== undefined) {
        const { score, reasons } = said;
        for (const reason of reasons) add(`reason.${reason}`);
        add("rated");
        add(`score${score}`);
        if (score > 3) add("happy");
      }
      const span = (name: string, from?: { at: number }, to?: { at: number }) =>
        from && to && add(name, Math.round((to.at - from.at) / 1_000));
      span("wait", joined, taken);
      span("firstReply", joined, replied);
      span("handling", taken, end);
      span("resolution", taken && { at: beganAt }, end);
      for (const { outcome, helpful, at } of asked) {
        const names = {
          answer: ["answered", ...(helpful === undefined ? [] : [helpful ? "helpful" : "wrong"])],
          choices: ["askedBack"],
          none: ["unanswered"],
          human: ["wantedHuman"],
          greeting: [],
        }[outcome];
        for (const name of ["questions", ...names]) facts.push({ ...shared, name, at });
      }
    });
  }
  return facts;
}
