import type { replayPayloads } from "../../protocol/replay-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import { answerReplay, openExercise, replayResults } from "../actions/replay-exercises.ts";
import { draftOf, listReplays, makeReplay, removeReplay, saveReplay } from "../actions/replays.ts";
import type { Services } from "../actions/services.ts";
import {
  presentDraft,
  presentExercise,
  presentReplayRow,
  presentResults,
} from "../present/replay.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type ReplayCalls = Pick<CheckedAgentCalls, keyof typeof replayPayloads>;

export const replayHandlers = (services: Services): Handlers<ReplayCalls, AgentCaller> => ({
  async "replay:list"({ agentId }, { before }) {
    const { rows, more } = await listReplays(services, agentId, before);
    return { replays: rows.map(presentReplayRow), more };
  },
  async "replay:make"({ agentId }, { conversationId }) {
    return { draft: presentDraft(await makeReplay(services, agentId, conversationId)) };
  },
  async "replay:draft"({ agentId }, { id }) {
    return { draft: presentDraft(await draftOf(services, agentId, id)) };
  },
  async "replay:save"({ agentId }, wanted) {
    await saveReplay(services, agentId, wanted);
    return {};
  },
  async "replay:remove"({ agentId }, { id }) {
    await removeReplay(services, agentId, id);
    return {};
  },
  async "replay:open"({ agentId }, { id }) {
    return { exercise: presentExercise(await openExercise(services, agentId, id)) };
  },
  async "replay:answer"({ agentId }, wanted) {
    return { exercise: presentExercise(await answerReplay(services, agentId, wanted)) };
  },
  async "replay:results"({ agentId }, { id }) {
    return presentResults(await replayResults(services, agentId, id));
  },
});
