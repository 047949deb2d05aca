import { refuseWeakPassword } from "../domain/passwords.ts";
import { notFound } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { endSessions } from "./agents.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";
import { noteOwn } from "./sign-in-agent.ts";

type Looking = Pick<Services, "secrets" | "clock">;

/** A link that was used, has run out, or never was, answers the same. */
export async function lookAtLink(services: Services, token: string) {
  return linkFor(services, services.store, token);
}

/** Sets the password, once. Whoever was signed in is so no more. */
export async function setPasswordByLink(
  services: Services,
  { token, password }: { readonly token: string; readonly password: string },
) {
  refuseWeakPassword(password);
  await linkFor(services, services.store, token);
  const passwordHash = await services.secrets.hashPassword(password);
  return commit(services, async (work) => {
    const { agent } = await linkFor(services, work.tx, token);
    const changed = { ...agent, passwordHash };
    await work.tx.updateAgent(changed);
    await endSessions(work, agent.id);
    await noteOwn(work, agent, { what: "agent.password-changed" });
    return changed;
  });
}

async function linkFor({ secrets, clock }: Looking, reads: Reads, token: string) {
  const link = await reads.passwordLink(secrets.hashToken(token));
  const agent = link && link.expiresAt > clock.now() ? await reads.agent(link.agentId) : undefined;
  if (!link || !agent || agent.disabled) throw notFound("link");
  return { agent, kind: link.kind };
}
