import type { AgentId } from "../../protocol/conversation.ts";
import { mayChangeAccount, mayManageAccounts } from "../domain/account-permissions.ts";
import { insist } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { PasswordLinkRecord } from "../domain/session-records.ts";
import {
  type AccountChange,
  addAccount,
  applyChange,
  checkedAccount,
  endSessions,
  type Invited,
} from "./agents.ts";
import { noteAudit } from "./audit.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

const linkMs = { invite: 7 * 86_400_000, reset: 86_400_000 } as const;

export async function listAccounts({ store }: Services, agentId: AgentId) {
  insist(mayManageAccounts(await agentNow(store, agentId)));
  return store.agents();
}

/** Whoever opens the link sets the password; the token is shown this once. */
export interface IssuedLink {
  readonly agent: AgentRecord;
  readonly token: string;
  readonly expiresAt: number;
}

export const inviteAgent = (
  services: Services,
  by: AgentId,
  wanted: Invited,
): Promise<IssuedLink> =>
  commit(services, async (work) => {
    insist(mayManageAccounts(await agentNow(work.tx, by)));
    const { capacity } = services.faq.engine.queue;
    const agent = await addAccount(work, checkedAccount(wanted), { capacity });
    await noteAudit(work, {
      what: "agent.invited",
      by: `agent:${by}`,
      about: `agent:${agent.id}`,
      details: { role: agent.role },
    });
    return issueLink(work, agent, "invite");
  });

export const changeAccount = (
  services: Services,
  by: AgentId,
  { id, change }: { readonly id: AgentId; readonly change: WantedChange },
) =>
  commit(services, async (work) => {
    const agent = await accountFor(work, by, id);
    const { name, role = agent.role, disabled = agent.disabled } = change;
    const { capacity = agent.capacity } = change;
    const checked = name === undefined ? agent : checkedAccount({ ...agent, name });
    const wanted = { name: checked.name, role, disabled, capacity };
    return applyChange(work, agent, { change: wanted, by: `agent:${by}` });
  });

type WantedChange = { readonly [Part in keyof AccountChange]: AccountChange[Part] | undefined };

/** The old password counts no more, and nobody stays signed in. With `twoFactor` the second step goes too: the phone is lost. */
export const resetAccount = (
  services: Services,
  by: AgentId,
  { id, twoFactor = false }: { readonly id: AgentId; readonly twoFactor?: boolean | undefined },
): Promise<IssuedLink> =>
  commit(services, async (work) => {
    const agent = await accountFor(work, by, id);
    await endSessions(work, id);
    const without = twoFactor ? { secondFactor: undefined, pendingSecret: undefined } : {};
    await work.tx.updateAgent({ ...agent, ...without, passwordHash: "" });
    await noteAudit(work, {
      what: "agent.reset",
      by: `agent:${by}`,
      about: `agent:${id}`,
      details: { twoFactor },
    });
    return issueLink(work, agent, agent.passwordHash === "" ? "invite" : "reset");
  });

async function accountFor({ tx }: UnitOfWork, by: AgentId, id: AgentId): Promise<AgentRecord> {
  const acting = await agentNow(tx, by);
  insist(mayChangeAccount(acting, { id }));
  const agent = await tx.agent(id);
  if (!agent) throw notFound("agent");
  return agent;
}

async function issueLink(
  { tx, now, services }: UnitOfWork,
  agent: AgentRecord,
  kind: PasswordLinkRecord["kind"],
): Promise<IssuedLink> {
  const token = services.ids.token();
  const expiresAt = now + linkMs[kind];
  const tokenHash = services.secrets.hashToken(token);
  await tx.insertPasswordLink({ tokenHash, agentId: agent.id, kind, createdAt: now, expiresAt });
  return { agent, token, expiresAt };
}
