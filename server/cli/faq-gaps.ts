/** `npm run faq -- gaps` and `npm run faq -- draft`: what the bot failed, and an article from it. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { GapId } from "../../protocol/gaps.ts";
import {
  type AskedGap,
  anonymousGap,
  anonymousWordings,
  goodAnswers,
} from "../actions/gap-material.ts";
import { gapsOf } from "../actions/gaps.ts";
import { BadConfig, readConfig } from "../config.ts";
import { draftArticle } from "../faq/content/editing/edit-article.ts";
import type { LiveFaq } from "../faq/live.ts";
import { openStore } from "../open-store.ts";
import type { Store } from "../ports/store.ts";
import { systemClock } from "../system-clock.ts";
import { type FaqCall, type FaqOutput, openGiven, words } from "./faq-call.ts";
import { articlePlace, templateOf } from "./faq-new.ts";
import { EditorMistake } from "./faq-texts.ts";

const usualDays = 30;
const mostDays = 366;

export async function gapsCommand(call: FaqCall): Promise<FaqOutput> {
  const days = daysOf(call);
  const gaps = await withStore(call, async (store) => {
    const sources = { store, faq: await openGiven(call) };
    const found = await readGaps(call, sources, days);
    return Promise.all(found.map((gap) => shownGap(sources, gap)));
  });
  if (call.flags.json) return { code: 0, text: JSON.stringify(gaps.map(plain), null, 2) };
  const lines = gaps.map((gap) => words(call, "gap", inWords(gap, call)));
  const customers = gaps.reduce((sum, gap) => sum + gap.customers, 0);
  const head = words(call, gaps.length === 0 ? "noGaps" : "gaps", {
    days,
    count: gaps.length,
    customers,
  });
  const hint = gaps.length === 0 ? [] : [words(call, "gapsHint", { id: gaps[0]?.id ?? "" })];
  return { code: 0, text: [head, ...lines, ...hint].join("\n") };
}

/** With nobody's details in its name and its wordings. */
async function shownGap(sources: GapReading, gap: AskedGap) {
  const { wordings, ...rest } = await anonymousGap(sources, gap);
  return { ...rest, phrasings: await anonymousWordings(sources, gap, wordings.length) };
}

type ShownGap = Awaited<ReturnType<typeof shownGap>>;

const plain = ({ phrasings, lastAt, ...gap }: ShownGap) => ({
  ...gap,
  lastAt: new Date(lastAt).toISOString(),
  phrasings: phrasings.map(({ text, locale, customers }) => ({ text, locale, customers })),
});

const inWords = (gap: ShownGap, call: FaqCall) => ({
  id: gap.id,
  name: gap.name,
  customers: gap.customers,
  handedOver: gap.handedOver,
  unhelpful: gap.unhelpful,
  near: gap.near ?? words(call, "far"),
});

/** Half a year from now somebody reads it again. */
const reviewDays = 180;
const dayMs = 86_400_000;

/** Prints the draft, or writes it where a place is named; an article that is there stays as it is. */
export async function draftCommand(call: FaqCall): Promise<FaqOutput> {
  const [id, place] = call.args;
  if (id === undefined || id.trim() === "") throw new EditorMistake("draftWhat");
  const to = place === undefined ? undefined : await articlePlace(call, place, "draftWhere");
  const template = await templateOf(call);
  const { gap, answers } = await withStore(call, async (store) => {
    const sources = { store, faq: await openGiven(call) };
    const gaps = await readGaps(call, sources, daysOf(call));
    const found = gaps.find((one) => one.id === (id as GapId));
    if (found === undefined) throw new EditorMistake("noGap", { id });
    const answers = await goodAnswers(sources, found);
    return { gap: await shownGap(sources, found), answers };
  });
  const fitting = gap.phrasings.filter(({ fits }) => fits);
  const own = fitting.filter((one) => to === undefined || one.locale === to.locale);
  const draft = draftArticle(await readFile(template, "utf8"), {
    title: own[0]?.text ?? gap.name,
    phrasings: own.map(({ text }) => text),
    reviewBy: new Date(Date.now() + reviewDays * dayMs).toISOString().slice(0, 10),
  });
  const material = answers.map(({ text, score }) => words(call, "goodAnswer", { text, score }));
  if (to === undefined) return { code: 0, text: [draft, ...material].join("\n") };
  const { file } = to;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, draft, { flag: "wx" });
  return { code: 0, text: [words(call, "wrote", { file }), ...material].join("\n") };
}

interface GapReading {
  readonly store: Store;
  readonly faq: LiveFaq;
}

function readGaps(call: FaqCall, { store, faq }: GapReading, days: number) {
  call.progress(words(call, "clustering"));
  return gapsOf({ store, faq, clock: systemClock }, days);
}

/** Beside a server that may be running on it. */
async function withStore<T>(call: FaqCall, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openGivenStore(call);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

async function openGivenStore({ environment }: FaqCall): Promise<Store> {
  try {
    const config = readConfig({ ...environment, NODE_ENV: "development" });
    return await openStore(config, { as: "command" });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new EditorMistake(cause instanceof BadConfig ? "badSettings" : "noDatabase", { reason });
  }
}

function daysOf({ flags }: FaqCall): number {
  const given = flags.days ?? String(usualDays);
  const days = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (days < 1 || days > mostDays) throw new EditorMistake("badDays", { most: mostDays });
  return days;
}
