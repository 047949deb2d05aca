/** The life of an alert: one for each rise, from its beginning until it is over. */

import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { RadarAlertId } from "../../protocol/radar.ts";
import { dayMs, minuteMs } from "./local-time.ts";
import { customersByPoint, lastsTo, riseIn } from "./radar.ts";
import type {
  RadarAlertRecord,
  RadarSubject,
  Rise,
  Sighting,
  WatchedKind,
} from "./radar-records.ts";
import { accepted, type Usual } from "./radar-usual.ts";

/** A kind with what is usual of it now; undefined where that is not known yet. */
export interface MeasuredKind extends WatchedKind {
  readonly usual: Usual | undefined;
}

export interface RadarSweep {
  readonly now: number;
  readonly kinds: readonly MeasuredKind[];
  /** Those that are not over, and those that were dismissed within the last day. */
  readonly known: readonly RadarAlertRecord[];
  readonly nextId: () => RadarAlertId;
  /** The announcement that says it already. */
  readonly announced: (
    about: Pick<RadarAlertRecord, "topics" | "errorCodes">,
  ) => AnnouncementId | undefined;
}

export interface SweptAlerts {
  /** All that have changed, in the order in which they are to be saved. */
  readonly changed: readonly RadarAlertRecord[];
}

/** How long it has to be quiet before a rise is over. */
const quietMs = 15 * minuteMs;
/** So long a level that somebody has called no problem counts as usual. */
export const dismissedForMs = dayMs;

export function sweepAlerts(sweep: RadarSweep): SweptAlerts {
  const open = sweep.known.filter(({ endedAt }) => endedAt === undefined);
  const rising = together(risesOf(sweep));
  const known = open.map((alert) => {
    const again = rising.find(({ kind }) => concerns(alert, kind.subjects));
    // What was dismissed has risen again, above the level at which it was: that is another rise.
    return alert.dismissedAt !== undefined && again
      ? over(alert, sweep.now)
      : lasting(alert, sweep);
  });
  const stillOpen = known.filter(({ endedAt }) => endedAt === undefined);
  const begun = rising
    .filter(({ kind }) => !stillOpen.some((alert) => concerns(alert, kind.subjects)))
    .map((found) => begin(found, sweep));
  const changed = known.filter((alert, index) => alert !== open[index]);
  return { changed: [...changed, ...begun] };
}

interface FoundRise {
  readonly kind: MeasuredKind;
  readonly rise: Rise;
}

/** Above the usual, and above what was dismissed. */
function risesOf({ kinds, known, now }: RadarSweep): readonly FoundRise[] {
  return kinds.flatMap((kind) => {
    if (kind.usual === undefined) return [];
    const levels = known
      .filter((alert) => isDismissedSince(alert, now - dismissedForMs))
      .filter((alert) => concerns(alert, kind.subjects))
      .map(({ dismissedLevel = 0 }) => dismissedLevel);
    const level = Math.max(0, ...levels);
    const usual = level > kind.usual.perMinute ? accepted(level) : kind.usual;
    const rise = riseIn(kind.sightings, { usual, now });
    return rise ? [{ kind, rise }] : [];
  });
}

const isDismissedSince = ({ dismissedAt = 0 }: RadarAlertRecord, since: number) =>
  dismissedAt > since;

const concerns = (
  { subjects }: Pick<RadarAlertRecord, "subjects">,
  others: readonly RadarSubject[],
): boolean => others.some((one) => subjects.includes(one));

/** From this share of its customers on a lesser rise is the same one, seen from another side: an error code and its article. */
const sameFrom = 0.6;

function together(rises: readonly FoundRise[]): readonly FoundRise[] {
  const leading: FoundRise[] = [];
  for (const found of [...rises].sort(byScore)) {
    const index = leading.findIndex(({ kind }) => isSame(kind.sightings, found.kind.sightings));
    const leader = leading[index];
    if (leader) leading[index] = { ...leader, kind: inOne(leader.kind, found.kind) };
    else leading.push(found);
  }
  return leading;
}

const byScore = (one: FoundRise, other: FoundRise): number =>
  other.rise.score - one.rise.score || (one.kind.subjects[0] < other.kind.subjects[0] ? -1 : 1);

function isSame(leading: readonly Sighting[], lesser: readonly Sighting[]): boolean {
  const customers = customersOf(leading);
  const own = customersOf(lesser);
  const shared = [...own].filter((id) => customers.has(id)).length;
  return shared >= sameFrom * own.size;
}

const customersOf = (sightings: readonly Sighting[]) =>
  new Set(sightings.map(({ customerId }) => customerId));

const inOne = (leader: MeasuredKind, { subjects, topics, errorCodes }: MeasuredKind) => ({
  ...leader,
  subjects: [leader.subjects[0], ...leader.subjects.slice(1), ...subjects] as const,
  topics: distinct([...leader.topics, ...topics]),
  errorCodes: distinct([...leader.errorCodes, ...errorCodes]),
});

const subjectsKept = 40;
const conversationsKept = 50;
/** As many as an announcement takes. */
const aboutKept = 20;

function begin({ kind, rise }: FoundRise, sweep: RadarSweep): RadarAlertRecord {
  const { subjects, topics, errorCodes, example } = kind;
  const alert: RadarAlertRecord = {
    ...rise,
    id: sweep.nextId(),
    subject: subjects[0],
    subjects: distinct(subjects).slice(0, subjectsKept),
    topics: topics.slice(0, aboutKept),
    errorCodes: errorCodes.slice(0, aboutKept),
    example,
    ...shownOf(kind, sweep.now),
    startedAt: sweep.now - rise.minutes * minuteMs,
    seenAt: sweep.now,
  };
  return rung(alert, sweep);
}

const shownOf = ({ sightings }: WatchedKind, now: number) => ({
  conversationIds: conversationsOf(sightings).slice(0, conversationsKept),
  points: customersByPoint(sightings, now),
});

/** As it is by now, or over, or the same record where nothing is known of it yet. */
function lasting(alert: RadarAlertRecord, sweep: RadarSweep): RadarAlertRecord {
  const { kinds, now } = sweep;
  const best = kinds
    .filter(({ subjects }) => concerns(alert, subjects))
    .flatMap((kind) => {
      const { sightings, usual } = kind;
      const rise = usual === undefined ? undefined : riseIn(sightings, { usual, now }, lastsTo);
      return rise ? [{ kind, rise }] : [];
    })
    .sort(byScore)[0];
  if (best) return rung({ ...alert, ...best.rise, ...shownOf(best.kind, now), seenAt: now }, sweep);
  return now - alert.seenAt >= quietMs ? over(alert, now) : alert;
}

const over = (alert: RadarAlertRecord, now: number): RadarAlertRecord => ({
  ...alert,
  endedAt: now,
});

/** Rings once, and not while an announcement says it or somebody has said that it is no problem. */
function rung(alert: RadarAlertRecord, { announced, now }: RadarSweep): RadarAlertRecord {
  const announcementId = announced(alert);
  const isSilent = announcementId !== undefined || alert.dismissedAt !== undefined;
  return { ...alert, announcementId, rangAt: alert.rangAt ?? (isSilent ? undefined : now) };
}

function conversationsOf(sightings: readonly Sighting[]) {
  const newestFirst = [...sightings].sort((one, other) => other.at - one.at);
  return distinct(newestFirst.flatMap(({ conversationId }) => conversationId ?? []));
}

const distinct = <One>(all: readonly One[]): readonly One[] => [...new Set(all)];
