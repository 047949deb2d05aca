import type { bulletinPayloads } from "../../protocol/bulletin-schemas.ts";
import type { CheckedAgentCalls } from "../../protocol/sockets.ts";
import {
  listBulletins,
  readBulletin,
  removeBulletin,
  writeBulletin,
} from "../actions/bulletins.ts";
import type { Services } from "../actions/services.ts";
import { presentBulletins } from "../present/bulletin.ts";
import type { Handlers } from "./answer.ts";
import type { AgentCaller } from "./connections.ts";

type BulletinCalls = Pick<CheckedAgentCalls, keyof typeof bulletinPayloads>;

export const bulletinHandlers = (services: Services): Handlers<BulletinCalls, AgentCaller> => ({
  async "bulletin:list"({ agentId }, { before }) {
    return presentBulletins(await listBulletins(services, agentId, before));
  },
  async "bulletin:write"({ agentId }, wanted) {
    return { count: await writeBulletin(services, agentId, wanted) };
  },
  async "bulletin:read"({ agentId }, { id }) {
    await readBulletin(services, agentId, id);
    return {};
  },
  async "bulletin:remove"({ agentId }, { id }) {
    await removeBulletin(services, agentId, id);
    return {};
  },
});
