import { type ActingAgent, leads } from "./permissions.ts";

/** What customers ask and find no answer to. Agents read it conversation by conversation. */
export const mayTendContent = (agent: ActingAgent): boolean =>
  leads(agent) || (agent.role === "editor" && !agent.disabled);

/** Changes of articles, and what they are made of: customers' words from many conversations. */
export const mayEditContent = (agent: ActingAgent): boolean =>
  (agent.role === "editor" || agent.role === "admin") && !agent.disabled;
