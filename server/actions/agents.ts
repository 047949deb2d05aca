import type { AgentRole } from "../../protocol/desk.ts";
import { limits } from "../../protocol/limits.ts";
import { maskText } from "../../protocol/secrets/mask-text.ts";
import { nameFrom } from "../../protocol/text.ts";
import { defaultCapacity } from "../domain/agent.ts";
import type { AgentRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

const sessionMs = 12 * 3_600_000;

/** The token is opaque and stored only as its hash, so it can be revoked at any time. */
export async function signIn(services: Services, email: string, password: string) {
  const agent = await services.store.agentByEmail(email.toLowerCase());
  const matches = await services.secrets.passwordMatches(password, agent?.passwordHash);
  if (!agent || !matches || agent.disabled) {
    throw new Refusal("unauthenticated", "The e-mail address or the password is wrong.");
  }
  const token = services.ids.token();
  await commit(services, ({ tx, now }) =>
    tx.insertAgentSession({
      tokenHash: services.secrets.hashToken(token),
      agentId: agent.id,
      createdAt: now,
      expiresAt: now + sessionMs,
    }),
  );
  return { token, agent, expiresInMs: sessionMs };
}

export const signOut = (services: Services, token: string) =>
  commit(services, ({ tx }) => tx.deleteAgentSession(services.secrets.hashToken(token)));

/** The agent of a session token; undefined once the session is over. */
export async function agentOf(services: Services, token: string): Promise<AgentRecord | undefined> {
  const session = await services.store.agentSession(services.secrets.hashToken(token));
  if (!session || session.expiresAt <= services.clock.now()) return undefined;
  const agent = await services.store.agent(session.agentId);
  return agent?.disabled ? undefined : agent;
}

export interface NewAgent {
  readonly email: string;
  readonly name: string;
  readonly role: AgentRole;
  readonly password: string;
}

export async function createAgent(services: Services, wanted: NewAgent): Promise<AgentRecord> {
  const passwordHash = await services.secrets.hashPassword(wanted.password);
  const email = wanted.email.toLowerCase();
  const name = nameFrom(maskText(wanted.name).text, limits.nameLength);
  if (name === undefined) throw new Refusal("invalid", "The name is blank.");
  return commit(services, async ({ tx, now }) => {
    if (await tx.agentByEmail(email)) throw new Refusal("invalid", `${email} exists already.`);
    const agent: AgentRecord = {
      id: services.ids.next(),
      name,
      email,
      role: wanted.role,
      passwordHash,
      available: false,
      capacity: defaultCapacity,
      disabled: false,
      createdAt: now,
    };
    await tx.insertAgent(agent);
    return agent;
  });
}

/** Ends all of the agent's sessions too. */
export async function resetPassword(services: Services, email: string, password: string) {
  const passwordHash = await services.secrets.hashPassword(password);
  await commit(services, async ({ tx }) => {
    const agent = await tx.agentByEmail(email.toLowerCase());
    if (!agent) throw new Refusal("not_found", `There is no agent ${email}.`);
    await tx.updateAgent({ ...agent, passwordHash });
    await tx.deleteAgentSessionsOf(agent.id);
  });
}
