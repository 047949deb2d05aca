import { randomBytes } from "node:crypto";
import { type AgentRole, agentRoles } from "../../protocol/desk.ts";
import { createAgent, resetPassword } from "../actions/agents.ts";
import type { Services } from "../actions/services.ts";

export interface Flags {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly password?: string | undefined;
}

export interface AdminCommand {
  readonly usage: string;
  readonly does: string;
  /** Checks the flags before anything is opened. Returns the work, which returns what to print. */
  prepare(flags: Flags): (services: Services) => Promise<string>;
}

/** The command was called in a way that it does not understand. */
export class BadUsage extends Error {}

export const commands: Readonly<Record<string, AdminCommand>> = {
  "create-agent": {
    usage: `--email EMAIL --name NAME [--role ${agentRoles.join("|")}] [--password PASSWORD]`,
    does: "an account for the console; without --password one is made and shown",
    prepare(flags) {
      const email = needed(flags, "email");
      const name = needed(flags, "name");
      const role = roleOf(flags);
      const { password, shown } = passwordOf(flags);
      return async (services) => {
        const agent = await createAgent(services, { email, name, role, password });
        return `Created ${agent.role} ${agent.email}.${shown}`;
      };
    },
  },
  "reset-password": {
    usage: "--email EMAIL [--password PASSWORD]",
    does: "a new password; ends all sessions of the account",
    prepare(flags) {
      const email = needed(flags, "email");
      const { password, shown } = passwordOf(flags);
      return async (services) => {
        await resetPassword(services, email, password);
        return `Changed the password of ${email}; all sessions have ended.${shown}`;
      };
    },
  },
};

function needed(flags: Flags, name: "email" | "name"): string {
  const value = flags[name]?.trim();
  if (!value) throw new BadUsage(`--${name} is needed.`);
  return value;
}

function roleOf({ role = "agent" }: Flags): AgentRole {
  const known = agentRoles.find((one) => one === role);
  if (!known) throw new BadUsage(`--role must be one of ${agentRoles.join(", ")}.`);
  return known;
}

function passwordOf({ password }: Flags) {
  if (password) return { password, shown: "" };
  const made = randomBytes(9).toString("base64url");
  return { password: made, shown: ` Password, shown only now: ${made}` };
}
