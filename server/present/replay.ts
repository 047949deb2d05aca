import type {
  ReplayDraft,
  ReplayExercise,
  ReplayResult,
  ReplayRow,
} from "../../protocol/replay.ts";
import type { AgentRecord } from "../domain/records.ts";
import { replaySteps } from "../domain/replay.ts";
import type { ReplayAnswer, ReplayRecord } from "../domain/replay-records.ts";
import { isoTime } from "./time.ts";

interface ListedReplay extends Pick<ReplayRow, "steps" | "answered" | "agents"> {
  readonly replay: ReplayRecord;
}

export const presentReplayRow = ({
  replay: { id, title, createdAt, authorName, publishedAt, withdrawnAt },
  steps,
  answered,
  agents,
}: ListedReplay): ReplayRow => ({
  id,
  title,
  at: isoTime(createdAt),
  by: authorName,
  isDraft: publishedAt === undefined,
  isWithdrawn: withdrawnAt === undefined ? undefined : true,
  steps,
  answered,
  agents,
});

export const presentDraft = ({ id, title, turns, score }: ReplayRecord): ReplayDraft => ({
  id,
  title,
  turns,
  score,
});

/** Nothing of what comes after the agent's last answer leaves. */
export function presentExercise({
  replay,
  answers,
}: {
  readonly replay: ReplayRecord;
  readonly answers: readonly ReplayAnswer[];
}): ReplayExercise {
  const { steps, end } = replaySteps(replay.turns);
  const isOver = answers.length >= steps.length;
  return {
    id: replay.id,
    title: replay.title,
    steps: steps.slice(0, answers.length + 1).map(({ said, actual }, index) => {
      const own = answers[index]?.text;
      return own === undefined ? { said } : { said, own, actual };
    }),
    of: steps.length,
    isOver,
    end: isOver ? end : [],
    score: isOver ? replay.score : undefined,
  };
}

export const presentResults = ({
  replay: { title, turns },
  answers,
  agents,
}: {
  readonly replay: ReplayRecord;
  readonly answers: readonly ReplayAnswer[];
  readonly agents: readonly AgentRecord[];
}): { readonly title: string; readonly steps: readonly ReplayResult[] } => ({
  title,
  steps: replaySteps(turns).steps.map(({ said, actual }, index) => ({
    said,
    actual,
    answers: answers
      .filter(({ step }) => step === index)
      .map(({ agentId, text, at }) => ({
        agent: { id: agentId, name: agents.find(({ id }) => id === agentId)?.name ?? "" },
        text,
        at: isoTime(at),
      })),
  })),
});
