import type { AgentRole } from "../../protocol/desk.ts";
import { defaultCapacity } from "../domain/agent.ts";
import type { AuditEvent } from "../domain/audit.ts";
import { personName } from "../domain/names.ts";
import type { AgentRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { noteAlone, noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";

const sessionMs = 12 * 3_600_000;

/** The token is opaque and stored only as its hash, so it can be revoked at any time. `address` is the caller's. */
export async function signIn(
  services: Services,
  { email, password }: { readonly email: string; readonly password: string },
  address: string,
) {
  const agent = await services.store.agentByEmail(email.toLowerCase());
  const matches = await services.secrets.passwordMatches(password, agent?.passwordHash);
  if (!agent || !matches || agent.disabled) {
    // An address that is no account's may be a password in the wrong field: it is not kept.
    const about = agent && (`agent:${agent.id}` as const);
    const details = { address };
    await noteAlone(services, { what: "agent.sign-in-refused", by: "unknown", about, details });
    throw new Refusal("unauthenticated", "The e-mail address or the password is wrong.");
  }
  const token = services.ids.token();
  await commit(services, async (work) => {
    await work.tx.insertAgentSession({
      tokenHash: services.secrets.hashToken(token),
      agentId: agent.id,
      createdAt: work.now,
      expiresAt: work.now + sessionMs,
    });
    const by = `agent:${agent.id}` as const;
    await noteAudit(work, { what: "agent.signed-in", by, details: { address } });
  });
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
  commit(services, async (work) => {
    const tokenHash = services.secrets.hashToken(token);
    const session = await work.tx.agentSession(tokenHash);
    if (!session) return;
    await work.tx.deleteAgentSession(tokenHash);
    await noteAudit(work, { what: "agent.signed-out", by: `agent:${session.agentId}` });
  });

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
  return commit(services, async (work) => {
    const { tx, now } = work;
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
    await noteChange(work, "agent.created", agent, { role: agent.role });
    return agent;
  });
}

/** Ends all of the agent's sessions too. */
export async function resetPassword(services: Services, email: string, password: string) {
  const passwordHash = await services.secrets.hashPassword(password);
  await commit(services, async (work) => {
    const agent = await agentOfEmail(work.tx, email);
    await work.tx.updateAgent({ ...agent, passwordHash });
    await work.tx.deleteAgentSessionsOf(agent.id);
    await noteChange(work, "agent.password-changed", agent);
  });
}

/** A new role, or locked out, or let in again. Connections that do not fit it any more are ended by the sweep. */
export const changeAgent = (
  services: Services,
  email: string,
  change: Partial<Pick<AgentRecord, "role" | "disabled">>,
) =>
  commit(services, async (work) => {
    const agent = await agentOfEmail(work.tx, email);
    const changed = { ...agent, ...change };
    await work.tx.updateAgent(changed);
    if (changed.disabled) await work.tx.deleteAgentSessionsOf(agent.id);
    const { role, disabled } = changed;
    await noteChange(work, "agent.changed", agent, { was: agent.role, role, disabled });
    return changed;
  });

async function agentOfEmail(tx: Reads, email: string): Promise<AgentRecord> {
  const agent = await tx.agentByEmail(email.toLowerCase());
  if (!agent) throw new Refusal("not_found", `There is no agent ${email}.`);
  return agent;
}

/** Accounts are the operator's. */
const noteChange = (
  work: UnitOfWork,
  what: AuditEvent["what"],
  { id }: AgentRecord,
  details?: AuditEvent["details"],
) => noteAudit(work, { what, by: "operator", about: `agent:${id}`, details });
