import type { AgentId } from "../../protocol/conversation.ts";
import type { GapId } from "../../protocol/gaps.ts";
import { mayEditContent } from "../domain/content-permissions.ts";
import { dayMs } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import { templateBody } from "../faq/content/editing/changed-files.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { findGaps } from "../faq/gaps/find-gaps.ts";
import { runInSlices } from "../faq/task.ts";
import { type AskedGap, anonymousGap, anonymousWordings, goodAnswers } from "./gap-material.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** A busy desk has tens of thousands in a month: the newest ones say what is missing now. */
const newestMissed = 2_000;
const gapsShown = 60;
const wordingsShown = 100;

interface GapSources extends Pick<Services, "store" | "clock"> {
  readonly faq: { readonly engine: Pick<FaqEngine, "terms"> };
}

/** What the bot failed in the last days, by kind. Reads up to 2,000 questions, in slices between which others are answered. */
export async function gapsOf(
  { store, faq, clock }: GapSources,
  days: number,
): Promise<readonly AskedGap[]> {
  const missed = await store.missedQuestions(clock.now() - days * dayMs, newestMissed);
  return runInSlices(findGaps(faq.engine, missed));
}

/** The kinds that most customers met. */
export async function listGaps(services: Services, agentId: AgentId, days: number) {
  insist(mayEditContent(await agentNow(services.store, agentId)));
  const gaps = await gapsOf(services, days);
  const customers = new Set(
    gaps.flatMap(({ wordings }) =>
      wordings.flatMap(({ asked }) => asked.map(({ customerId }) => customerId)),
    ),
  ).size;
  const shown = gaps.slice(0, gapsShown).map((gap) => anonymousGap(services, gap));
  return { gaps: await Promise.all(shown), customers, more: Math.max(0, gaps.length - gapsShown) };
}

/** Throws `not_found` where it is called otherwise by now, or is answered. */
async function gapNamed(
  services: GapSources,
  { id, days }: { readonly id: GapId; readonly days: number },
): Promise<AskedGap> {
  const gap = (await gapsOf(services, days)).find((one) => one.id === id);
  if (gap === undefined) throw notFound("gap");
  return gap;
}

export async function openGap(
  services: Services,
  agentId: AgentId,
  wanted: { readonly id: GapId; readonly days: number },
) {
  insist(mayEditContent(await agentNow(services.store, agentId)));
  const gap = await gapNamed(services, wanted);
  const wordings = await anonymousWordings(services, gap, wordingsShown);
  const questions = wordings.map((wording) => ({
    ...wording,
    now: wording.terms.answer.outcome,
    like: wording.terms.near,
  }));
  return {
    gap: await anonymousGap(services, gap),
    questions,
    answers: await goodAnswers(services, gap),
    template: templateBody(await services.faq.sources()),
  };
}
