import type { AuditEvent } from "../domain/audit.ts";
import type { AgentRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import { type SecondFactor, useCode } from "../domain/second-factor.ts";
import { noteAlone, noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import type { Services } from "./services.ts";

export const sessionMs = 12 * 3_600_000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string | undefined;
}

/** Where the agent signs in from. */
export interface SignInPlace {
  readonly address: string;
  /** Such as `Chrome, Windows`. */
  readonly device?: string | undefined;
}

/**
 * The token is opaque and stored only as its hash, so it can be revoked at any time. Refuses with `code_needed` where the
 * password is right and the account has a second step.
 */
export async function signIn(services: Services, given: Credentials, place: SignInPlace) {
  const { store, secrets } = services;
  const found = await store.agentByEmail(given.email.toLowerCase());
  // An account that nobody has set a password for takes as long as any.
  const stored = found?.passwordHash || undefined;
  const matches = await secrets.passwordMatches(given.password, stored);
  if (!found || !matches || found.disabled) return refuse(services, found, place);
  const { secondFactor } = found;
  if (secondFactor && given.code === undefined) {
    throw codeNeeded(services, found);
  }
  // A code where none is asked for is not taken for granted: whoever types it believes to be protected by it.
  if (!secondFactor && given.code !== undefined) return refuse(services, found, place);
  const token = services.ids.token();
  const signed = await commit(services, async (work) => {
    const agent = await work.tx.agent(found.id);
    if (!agent || agent.passwordHash !== found.passwordHash) return undefined;
    const used = agent.secondFactor && usedFactor(work, agent.secondFactor, given.code ?? "");
    if (agent.secondFactor && !used) return undefined;
    if (used) await spend(work, agent, used);
    const enrolling = !used && isSecondStepRequired(services);
    await beginSession(work, agent, { ...place, token, enrolling });
    return { agent, enrolling };
  });
  if (!signed) return refuse(services, found, place);
  return { token, ...signed };
}

/** The password was right: so the name is no secret any more. */
function codeNeeded({ oneTimeCodes, clock }: Services, { id, name }: AgentRecord): Refusal {
  const account = { id, name, codeMs: oneTimeCodes.leftOfStep(clock.now()) };
  const message = "The account has a second step: the code is needed too.";
  return new Refusal("code_needed", message, account);
}

export const isSecondStepRequired = ({ settings }: Pick<Services, "settings">): boolean =>
  settings.current().security?.requireTwoFactor === true;

async function refuse(
  services: Services,
  agent: AgentRecord | undefined,
  { address }: SignInPlace,
): Promise<never> {
  // An address that is no account's may be a password in the wrong field: it is not kept.
  const about = agent && (`agent:${agent.id}` as const);
  const details = { address };
  await noteAlone(services, { what: "agent.sign-in-refused", by: "unknown", about, details });
  throw new Refusal("unauthenticated", "The e-mail address, the password or the code is wrong.");
}

function usedFactor({ services, now }: UnitOfWork, factor: SecondFactor, code: string) {
  const { oneTimeCodes, secrets } = services;
  const step = oneTimeCodes.stepOf(code.replace(/\s/g, ""), factor.secret, now);
  return useCode(factor, { step, hash: secrets.hashToken(code.trim().toLowerCase()) });
}

async function spend(work: UnitOfWork, agent: AgentRecord, used: SecondFactor) {
  await work.tx.updateAgent({ ...agent, secondFactor: used });
  const left = used.recovery.length;
  if (left === agent.secondFactor?.recovery.length) return;
  await noteOwn(work, agent, { what: "agent.recovery-code-used", details: { left } });
}

export interface NewSession extends SignInPlace {
  readonly token: string;
  readonly enrolling: boolean;
}

export async function beginSession(
  work: UnitOfWork,
  agent: AgentRecord,
  { token, enrolling, address, device }: NewSession,
) {
  await work.tx.insertAgentSession({
    tokenHash: work.services.secrets.hashToken(token),
    agentId: agent.id,
    createdAt: work.now,
    expiresAt: work.now + sessionMs,
    address,
    device,
    enrolling: enrolling || undefined,
  });
  await noteOwn(work, agent, { what: "agent.signed-in", details: { address } });
}

/** What agents do with their own accounts. */
export const noteOwn = (
  work: UnitOfWork,
  { id }: Pick<AgentRecord, "id">,
  event: Pick<AuditEvent, "what" | "details">,
) => noteAudit(work, { ...event, by: `agent:${id}` });
