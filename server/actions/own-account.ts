import type { AgentId } from "../../protocol/conversation.ts";
import { refuseWeakPassword } from "../domain/passwords.ts";
import type { AgentRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { type SecondFactor, wrongCode } from "../domain/second-factor.ts";
import { endSessions } from "./agents.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { beginSession, isSecondStepRequired, noteOwn, type SignInPlace } from "./sign-in-agent.ts";

/** What a session is called outside: nobody signs in with it. */
const idOf = (tokenHash: string) => tokenHash.slice(0, 16);

export async function ownAccount(services: Services, agentId: AgentId, token: string) {
  const agent = await agentNow(services.store, agentId);
  const own = services.secrets.hashToken(token);
  const now = services.clock.now();
  const sessions = await services.store.agentSessionsOf(agentId);
  return {
    agent,
    isRequired: isSecondStepRequired(services),
    sessions: sessions
      .filter(({ expiresAt }) => expiresAt > now)
      .map((session) => ({
        ...session,
        id: idOf(session.tokenHash),
        current: session.tokenHash === own,
      })),
  };
}

/** A new secret for the authenticator app. Nothing changes before a code of it has been typed. */
export const beginSecondStep = (services: Services, agentId: AgentId) =>
  commit(services, async ({ tx }) => {
    const agent = await agentNow(tx, agentId);
    const secret = services.oneTimeCodes.newSecret();
    await tx.updateAgent({ ...agent, pendingSecret: secret });
    return { agent, secret };
  });

/** Answers the recovery codes, shown this once, and a session in the place of the one that could only do this. */
export const confirmSecondStep = (
  services: Services,
  agentId: AgentId,
  given: SignInPlace & { readonly code: string },
) =>
  commit(services, async (work) => {
    const { tx, now } = work;
    const agent = await agentNow(tx, agentId);
    const { oneTimeCodes, secrets, ids } = services;
    const secret = agent.pendingSecret;
    if (secret === undefined) throw new Refusal("invalid", "Nothing is being set up.");
    const step = oneTimeCodes.stepOf(given.code.replace(/\s/g, ""), secret, now);
    if (step === undefined) throw new Refusal("invalid", "The code does not fit.");
    const recoveryCodes = oneTimeCodes.newRecoveryCodes();
    const recovery = recoveryCodes.map(secrets.hashToken);
    const secondFactor: SecondFactor = { secret, usedStep: step, recovery };
    const changed = { ...agent, secondFactor, pendingSecret: undefined };
    await tx.updateAgent(changed);
    await endSessions(work, agentId);
    await noteOwn(work, agent, { what: "agent.second-step-on" });
    const token = ids.token();
    await beginSession(work, changed, { ...given, token, enrolling: false });
    return { recoveryCodes, token, agent: changed };
  });

/** Only with the password: a console that was left open gives nothing away. */
export async function stopSecondStep(services: Services, agentId: AgentId, password: string) {
  if (isSecondStepRequired(services)) {
    throw new Refusal("not_yours", "The settings of the desk require the second step.");
  }
  await provedAgent(services, agentId, password);
  await commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    await work.tx.updateAgent({ ...agent, secondFactor: undefined, pendingSecret: undefined });
    await noteOwn(work, agent, { what: "agent.second-step-off" });
  });
}

/** Ends all sessions but one that begins now. */
export async function changePassword(
  services: Services,
  agentId: AgentId,
  given: SignInPlace & { readonly password: string; readonly next: string },
) {
  refuseWeakPassword(given.next);
  const before = await provedAgent(services, agentId, given.password);
  const passwordHash = await services.secrets.hashPassword(given.next);
  return commit(services, async (work) => {
    const agent = await agentNow(work.tx, agentId);
    if (agent.passwordHash !== before.passwordHash) throw wrongCode();
    const changed = { ...agent, passwordHash };
    await work.tx.updateAgent(changed);
    await endSessions(work, agentId);
    await noteOwn(work, agent, { what: "agent.password-changed" });
    const token = services.ids.token();
    await beginSession(work, changed, { ...given, token, enrolling: false });
    return { token, agent: changed };
  });
}

async function provedAgent(
  services: Services,
  agentId: AgentId,
  password: string,
): Promise<AgentRecord> {
  const agent = await agentNow(services.store, agentId);
  if (await services.secrets.passwordMatches(password, agent.passwordHash)) return agent;
  throw new Refusal("unauthenticated", "The password is wrong.");
}

/** One of the agent's sessions, or all of them, this one too. */
export const endOwnSessions = (services: Services, agentId: AgentId, id?: string) =>
  commit(services, async (work) => {
    const sessions = await work.tx.agentSessionsOf(agentId);
    const ended = sessions.filter(({ tokenHash }) => id === undefined || idOf(tokenHash) === id);
    if (ended.length === 0) throw notFound("session");
    for (const { tokenHash } of ended) await work.tx.deleteAgentSession(tokenHash);
    work.publish({ kind: "account", agentId });
    const details = { sessions: ended.length };
    await noteOwn(work, { id: agentId }, { what: "agent.sessions-ended", details });
  });
