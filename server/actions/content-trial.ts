/** A change of the content, tried before anybody sees it. */

import type { TrialProgress } from "../../protocol/content-reply.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { ContentChange } from "../../protocol/gaps.ts";
import { dateOf, dayMs } from "../domain/local-time.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { changedFiles, templateIn } from "../faq/content/editing/changed-files.ts";
import { describeProblem } from "../faq/content/problem.ts";
import { questionLocale } from "../faq/gaps/question-locale.ts";
import type { TestQuestion } from "../faq/learn/evaluate.ts";
import type { BuiltFaq } from "../faq/loader.ts";
import type { Services } from "./services.ts";
import {
  type AskedQuestion,
  explained,
  runTrial,
  sourcesWith,
  type Trial,
  type TrialRunner,
  type TrialWork,
} from "./trial-work.ts";

/** Trials, one at a time: each builds the whole content again. The last ones are kept for whoever asks them or accepts them. */
export interface ContentTrials {
  of(change: ContentChange): Promise<Trial>;
  ask(change: ContentChange, asked: AskedQuestion): Promise<ReturnType<typeof explained>>;
  /** Of the one that is running. */
  progress(): TrialProgress | undefined;
  /** Ends the one that is running, and those that wait. */
  cancel(): void;
}

const trialsKept = 3;

export function createContentTrials(services: Services): ContentTrials {
  let kept: readonly {
    readonly key: string;
    readonly from: object;
    readonly work: Promise<TrialWork>;
    readonly trial: Promise<Trial>;
  }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let progress: TrialProgress | undefined;
  let cancelled = 0;

  async function run(work: Promise<TrialWork>, asked: number): Promise<Trial> {
    if (asked < cancelled) throw new Refusal("closed", "The trial was cancelled.");
    progress = { step: "building", done: 0, of: 0 };
    try {
      return await services.trials.run(await work, (next) => {
        progress = next;
      });
    } finally {
      progress = undefined;
    }
  }

  function keptOf(change: ContentChange) {
    const key = JSON.stringify(change);
    // Of another content the same change is another trial.
    const from = services.faq.content;
    const found = kept.find((one) => one.key === key && one.from === from);
    if (found) return found;
    const asked = cancelled;
    const work = workOf(services, change);
    const trial = last.then(() => run(work, asked));
    last = trial.catch(() => undefined);
    const made = { key, from, work, trial };
    kept = [made, ...kept].slice(0, trialsKept);
    // What failed is tried again.
    trial.catch(() => {
      kept = kept.filter((one) => one !== made);
    });
    return made;
  }

  return {
    of: (change) => keptOf(change).trial,
    async ask(change, asked) {
      const { trial, work } = keptOf(change);
      await trial;
      return services.trials.ask(await work, asked);
    },
    progress: () => progress,
    cancel() {
      cancelled += 1;
      services.trials.cancel();
    },
  };
}

/** In this process, in slices between which others are answered: for commands and tests. */
export function trialsInThisProcess(faq: Pick<Services["faq"], "engine" | "build">): TrialRunner {
  let kept: { readonly work: TrialWork; readonly built: Promise<BuiltFaq> } | undefined;
  const built = (work: TrialWork) => {
    if (kept?.work !== work) kept = { work, built: faq.build(sourcesWith(work)) };
    return kept.built;
  };
  return {
    run: async (work, report) =>
      runTrial(work, { now: faq.engine, next: await built(work) }, report),
    ask: async (work, asked) => explained((await built(work)).engine, asked),
    cancel: () => undefined,
  };
}

/** Half a year from now somebody reads it again. */
const reviewDays = 180;

/** Throws `not_found` where the change is about an article that is not there, or makes one that is. */
async function workOf(services: Services, change: ContentChange): Promise<TrialWork> {
  const { faq, clock } = services;
  const sources = await faq.sources();
  const reviewBy = dateOf(clock.now() + reviewDays * dayMs);
  const place = { sources, content: faq.content, template: templateIn(sources), reviewBy };
  const files = changedFiles(place, change);
  if (files === undefined) throw notFound("article");
  const worked = [...faq.content.expected.promises, ...(await helpedBefore(services))];
  return { change, sources, files, worked, today: dateOf(clock.now()) };
}

const helpedDays = 30;
const newestAsked = 2_000;
const helpedAsked = 200;

/** Questions whose answer customers found helpful. */
async function helpedBefore({ store, clock }: Services): Promise<readonly TestQuestion[]> {
  const now = clock.now();
  const asked = await store.questionsBetween(now - helpedDays * dayMs, now, newestAsked);
  return asked
    .filter(({ helpful, outcome }) => helpful === true && outcome === "answer")
    .slice(0, helpedAsked)
    .map(({ question: q, articleIds }) => ({
      q,
      expect: articleIds.slice(0, 1),
      locale: questionLocale(q),
    }));
}

/** In the reader's language. */
export const trialProblems = ({ problems }: Pick<Trial, "problems">, locale: Locale) =>
  problems.map((problem) => ({ ...problem, text: describeProblem(problem, locale) }));
