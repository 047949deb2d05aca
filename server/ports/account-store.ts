import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentRecord } from "../domain/records.ts";
import type { AgentSessionRecord, PasswordLinkRecord } from "../domain/session-records.ts";
import type { Eventually } from "./eventually.ts";

export interface AccountReads {
  agent(id: AgentId): Eventually<AgentRecord | undefined>;
  agentByEmail(email: string): Eventually<AgentRecord | undefined>;
  agents(): Eventually<readonly AgentRecord[]>;
  agentSession(tokenHash: string): Eventually<AgentSessionRecord | undefined>;
  /** Newest first. */
  agentSessionsOf(agentId: AgentId): Eventually<readonly AgentSessionRecord[]>;
  passwordLink(tokenHash: string): Eventually<PasswordLinkRecord | undefined>;
  /** Each section of the settings that was changed in the console, as JSON. */
  storedSettings(): Eventually<ReadonlyMap<string, string>>;
}

export interface AccountWrites {
  insertAgent(agent: AgentRecord): Eventually<void>;
  updateAgent(agent: AgentRecord): Eventually<void>;
  insertAgentSession(session: AgentSessionRecord): Eventually<void>;
  deleteAgentSession(tokenHash: string): Eventually<void>;
  deleteAgentSessionsOf(agentId: AgentId): Eventually<void>;
  deleteExpiredSessions(now: number): Eventually<void>;
  insertPasswordLink(link: PasswordLinkRecord): Eventually<void>;
  deletePasswordLinksOf(agentId: AgentId): Eventually<void>;
  /** `undefined` takes the section away: what the files say counts again. */
  storeSettings(section: string, value: string | undefined, at: number): Eventually<void>;
}
