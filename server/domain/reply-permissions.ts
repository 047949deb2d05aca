import type { AgentId } from "../../protocol/conversation.ts";
import { type ActingAgent, leads, worksAtDesk } from "./permissions.ts";

export const mayUseReplies = worksAtDesk;
/** An agent's own are the agent's; everybody's those who lead write. */
export const maySaveReply = (agent: ActingAgent, owner: AgentId | undefined): boolean =>
  owner === undefined ? leads(agent) : worksAtDesk(agent) && owner === agent.id;
