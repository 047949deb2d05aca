/** What customers met in the last hour, by kind, each with what is usual of it now. */

import type { ArticleId } from "../../protocol/conversation.ts";
import { lastsTo, longestWindowMs, risesFrom } from "../domain/radar.ts";
import type { MeasuredKind } from "../domain/radar-alerts.ts";
import type { RadarSubject, Sighting } from "../domain/radar-records.ts";
import { busierThanUsual, type RadarHistory, usualOf } from "../domain/radar-usual.ts";
import { findGaps, type Gap } from "../faq/gaps/find-gaps.ts";
import { questionKey } from "../faq/gaps/question-key.ts";
import { runInSlices } from "../faq/task.ts";
import type { AskedQuestionRecord } from "../ports/question-store.ts";
import type { WatchedQuestion } from "../ports/radar-store.ts";
import type { HistoryReader } from "./radar-history.ts";
import type { Services } from "./services.ts";

/** Of an hour. A desk with more of them is found to rise by the newest. */
const readAtMost = 20_000;
const unansweredAtMost = 1_000;
/** An article or a code that so many of a kind's customers met belongs to it. */
const belongsFrom = 0.3;

export async function kindsNow(
  services: Pick<Services, "store" | "faq">,
  now: number,
  history: HistoryReader,
): Promise<readonly MeasuredKind[]> {
  const before = await history.topics();
  if (before === undefined) return [];
  const span = { from: now - longestWindowMs, to: now + 1 };
  const questions = (await services.store.watchedQuestions(span, readAtMost)).map((one) => ({
    ...one,
    codes: /\d{2}/.test(one.question) ? services.faq.engine.codesIn(one.question) : [],
  }));
  const problems = await services.store.problemsIn(span, readAtMost);
  const topics = byName<ArticleId, Sighting>(
    [...questions, ...problems].map((one) => [one.articleId, one]),
  );
  const busier = busierThanUsual(before.all);
  const measured = (found: FoundKind, own: RadarHistory): MeasuredKind => ({
    ...found,
    ...aboutOf(found, questions),
    usual: usualOf(own, busier),
  });
  const kinds = [...topics]
    .filter(([, sightings]) => isMany(sightings))
    .map(([id, sightings]) =>
      measured({ subjects: [`topic:${id}`], sightings, topics: [id] }, before.of(id)),
    );
  for (const [code, sightings] of byName(
    questions.flatMap((one) => one.codes.map((code) => [code, one] as const)),
  )) {
    if (!isMany(sightings)) continue;
    const found: FoundKind = { subjects: [`code:${code}`], sightings, errorCodes: [code] };
    kinds.push(measured(found, await history.code(code)));
  }
  for (const { found, own } of await unansweredNow(services, now, history))
    kinds.push(measured(found, own));
  return kinds;
}

type FoundKind = Pick<MeasuredKind, "subjects" | "sightings" | "example"> &
  Partial<Pick<MeasuredKind, "topics" | "errorCodes">>;

const customersOf = (sightings: readonly Sighting[]) =>
  new Set(sightings.map(({ customerId }) => customerId));

const isMany = (sightings: readonly Sighting[]) => customersOf(sightings).size >= lastsTo.customers;

/** The articles that answer its customers, and the codes that they name. */
function aboutOf(
  { sightings, topics = [], errorCodes = [] }: FoundKind,
  questions: readonly (WatchedQuestion & { readonly codes: readonly string[] })[],
) {
  const customers = customersOf(sightings);
  const theirs = questions.filter(({ customerId }) => customers.has(customerId));
  const belonging = <Name>(named: readonly (readonly [Name | undefined, Sighting])[]) =>
    [...byName(named)].flatMap(([name, met]) =>
      customersOf(met).size >= belongsFrom * customers.size ? [name] : [],
    );
  const articles = belonging(theirs.map((one) => [one.articleId, one]));
  const codes = belonging(theirs.flatMap((one) => one.codes.map((code) => [code, one] as const)));
  return {
    topics: [...new Set([...topics, ...articles])],
    errorCodes: [...new Set([...errorCodes, ...codes])],
  };
}

/** Kinds of questions that nothing answers, put together with those of the history by the same analysis as the gaps. */
async function unansweredNow(
  { store, faq }: Pick<Services, "store" | "faq">,
  now: number,
  history: HistoryReader,
) {
  const since = now - longestWindowMs;
  const current = await store.unansweredBetween(since, now + 1, unansweredAtMost);
  if (customersOf(current).size < risesFrom.customers) return [];
  const { questions, count } = await history.unanswered();
  const gaps = await runInSlices(findGaps(faq.engine, [...current, ...questions]));
  return gaps.flatMap((gap) => {
    const found = kindOf(gap, since);
    return found ? [{ found, own: count(gap.wordings.flatMap(({ asked }) => asked)) }] : [];
  });
}

function kindOf(gap: Gap<AskedQuestionRecord>, since: number): FoundKind | undefined {
  const wordings = gap.wordings
    .map(({ terms, asked }) => ({
      subject: `question:${questionKey(terms.normal)}` as RadarSubject,
      now: asked.filter(({ at }) => at >= since),
    }))
    .sort((one, other) => customersOf(other.now).size - customersOf(one.now).size);
  const sightings = wordings.flatMap((one) => one.now);
  const [first, ...others] = wordings;
  const example = first?.now[0];
  if (!first || !example || !isMany(sightings)) return undefined;
  return {
    subjects: [first.subject, ...others.map(({ subject }) => subject)],
    sightings,
    topics: gap.near === undefined ? [] : [gap.near],
    example: { conversationId: example.conversationId, messageSeq: example.messageSeq },
  };
}

function byName<Name, One>(
  named: readonly (readonly [Name | undefined, One])[],
): ReadonlyMap<Name, readonly One[]> {
  const groups = new Map<Name, One[]>();
  for (const [name, one] of named) {
    if (name === undefined) continue;
    const known = groups.get(name);
    if (known) known.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
