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
import { oneKindFrom } from "../faq/gaps/cluster-questions.ts";
import { keyOfQuestion, questionKey } from "../faq/gaps/question-key.ts";
import { questionLocale } from "../faq/gaps/question-locale.ts";
import type { QuestionTerms } from "../faq/gaps/question-terms.ts";
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
 * The questions of a change's kind, before and after it went live: as long on each side, four weeks at most. Throws `not_found`
 * for one that is not among the last.
 */
export async function changeEffect(services: Services, agentId: AgentId, id: ContentChangeId) {
  const { store, clock, faq } = services;
  insist(mayTendContent(await agentNow(store, agentId)));
  const change = (await store.contentChanges(changesKept)).find((one) => one.id === id);
  if (change === undefined) throw notFound("content change");
  // Proposed is not live: until somebody has merged it customers read what they read before.
  const since = change.liveAt ?? change.at;
  const span = Math.min(windowDays * dayMs, clock.now() - since);
  const keys = new Set(change.questionKeys);
  const { engine } = faq;
  const listed = await runInSlices(listedIn(phrasingsOf(faq.content, change), { engine, keys }));
  const between = async (from: number, to: number) => {
    const questions = await store.questionsBetween(from, to, mostRead);
    return kindFigures(await runInSlices(ofKind(questions, { engine, keys, listed })));
  };
  const before = await between(since - span, since);
  const after = await between(since, since + span + 1);
  const minutes = Math.max(1, Math.round(span / 60_000));
  return {
    isLive: listed.length > 0,
    minutes,
    before,
    after,
    saved: savedHandovers(before, after),
  };
}

/** Whenever other content is answered from: the changes whose words stand in it now are live from this moment on. */
export async function noteLiveChanges({ store, faq, clock }: LiveSources): Promise<void> {
  const now = clock.now();
  const { engine, content } = faq;
  for (const change of await store.contentChanges(changesKept)) {
    if (change.liveAt !== undefined) continue;
    const keys = new Set(change.questionKeys);
    const listed = await runInSlices(listedIn(phrasingsOf(content, change), { engine, keys }));
    if (listed.length > 0) await store.transaction((tx) => tx.noteLiveChange(change.id, now));
  }
}

type LiveSources = Pick<Services, "store" | "faq" | "clock">;

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

/**
 * Those in the change's words, and those that the kinds are made of: as like one of its phrasings as questions of one kind are.
 * Most share hardly a character with them; only the others are worth to be read in full.
 */
function* ofKind<Asked extends { readonly question: string }>(
  questions: readonly Asked[],
  { engine, keys, listed }: ChangedKind & { readonly listed: readonly string[] },
): Task<readonly Asked[]> {
  const read = (text: string) => engine.terms(text, questionLocale(text));
  const known = listed.map((text) => ({ characters: charactersOf(text), terms: read(text) }));
  const found: Asked[] = [];
  for (const one of questions) {
    const own = charactersOf(one.question);
    const close = known.filter(({ characters }) => sharesSome(own, characters));
    if (close.length > 0) {
      const terms = read(one.question);
      const isLike = close.some((other) => cosine(terms, other.terms) >= oneKindFrom);
      if (isLike || keys.has(questionKey(terms.normal))) found.push(one);
    }
    yield;
  }
  return found;
}

/** Both have length 1. */
function cosine({ weights }: QuestionTerms, other: QuestionTerms): number {
  let sum = 0;
  for (const [term, weight] of weights) sum += weight * (other.weights.get(term) ?? 0);
  return sum;
}

const charactersOf = (text: string): ReadonlySet<string> =>
  new Set(foldCharacters(text.toLowerCase()).replace(/[\p{P}\s]/gu, ""));

const sharesSome = (own: ReadonlySet<string>, phrasing: ReadonlySet<string>): boolean => {
  const shared = [...phrasing].filter((character) => own.has(character)).length;
  return shared >= Math.min(own.size, phrasing.size) * 0.3;
};
