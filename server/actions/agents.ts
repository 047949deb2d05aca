import type { AgentId } from "../../protocol/conversation.ts";
import { type AgentRole, usualCapacity } from "../../protocol/desk.ts";
import { limits } from "../../protocol/limits.ts";
import { withDuty } from "../domain/agent.ts";
import type { AuditActor, AuditEvent } from "../domain/audit.ts";
import { personName } from "../domain/names.ts";
import { refuseWeakPassword } from "../domain/passwords.ts";
import { worksAtDesk } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { giveBackAll } from "./queue.ts";
import type { Services } from "./services.ts";

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

/** Whoever a session token belongs to, also while the second step is still to be set up; undefined once the session is over. */
export async function knownSession(services: Services, token: string) {
  const session = await services.store.agentSession(services.secrets.hashToken(token));
  if (!session || session.expiresAt <= services.clock.now()) return undefined;
  const agent = await services.store.agent(session.agentId);
  return !agent || agent.disabled ? undefined : { session, agent };
}

/**
 * The agent of a session token, who may work; undefined once the session is over, or while the second step is to be set up. Where
 * it is required from now on, whoever is signed in works on until the next sign-in: the desk does not lose everybody at once.
 */
export async function agentOf(services: Services, token: string): Promise<AgentRecord | undefined> {
  const known = await knownSession(services, token);
  return known?.session.enrolling ? undefined : known?.agent;
}

export interface Invited {
  readonly email: string;
  readonly name: string;
  readonly role: AgentRole;
}

export interface NewAgent extends Invited {
  readonly password: string;
}

/** Nothing invisible in it. */
const address = /^[^@\p{C}]{1,64}@[^\s@\p{C}]{1,135}$/u;

/** From the command line, where nobody reads the rules of the queue. */
export async function createAgent(services: Services, wanted: NewAgent): Promise<AgentRecord> {
  refuseWeakPassword(wanted.password);
  const account = checkedAccount(wanted);
  const passwordHash = await services.secrets.hashPassword(wanted.password);
  return commit(services, async (work) => {
    const agent = await addAccount(work, account, { passwordHash, capacity: usualCapacity });
    await noteChange(work, "agent.created", agent, { role: agent.role });
    return agent;
  });
}

/** The same rules for every way in. */
export function checkedAccount({ email, name, role }: Invited): Invited {
  const known = personName(name);
  if (known === undefined) throw new Refusal("invalid", "That can't be a person's name.");
  if (name.trim().length > limits.nameLength) {
    throw new Refusal("invalid", `A name is at most ${limits.nameLength} characters.`);
  }
  if (!address.test(email)) throw new Refusal("invalid", "That is no e-mail address.");
  return { email: email.toLowerCase(), name: known, role };
}

/** Without a password nobody signs in. */
export async function addAccount(
  { tx, now, services }: UnitOfWork,
  account: Invited,
  {
    passwordHash = "",
    capacity,
  }: Pick<AgentRecord, "capacity"> & Partial<Pick<AgentRecord, "passwordHash">>,
) {
  if (await tx.agentByEmail(account.email)) {
    throw new Refusal("invalid", `${account.email} exists already.`);
  }
  const agent: AgentRecord = {
    ...account,
    id: services.ids.next(),
    passwordHash,
    available: false,
    capacity,
    disabled: false,
    createdAt: now,
  };
  await tx.insertAgent(agent);
  return agent;
}

/** Ends all of the agent's sessions too. */
export async function resetPassword(services: Services, email: string, password: string) {
  refuseWeakPassword(password);
  const passwordHash = await services.secrets.hashPassword(password);
  await commit(services, async (work) => {
    const agent = await agentOfEmail(work.tx, email);
    await work.tx.updateAgent({ ...agent, passwordHash });
    await endSessions(work, agent.id);
    await noteChange(work, "agent.password-changed", agent);
  });
}

/** No session, no link and no connection of the account is left. */
export async function endSessions({ tx, publish }: UnitOfWork, agentId: AgentId) {
  await tx.deleteAgentSessionsOf(agentId);
  await tx.deletePasswordLinksOf(agentId);
  publish({ kind: "account", agentId });
}

export type AccountChange = Partial<Pick<AgentRecord, "name" | "role" | "disabled" | "capacity">>;

/** A new role, another capacity, or locked out, or let in again. */
export const changeAgent = (services: Services, email: string, change: AccountChange) =>
  commit(services, async (work) => {
    const agent = await agentOfEmail(work.tx, email);
    return applyChange(work, agent, { change, by: "operator" });
  });

/** Connections that do not fit the account any more end, and whoever may not serve customers any more gives them back. */
export async function applyChange(
  work: UnitOfWork,
  agent: AgentRecord,
  { change, by }: { readonly change: AccountChange; readonly by: AuditActor },
): Promise<AgentRecord> {
  const leaves = !worksAtDesk({ ...agent, ...change });
  const next = { ...agent, ...change };
  const changed = leaves ? withDuty(next, false, work.now) : next;
  await work.tx.updateAgent(changed);
  if (leaves) await giveBackAll(work, agent.id);
  if (changed.disabled) await endSessions(work, agent.id);
  if (changed.role !== agent.role) work.publish({ kind: "account", agentId: agent.id });
  work.publish({ kind: "desk" });
  const { role, disabled } = changed;
  const capacity =
    changed.capacity === agent.capacity
      ? {}
      : { capacityWas: agent.capacity, capacity: changed.capacity };
  const details = { was: agent.role, role, disabled, ...capacity };
  await noteAudit(work, { what: "agent.changed", by, about: `agent:${agent.id}`, details });
  return changed;
}

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
