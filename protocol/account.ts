/** Accounts as administrators see them, and one's own as its owner does. */

import type { AgentRole, AgentView } from "./desk.ts";

/** An account in the list of administrators. */
export interface AccountView extends AgentView {
  /** Nobody has set a password yet: the invitation is on its way. */
  readonly state: "active" | "invited" | "disabled";
  readonly twoFactor: boolean;
  readonly available: boolean;
  /** Conversations at a time. */
  readonly capacity: number;
  readonly createdAt: string;
}

/** Shown once. Whoever opens it sets the password. */
export interface PasswordLink {
  /** Goes behind the console's address: `/console/#/welcome/TOKEN`. */
  readonly token: string;
  readonly expiresAt: string;
}

export interface OwnSession {
  readonly id: string;
  /** The one that asks. */
  readonly current: boolean;
  /** Such as `Chrome, Windows`. */
  readonly device?: string | undefined;
  readonly address?: string | undefined;
  readonly since: string;
}

export interface OwnAccount {
  readonly agent: AgentView;
  readonly twoFactor: {
    readonly on: boolean;
    /** By the settings: it can't be turned off, and nothing else is done before it is on. */
    readonly required: boolean;
    /** Recovery codes that are left. */
    readonly recoveryLeft: number;
  };
  readonly sessions: readonly OwnSession[];
}

/** What an authenticator app reads. */
export interface TwoFactorSetup {
  /** Base32, to type in. */
  readonly secret: string;
  /** `otpauth://totp/…`, to draw as a QR code. */
  readonly uri: string;
}

export interface LinkView {
  readonly name: string;
  readonly email: string;
  readonly role: AgentRole;
  readonly kind: "invite" | "reset";
}
