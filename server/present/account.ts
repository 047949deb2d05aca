import type { AccountView, OwnAccount, PasswordLink } from "../../protocol/account.ts";
import type { AgentRecord } from "../domain/records.ts";
import type { AgentSessionRecord } from "../domain/session-records.ts";
import { presentAgent } from "./agent.ts";
import { isoTime } from "./time.ts";

/** Never a hash, nor a secret. */
export const presentAccount = (agent: AgentRecord): AccountView => ({
  ...presentAgent(agent),
  state: stateOf(agent),
  twoFactor: agent.secondFactor !== undefined,
  available: agent.available,
  capacity: agent.capacity,
  createdAt: isoTime(agent.createdAt),
});

function stateOf({ disabled, passwordHash }: AgentRecord): AccountView["state"] {
  if (disabled) return "disabled";
  return passwordHash === "" ? "invited" : "active";
}

export const presentLink = (link: {
  readonly token: string;
  readonly expiresAt: number;
}): PasswordLink => ({ token: link.token, expiresAt: isoTime(link.expiresAt) });

export const presentOwnAccount = ({
  agent,
  isRequired,
  sessions,
}: {
  readonly agent: AgentRecord;
  readonly isRequired: boolean;
  readonly sessions: readonly (AgentSessionRecord & {
    readonly id: string;
    readonly current: boolean;
  })[];
}): OwnAccount => ({
  agent: presentAgent(agent),
  twoFactor: {
    on: agent.secondFactor !== undefined,
    required: isRequired,
    recoveryLeft: agent.secondFactor?.recovery.length ?? 0,
  },
  sessions: sessions.map(({ id, current, device, address, createdAt }) => ({
    id,
    current,
    device,
    address,
    since: isoTime(createdAt),
  })),
});
