import type { AgentId } from "../../protocol/conversation.ts";
import type { ReplayId } from "../../protocol/replay.ts";
import { insist } from "../domain/permissions.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { mayAnswerReplay, mayMakeReplay, replaySteps } from "../domain/replay.ts";
import type { ReplayAnswer, ReplayRecord } from "../domain/replay-records.ts";
import type { Reads } from "../ports/store.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

interface Exercise {
  readonly replay: ReplayRecord;
  /** The agent's own, in order. */
  readonly answers: readonly ReplayAnswer[];
}

export async function openExercise(
  { store }: Services,
  agentId: AgentId,
  id: ReplayId,
): Promise<Exercise> {
  insist(mayAnswerReplay(await agentNow(store, agentId)));
  const replay = await publishedNow(store, id);
  return { replay, answers: await store.replayAnswersOf(id, agentId) };
}

interface GivenAnswer {
  readonly id: ReplayId;
  readonly step: number;
  readonly text: string;
}

/** The first answer to a step counts: it was written before the real one was seen. */
export const answerReplay = (
  services: Services,
  agentId: AgentId,
  { id, step, text }: GivenAnswer,
): Promise<Exercise> =>
  commit(services, async ({ tx, now }) => {
    insist(mayAnswerReplay(await agentNow(tx, agentId)));
    const replay = await publishedNow(tx, id);
    const before = await tx.replayAnswersOf(id, agentId);
    const isNext = step === before.length && step < replaySteps(replay.turns).steps.length;
    if (!isNext && step >= before.length) throw new Refusal("invalid", "It is not there yet.");
    if (isNext) await tx.insertReplayAnswer({ replayId: id, agentId, step, text, at: now });
    return { replay, answers: await tx.replayAnswersOf(id, agentId) };
  });

export async function replayResults({ store }: Services, agentId: AgentId, id: ReplayId) {
  insist(mayMakeReplay(await agentNow(store, agentId)));
  const replay = await publishedNow(store, id);
  return { replay, answers: await store.replayAnswers(id), agents: await store.agents() };
}

async function publishedNow(reads: Reads, id: ReplayId): Promise<ReplayRecord> {
  const replay = await reads.replay(id);
  if (replay?.publishedAt === undefined) throw notFound("replay");
  return replay;
}
