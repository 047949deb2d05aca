import type { AgentId } from "../../protocol/conversation.ts";
import type { ContentChangeId } from "../../protocol/gaps.ts";
import { foldCharacters } from "../../protocol/search-terms.ts";
import { kindFigures, savedHandovers } from "../domain/change-effect.ts";
import type { ContentChangeRecord } from "../domain/content-change.ts";
import { mayTendContent } from "../domain/content-permissions.ts";
import { dayMs } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import type { Content } from "../faq/content/content.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { keyOfQuestion } from "../faq/gaps/question-key.ts";
import { runInSlices, type Task } from "../faq/task.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** Older ones are history: their questions are deleted before long. */
const changesKept = 20;
const windowDays = 28;
/** Of each side; a busy desk has as many in some days. */
const mostRead = 5_000;

/** What editors have made of gaps, newest first. */
export async function madeChanges({ store }: Services, agentId: AgentId) {
  insist(mayTendContent(await agentNow(store, agentId)));
  return store.contentChanges(changesKept);
}

/**
 * The questions of a change's own words, before and after it: as many days on each side, four weeks at most. Throws
 * `not_found` for one that is not among the last.
 */
export async function changeEffect(services: Services, agentId: AgentId, id: ContentChangeId) {
  const { store, clock, faq } = services;
  insist(mayTendContent(await agentNow(store, agentId)));
  const change = (await store.contentChanges(changesKept)).find((one) => one.id === id);
  if (change === undefined) throw notFound("content change");
  const span = Math.min(windowDays * dayMs, clock.now() - change.at);
  const keys = new Set(change.questionKeys);
  const { engine } = faq;
  const listed = await runInSlices(listedIn(phrasingsOf(faq.content, change), { engine, keys }));
  const between = async (from: number, to: number) => {
    const questions = await store.questionsBetween(from, to, mostRead);
    return kindFigures(await runInSlices(ofKind(questions, { engine, keys, listed })));
  };
  const before = await between(change.at - span, change.at);
  const after = await between(change.at, change.at + span + 1);
  const days = Math.max(1, Math.round(span / dayMs));
  return { isLive: listed.length > 0, days, before, after, saved: savedHandovers(before, after) };
}

/** Where the change's phrasings stand once they are live. */
function phrasingsOf(content: Content, { kind, target }: ContentChangeRecord): readonly string[] {
  if (kind === "out-of-scope")
    return target === "near" ? content.outOfScope.near : content.outOfScope.far;
  const versions = [...content.articles].find(([id]) => id === target)?.[1];
  return [...(versions?.values() ?? [])].flatMap(({ phrasings }) =>
    phrasings.map(({ text }) => text),
  );
}

interface ChangedKind {
  readonly engine: FaqEngine;
  readonly keys: ReadonlySet<string>;
}

/** Those of the change that are live: its words are kept nowhere else. */
function* listedIn(
  phrasings: readonly string[],
  { engine, keys }: ChangedKind,
): Task<readonly string[]> {
  const found: string[] = [];
  for (const text of phrasings) {
    if (keys.has(keyOfQuestion(engine, text))) found.push(text);
    yield;
  }
  return found;
}

/** Most questions share hardly a character with the phrasings; only the others are worth to be read in full. */
function* ofKind<Asked extends { readonly question: string }>(
  questions: readonly Asked[],
  { engine, keys, listed }: ChangedKind & { readonly listed: readonly string[] },
): Task<readonly Asked[]> {
  const known = listed.map(charactersOf);
  const found: Asked[] = [];
  for (const one of questions) {
    const own = charactersOf(one.question);
    if (
      known.some((other) => holdsMostOf(own, other)) &&
      keys.has(keyOfQuestion(engine, one.question))
    )
      found.push(one);
    yield;
  }
  return found;
}

const charactersOf = (text: string): ReadonlySet<string> =>
  new Set(foldCharacters(text.toLowerCase()).replace(/[\p{P}\s]/gu, ""));

/** A phrasing is asked with polite words around it, and with other signs. */
const holdsMostOf = (own: ReadonlySet<string>, phrasing: ReadonlySet<string>): boolean => {
  const shared = [...phrasing].filter((character) => own.has(character)).length;
  return shared >= phrasing.size * 0.6;
};
