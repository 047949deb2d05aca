/** A made-up year of a desk: an outage, a new price and a wave of scams lie in it. The same seed gives the same year. */

import { type Locale, locales } from "../../protocol/conversation.ts";
import { addDays, weekdayOf } from "../../server/domain/insight-period.ts";
import { bucketFor, causeFigure } from "../../server/domain/measures.ts";
import type { Contribution, Figures } from "../../server/domain/rollup-records.ts";

/** From 0 to 1, by mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const topics = [
  ["transfer-not-arrived", 18],
  ["payment-failed", 14],
  ["refund-not-received", 11],
  ["identity-verification", 9],
  ["withdraw-fee", 6],
  ["bank-card-bind", 8],
  ["account-locked", 6],
  ["scam-reported", 2],
  ["transfer-limit", 5],
  ["login-failed", 7],
  ["sms-code-missing", 6],
  ["duplicate-charge", 4],
  ["account-stolen", 1],
  ["payment-limit", 3],
  // As many small ones as people type.
  ...Array.from({ length: 26 }, (_, index) => [`其他 ${index + 1}`, 0.4] as const),
] as const;

type Topic = (typeof topics)[number][0];

/** How many times as many ask about it: what is to be found on the page. Days count from the first of the year. */
function surge(topic: Topic, day: number, hour: number): number {
  // Payments fail for an afternoon and the evening after it.
  if (topic === "payment-failed" && day === outageDay && hour >= 14 && hour < 22) return 40;
  // A new price, about which less and less is asked.
  if (topic === "withdraw-fee" && day >= priceDay) return 1 + 6 * 0.96 ** (day - priceDay);
  if (topic === "scam-reported" && day >= scamDay && day < scamDay + 24) return 14;
  return 1;
}

const outageDay = 96;
const priceDay = 200;
const scamDay = 318;

/** The share of a day that comes in each hour. */
const ofHours = [1, 0.6, 0.4, 0.3, 0.3, 0.5, 1, 2, 4, 6, 7, 6, 5, 5, 5, 5, 6, 7, 8, 9, 8, 6, 4, 2];
const ofWeekdays = [1.05, 1, 1, 1.02, 1.12, 0.95, 0.86];
const teams = ["", "", "风控", "卡务"] as const;

interface DayOptions {
  readonly from: string;
  readonly index: number;
  /** Of a plain day. */
  readonly conversations: number;
  readonly agents: readonly Contribution["agentId"][];
  readonly random: () => number;
}

export function dayOfYear(options: DayOptions): readonly Contribution[] {
  const { from, index, conversations, random } = options;
  const day = addDays(from, index);
  const whole = topics.reduce((sum, [, weight]) => sum + weight, 0) * sumOf(ofHours);
  const perUnit = (conversations * (ofWeekdays[weekdayOf(day)] ?? 1)) / whole;
  return ofHours.flatMap((ofHour, hour) =>
    topics.flatMap(([topic, weight]) => {
      const expected = perUnit * ofHour * weight * surge(topic, index, hour);
      const count = Math.floor(expected + random());
      const start = `${day}T${String(hour).padStart(2, "0")}`;
      const crowd = surge(topic, index, hour) > 10 ? 4 : 1;
      return Array.from({ length: count }, () => oneOf(options, { topic, hour: start, crowd }));
    }),
  );
}

function oneOf(
  { agents, random }: DayOptions,
  { topic, hour, crowd }: { readonly topic: Topic; readonly hour: string; readonly crowd: number },
): Contribution {
  const locale: Locale = locales[random() < 0.86 ? 0 : random() < 0.7 ? 1 : 2] ?? "zh-CN";
  const team = teams[Math.floor(random() * teams.length)] ?? "";
  const isHard = topic === "scam-reported" || crowd > 1;
  const isHandedOver = random() < (isHard ? 0.6 : 0.22);
  const agentId = isHandedOver ? agents[Math.floor(random() * agents.length)] : undefined;
  const figures = isHandedOver ? withAgent(crowd, isHard, random) : withBot(random);
  return { hour, topic, locale, team, agentId, figures };
}

function withBot(random: () => number): Figures {
  const outcome = random();
  const isAnswered = outcome < 0.82;
  const vote = random();
  return {
    ...{ begun: 1, asked: 1, ended: 1, settled: 1, questions: 1 },
    ...(isAnswered
      ? { answered: 1, advised: 1 }
      : outcome < 0.93
        ? { askedBack: 1 }
        : { unanswered: 1 }),
    ...(isAnswered && vote < 0.3 && { helpful: 1 }),
    ...(isAnswered && vote > 0.98 && { wrong: 1 }),
    ...(isAnswered && vote <= 0.98 && { deflected: 1 }),
  };
}

function withAgent(crowd: number, isUrgent: boolean, random: () => number): Figures {
  const wait = 45_000 * crowd * Math.exp(1.2 * (random() + random() - 1));
  const handling = 300_000 * Math.exp(1.4 * (random() + random() - 1));
  const score = crowd > 1 ? 1 + Math.floor(random() * 4) : 5 - Math.floor(random() ** 3 * 5);
  const isRated = random() < 0.34;
  return {
    ...{ begun: 1, asked: 1, ended: 1, settled: 1, handedOver: 1, served: 1, surveyed: 1 },
    ...{ questions: 1, wantedHuman: 1, passedOn: 1 },
    ...(isUrgent && { urgent: 1 }),
    ...(random() < 0.06 && { reopened: 1 }),
    ...(isRated && { rated: 1, [`score${score}`]: 1 }),
    ...(isRated && score > 3 && { happy: 1 }),
    ...(random() < 0.04 && {
      ...{ filed: 1, promised: 1, decided: 1 },
      ...(random() < 0.94 && { kept: 1 }),
      ...causeOf(random() * crowd),
    }),
    [bucketFor("wait", wait)]: 1,
    [bucketFor("firstReply", wait + 20_000 * (1 + random()))]: 1,
    [bucketFor("handling", handling)]: 1,
    [bucketFor("resolution", wait + handling + 60_000)]: 1,
  };
}

/** Where many come at once, more often than not the system has failed. */
function causeOf(chance: number): Figures {
  const causes = ["操作失误", "银行无回执", "商户未处理", "规则不清楚", "遭遇诈骗"];
  const found = chance > 1 ? "系统故障" : causes[Math.floor(chance * 6)];
  return found === undefined ? {} : { caused: 1, [causeFigure(found)]: 1 };
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
