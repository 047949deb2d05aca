/** A made-up year in which nothing happens: days, weeks and holidays have their shape, and nothing else has a cause. */

import type { CustomerId } from "../../protocol/conversation.ts";
import type { RadarSpan } from "../../server/domain/radar-usual.ts";
import { createRandom } from "../insights/year.ts";

export const minutesOfDay = 1_440;
/** Before the year, for what is usual. */
export const daysBefore = 56;
export const daysOfYear = 364;
const quarterMinutes = 15;

/** One kind of question, with who has asked it when. Times are minutes since the beginning, in order. */
export interface QuietKind {
  readonly at: Int32Array;
  readonly customer: Int32Array;
  /** Customers who had asked it by the beginning of a quarter of an hour, each counted once in each quarter. */
  readonly before: Int32Array;
}

interface QuietYear {
  /** Customers who ask the bot on a plain day. */
  readonly perDay: number;
  readonly kinds: number;
  readonly seed: number;
}

const ofHours = [1, 0.6, 0.4, 0.3, 0.3, 0.5, 1, 2, 4, 6, 7, 6, 5, 5, 5, 5, 6, 7, 8, 9, 8, 6, 4, 2];
const ofWeekdays = [1.05, 1, 1, 1.02, 1.12, 0.95, 0.86];
/** From one day of the year to another, and how many times as many come. */
const holidays = [
  [28, 35, 1.6],
  [92, 94, 1.3],
  [121, 125, 1.4],
  [168, 169, 2],
  [190, 230, 0.85],
  [273, 280, 1.5],
  [314, 315, 2],
] as const;
/** Of a kind, from day to day and from hour to hour: together a fifth. */
export const spreadOfDays = 0.15;
export const spreadOfHours = 0.13;
/** How many ask the same again within minutes, and how often somebody does nothing else. */
const askAgain = 0.25;
const chattyPerDay = 3;

export function quietYear({ perDay, kinds, seed }: QuietYear): readonly QuietKind[] {
  const random = createRandom(seed);
  const weights = Array.from({ length: kinds }, (_, rank) => 1 / (rank + 2));
  const whole = sumOf(weights);
  const chatty = chattyAsks(kinds, random);
  let customer = 0;
  return weights.map((weight, kind) => {
    const asks: Ask[] = [...(chatty[kind] ?? [])];
    const days = daysBefore + daysOfYear;
    for (let day = 0; day < days; day += 1) {
      const ofDay = (perDay * weight * shapeOf(day) * noise(spreadOfDays, random)) / whole;
      for (const [hour, share] of ofHours.entries()) {
        const expected = (ofDay * share * noise(spreadOfHours, random)) / sumOf(ofHours);
        for (let count = poisson(expected, random); count > 0; count -= 1) {
          customer += 1;
          let at = day * minutesOfDay + hour * 60 + Math.floor(random() * 60);
          asks.push({ at, customer });
          while (random() < askAgain) {
            at += 1 + Math.floor(random() * 15);
            asks.push({ at, customer });
          }
        }
      }
    }
    return kindOf(asks);
  });
}

interface Ask {
  readonly at: number;
  readonly customer: number;
}

const shapeOf = (day: number): number => {
  const ofYear = day - daysBefore;
  const holiday = holidays.find(([from, to]) => ofYear >= from && ofYear < to);
  return (ofWeekdays[day % 7] ?? 1) * (holiday?.[2] ?? 1);
};

/** Somebody who writes a dozen times in ten minutes is one customer. Their numbers are below zero. */
function chattyAsks(kinds: number, random: () => number): readonly (readonly Ask[])[] {
  const asks: Ask[][] = Array.from({ length: kinds }, () => []);
  for (let one = 0; one < chattyPerDay * (daysBefore + daysOfYear); one += 1) {
    const begun = Math.floor(random() * (daysBefore + daysOfYear) * minutesOfDay);
    const of = asks[Math.floor(random() * kinds)];
    for (let ask = 0; ask < 12; ask += 1)
      of?.push({ at: begun + Math.floor(random() * 10), customer: -1 - one });
  }
  return asks;
}

function kindOf(asks: Ask[]): QuietKind {
  asks.sort((one, other) => one.at - other.at);
  const quarters = ((daysBefore + daysOfYear) * minutesOfDay) / quarterMinutes;
  const counts = new Int32Array(quarters + 2);
  const lastQuarter = new Map<number, number>();
  for (const { at, customer } of asks) {
    const quarter = Math.floor(at / quarterMinutes);
    if (lastQuarter.get(customer) === quarter) continue;
    lastQuarter.set(customer, quarter);
    if (quarter < quarters) counts[quarter + 1] = (counts[quarter + 1] ?? 0) + 1;
  }
  for (let quarter = 1; quarter < counts.length; quarter += 1)
    counts[quarter] = (counts[quarter] ?? 0) + (counts[quarter - 1] ?? 0);
  return {
    at: Int32Array.from(asks, ({ at }) => at),
    customer: Int32Array.from(asks, ({ customer }) => customer),
    before: counts,
  };
}

/** How many there were in a span of the history. */
export function countIn(before: QuietKind["before"], { from, to }: RadarSpan): number {
  const quarter = quarterMinutes * 60_000;
  return (before[to / quarter] ?? 0) - (before[from / quarter] ?? 0);
}

export const customerId = (number: number): CustomerId => `c${number}` as CustomerId;

/** Around 1, with this standard deviation. */
export const noise = (spread: number, random: () => number): number =>
  Math.exp(spread * normal(random) - spread ** 2 / 2);

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Knuth's way, and for many the normal distribution, which it is near then. */
export function poisson(expected: number, random: () => number): number {
  if (expected > 60)
    return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal(random)));
  const limit = Math.exp(-expected);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
