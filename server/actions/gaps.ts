import type { AgentId } from "../../protocol/conversation.ts";
import type { GapId } from "../../protocol/gaps.ts";
import { mayEditContent } from "../domain/content-permissions.ts";
import { dayMs } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { findGaps, type Gap } from "../faq/gaps/find-gaps.ts";
import { fitsAsPhrasing } from "../faq/gaps/fits-as-phrasing.ts";
import { runInSlices } from "../faq/task.ts";
import type { AskedQuestionRecord } from "../ports/question-store.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** A busy desk has tens of thousands in a month: the newest ones say what is missing now. */
const newestMissed = 2_000;
const gapsShown = 60;
const wordingsShown = 100;

export type AskedGap = Gap<AskedQuestionRecord>;

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
  return { gaps: gaps.slice(0, gapsShown), customers, more: Math.max(0, gaps.length - gapsShown) };
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
  const questions = gap.wordings.slice(0, wordingsShown).map((wording) => ({
    ...wording,
    now: wording.terms.answer.outcome,
    like: wording.terms.near,
    fits: fitsAsPhrasing(wording, gap),
  }));
  return { gap, questions, answers: await goodAnswers(services, gap) };
}

/** From this score on a customer was content. */
const contentFrom = 4;
const conversationsRead = 30;
const messagesRead = 60;
const answersShown = 5;
/** Shorter ones are greetings. */
const shortestAnswer = 12;

/** What agents wrote to customers of this kind who were content: material for an article. */
export async function goodAnswers({ store }: Pick<Services, "store">, { wordings }: AskedGap) {
  const asked = wordings.flatMap((one) => one.asked);
  const places = new Map(asked.map((one) => [one.conversationId, one.messageSeq]));
  const answers = [];
  for (const [conversationId, after] of [...places].slice(0, conversationsRead)) {
    const conversation = await store.conversation(conversationId);
    const { score = 0 } = conversation?.survey ?? {};
    if (score < contentFrom) continue;
    const messages = await store.messages(conversationId, { after, limit: messagesRead });
    for (const { author, at, body } of messages)
      if (author.kind === "agent" && body.kind === "text" && body.text.length >= shortestAnswer)
        answers.push({ text: body.text, agentName: author.name ?? "", at, score });
  }
  return answers
    .sort((one, other) => other.score - one.score || other.at - one.at)
    .slice(0, answersShown);
}
