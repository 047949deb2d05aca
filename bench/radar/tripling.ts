/** How soon three times as many are found, by how many are usual. */

import { riseIn } from "../../server/domain/radar.ts";
import type { Sighting } from "../../server/domain/radar-records.ts";
import { usualOf } from "../../server/domain/radar-usual.ts";
import { createRandom } from "../insights/year.ts";
import { customerId, noise, poisson, spreadOfDays, spreadOfHours } from "./quiet-year.ts";

const minuteMs = 60_000;
const hour = 60;

interface Tripling {
  /** Usual customers in 15 minutes. */
  readonly perQuarter: number;
  /** How many times as many come. */
  readonly times: number;
  readonly trials: number;
  readonly seed: number;
}

/** Minutes from the beginning of the rise until it was found, in each trial; infinite where it was not within the hour. */
export function minutesToFind({ perQuarter, times, trials, seed }: Tripling): readonly number[] {
  const random = createRandom(seed);
  return Array.from({ length: trials }, () => minutesOnce(perQuarter / 15, times, random));
}

function minutesOnce(perMinute: number, times: number, random: () => number): number {
  const hoursOfDay = (hours: number, level: number) =>
    Array.from({ length: hours }, () =>
      poisson(perMinute * hour * level * noise(spreadOfHours, random), random),
    );
  const days = (count: number) =>
    Array.from({ length: count }, () => {
      const [first = 0, second = 0, ...earlier] = hoursOfDay(5, noise(spreadOfDays, random));
      return { around: first + second, earlier: sumOf(earlier) };
    });
  const [ofWeeks, ofDays] = [days(8), days(6)];
  const today = noise(spreadOfDays, random);
  const of = (part: "around" | "earlier") => ({
    weeks: ofWeeks.map((day) => day[part]),
    days: ofDays.map((day) => day[part]),
  });
  const usual = usualOf({
    around: of("around"),
    earlier: { ...of("earlier"), today: sumOf(hoursOfDay(3, today)) },
  });
  const levels = [1, times].map(
    (factor) => perMinute * factor * today * noise(spreadOfHours, random),
  );
  const sightings: Sighting[] = [];
  for (let minute = 0; minute < 2 * hour; minute += 1) {
    const now = minute * minuteMs;
    for (let count = poisson(levels[Math.floor(minute / hour)] ?? 0, random); count > 0; count -= 1)
      sightings.push({ customerId: customerId(sightings.length), at: now });
    if (minute >= hour && usual && riseIn(sightings, { usual, now })) return minute - hour + 1;
  }
  return Number.POSITIVE_INFINITY;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
