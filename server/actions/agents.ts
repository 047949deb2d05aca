import type { AgentRole } from "../../protocol/desk.ts";
import { defaultCapacity } from "../domain/agent.ts";
import { personName } from "../domain/names.ts";
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

/**
 * A device that has signed in to the account proves it with what it was given then. Nothing is stored for it, and a new
 * password takes it back: the hash of the old one was the key.
 */
export function newDevice({ ids, secrets }: Services, agent: AgentRecord): string {
  const device = ids.token();
  return `${device}.${secrets.sign(device, agent.passwordHash)}`;
}

/** The name of the device; undefined where it has not signed in to this account. */
export async function knownDevice(
  { store, secrets }: Services,
  email: string,
  proof: string | undefined,
): Promise<string | undefined> {
  const [device, signature] = (proof ?? "").split(".");
  if (!device || !signature) return undefined;
  const agent = await store.agentByEmail(email.toLowerCase());
  return agent && secrets.sign(device, agent.passwordHash) === signature ? device : undefined;
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

/** Nothing invisible in it. */
const address = /^[^@\p{C}]{1,64}@[^\s@\p{C}]{1,135}$/u;

export async function createAgent(services: Services, wanted: NewAgent): Promise<AgentRecord> {
  const name = personName(wanted.name);
  if (name === undefined) throw new Refusal("invalid", "That can't be a person's name.");
  const email = wanted.email.toLowerCase();
  if (!address.test(email)) throw new Refusal("invalid", "That is no e-mail address.");
  const passwordHash = await services.secrets.hashPassword(wanted.password);
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
