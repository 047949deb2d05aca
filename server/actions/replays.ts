import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { ReplayId } from "../../protocol/replay.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import {
  mayAnswerReplay,
  mayMakeReplay,
  refuseUnfit,
  replaySteps,
  type Shown,
  spokenIn,
  turnsEdited,
  turnsOf,
} from "../domain/replay.ts";
import type { ReplayRecord } from "../domain/replay-records.ts";
import { translate } from "../locales/texts.ts";
import { anonymiserFor } from "./anonymous.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const pageLength = 50;
/** So much of a conversation is read. */
const mostMessages = 400;

/** What an agent can answer, with how far they are; drafts, and how many have begun, for those who lead. */
export async function listReplays(
  { store }: Services,
  agentId: AgentId,
  before: ReplayId | undefined,
) {
  const agent = await agentNow(store, agentId);
  insist(mayAnswerReplay(agent));
  const withDrafts = mayMakeReplay(agent);
  const found = await store.replays({ withDrafts, before, limit: pageLength + 1 });
  const rows = found.slice(0, pageLength).map(async (replay) => {
    const answers = await store.replayAnswers(replay.id);
    return {
      replay,
      steps: replaySteps(replay.turns).steps.length,
      answered: answers.filter((one) => one.agentId === agentId).length,
      agents: withDrafts ? new Set(answers.map((one) => one.agentId)).size : undefined,
    };
  });
  return { rows: await Promise.all(rows), more: found.length > pageLength };
}

/** A draft of a conversation that is over, for whoever makes it to check. Agents do not see it yet. */
export const makeReplay = (
  services: Services,
  agentId: AgentId,
  conversationId: ConversationId,
): Promise<ReplayRecord> =>
  commit(services, async (work) => {
    const { tx, now } = work;
    const author = await agentNow(tx, agentId);
    const conversation = await conversationNow(tx, conversationId);
    insist(mayMakeReplay(author));
    const messages = await tx.messages(conversationId, { after: 0, limit: mostMessages });
    const { customerId, locale, topic = "" } = conversation;
    const anonymous = await anonymiserFor(
      { reads: tx, faq: services.faq },
      { customerIds: [customerId], locale, texts: [topic, ...messages.map(spokenIn)] },
    );
    const wordFor = (shown: Shown) => translate(locale, `standIn.${shown}`);
    const turns = turnsOf(messages, { anonymous, wordFor });
    refuseUnfit(conversation, turns);
    const replay: ReplayRecord = {
      id: work.services.ids.next(),
      title: anonymous(topic) || "–",
      turns,
      score: conversation.survey?.score,
      conversationId,
      sourceMark: services.secrets.hashToken(conversationId),
      authorId: agentId,
      authorName: author.name,
      createdAt: now,
    };
    await tx.saveReplay(replay);
    // Without the replay's id: the log outlives both.
    const about = `conversation:${conversationId}` as const;
    await noteAudit(work, { what: "replay.made", by: `agent:${agentId}`, about });
    return replay;
  });

/** To be checked once more. */
export async function draftOf(
  { store }: Services,
  agentId: AgentId,
  id: ReplayId,
): Promise<ReplayRecord> {
  insist(mayMakeReplay(await agentNow(store, agentId)));
  const replay = await store.replay(id);
  if (!replay || replay.publishedAt !== undefined) throw notFound("replay");
  return replay;
}

interface CheckedReplay {
  readonly id: ReplayId;
  readonly title: string;
  readonly texts: readonly string[];
  readonly publish: boolean;
}

/** Published, it names its conversation no more; an erasure finds it by its mark, and takes it back to be checked again. */
export const saveReplay = (
  services: Services,
  agentId: AgentId,
  { id, title, texts, publish }: CheckedReplay,
): Promise<void> =>
  commit(services, async (work) => {
    const { tx, now } = work;
    insist(mayMakeReplay(await agentNow(tx, agentId)));
    const replay = await tx.replay(id);
    if (!replay) throw notFound("replay");
    const draft = { ...replay, title, turns: turnsEdited(replay, texts) };
    if (!publish) return tx.saveReplay(draft);
    await tx.saveReplay({
      ...draft,
      conversationId: undefined,
      publishedAt: now,
      withdrawnAt: undefined,
    });
    const details = { id };
    await noteAudit(work, { what: "replay.published", by: `agent:${agentId}`, details });
  });

/** With what was answered in it. */
export const removeReplay = (services: Services, agentId: AgentId, id: ReplayId): Promise<void> =>
  commit(services, async (work) => {
    const { tx } = work;
    insist(mayMakeReplay(await agentNow(tx, agentId)));
    const replay = await tx.replay(id);
    if (!replay) throw notFound("replay");
    await tx.deleteReplay(id);
    if (replay.publishedAt === undefined && replay.withdrawnAt === undefined) return;
    await noteAudit(work, { what: "replay.removed", by: `agent:${agentId}`, details: { id } });
  });
