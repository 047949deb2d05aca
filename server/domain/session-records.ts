import type { AgentId, CustomerId } from "../../protocol/conversation.ts";

/** A token is never stored, only its SHA-256 in hex. */
export interface AgentSessionRecord {
  readonly tokenHash: string;
  readonly agentId: AgentId;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly address?: string | undefined;
  /** Such as `Chrome, Windows`. */
  readonly device?: string | undefined;
  /** Good for setting up the second step, and for nothing else. */
  readonly enrolling?: boolean | undefined;
}

/** Whoever has the link sets the password of the account, once. */
export interface PasswordLinkRecord {
  readonly tokenHash: string;
  readonly agentId: AgentId;
  readonly kind: "invite" | "reset";
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A signed-in customer on a page of ours. Like an agent's: the token is stored as its hash only. */
export interface CustomerSessionRecord {
  readonly tokenHash: string;
  readonly customerId: CustomerId;
  readonly createdAt: number;
  readonly expiresAt: number;
}
