import type { memoPayloads } from "../../protocol/memo-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import { listMemos, readMemo, sendMemo } from "../actions/memos.ts";
import type { Services } from "../actions/services.ts";
import { presentMemo } from "../present/memo.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type MemoCalls = Pick<CheckedAgentCalls, keyof typeof memoPayloads>;

export const memoHandlers = (services: Services): Handlers<MemoCalls, AgentCaller> => ({
  async "memo:send"({ agentId }, wanted) {
    return { count: await sendMemo(services, agentId, wanted) };
  },
  async "memo:list"({ agentId }) {
    return { memos: (await listMemos(services, agentId)).map(presentMemo) };
  },
  async "memo:read"({ agentId }, { id }) {
    await readMemo(services, agentId, id);
    return {};
  },
});
