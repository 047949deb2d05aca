import { type AgentRole, agentRoles } from "../../protocol/desk.ts";
import { changeAgent, createAgent, resetPassword } from "../actions/agents.ts";
import { drawPassword } from "../identity/secrets.ts";
import { type AdminCommand, BadUsage, type Flags } from "./admin-command.ts";
import { auditCommand } from "./audit-commands.ts";
import { privacyCommands } from "./privacy-commands.ts";
import { rollupCommand } from "./rollup-command.ts";
import { ticketCommand } from "./ticket-command.ts";

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
  "change-agent": {
    usage: `--email EMAIL [--role ${agentRoles.join("|")}] [--disabled yes|no]`,
    does: "another role, or locks the account out, or lets it in again; the connections that do not fit any more end",
    prepare(flags) {
      const email = needed(flags, "email");
      const role = flags.role === undefined ? {} : { role: roleOf(flags) };
      const disabled = flags.disabled === undefined ? {} : { disabled: yesOrNo(flags.disabled) };
      if (!flags.role && !flags.disabled) throw new BadUsage("--role or --disabled is needed.");
      return async (services) => {
        const agent = await changeAgent(services, email, { ...role, ...disabled });
        return `${agent.email} is ${agent.role}${agent.disabled ? ", locked out" : ""}.`;
      };
    },
  },
  audit: auditCommand,
  ticket: ticketCommand,
  rollup: rollupCommand,
  ...privacyCommands,
};

function needed(flags: Flags, name: "email" | "name"): string {
  const value = flags[name]?.trim();
  if (!value) throw new BadUsage(`--${name} is needed.`);
  return value;
}

function yesOrNo(value: string): boolean {
  if (value !== "yes" && value !== "no") throw new BadUsage("--disabled is yes or no.");
  return value === "yes";
}

function roleOf({ role = "agent" }: Flags): AgentRole {
  const known = agentRoles.find((one) => one === role);
  if (!known) throw new BadUsage(`--role must be one of ${agentRoles.join(", ")}.`);
  return known;
}

function passwordOf({ password }: Flags) {
  if (password) return { password, shown: "" };
  const made = drawPassword();
  return { password: made, shown: ` Password, shown only now: ${made}` };
}
