/** `npm run admin -- …`: what operators do from the command line. */

import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type AgentRole, agentRoles } from "../../protocol/desk.ts";
import { createAgent, resetPassword } from "../actions/agents.ts";
import { readConfig } from "../config.ts";
import { Refusal } from "../domain/refusal.ts";
import { randomIds } from "../identity/ids.ts";
import { createSecrets } from "../identity/secrets.ts";
import { openSqliteStore } from "../storage/sqlite/open.ts";

const usage = `Usage:
  npm run admin -- create-agent --email EMAIL --name NAME [--role ${agentRoles.join("|")}] [--password PASSWORD]
  npm run admin -- reset-password --email EMAIL [--password PASSWORD]`;

interface Flags {
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly password?: string | undefined;
}

type Actions = Parameters<typeof createAgent>[0];
type Command = (services: Actions, flags: Flags) => Promise<string>;

class BadUsage extends Error {}

const commands: Readonly<Record<string, Command>> = {
  async "create-agent"(services, flags) {
    const email = needed(flags, "email");
    const name = needed(flags, "name");
    const { password, shown } = passwordOf(flags);
    const agent = await createAgent(services, { email, name, role: roleOf(flags), password });
    return `Created ${agent.role} ${agent.email}.${shown}`;
  },
  async "reset-password"(services, flags) {
    const email = needed(flags, "email");
    const { password, shown } = passwordOf(flags);
    await resetPassword(services, email, password);
    return `Changed the password of ${email}; all sessions have ended.${shown}`;
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

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      password: { type: "string" },
    },
  });
  const command = commands[positionals[0] ?? ""];
  if (!command) throw new BadUsage("There is no such command.");
  const { dataDir } = readConfig({ ...process.env, NODE_ENV: "development" });
  const store = await openSqliteStore({ path: join(dataDir, "pocketdesk.db") });
  try {
    console.log(await command(outsideOf(store), values));
  } finally {
    await store.close();
  }
}

/** Signing in needs no more than this; what is missing throws when it is touched. */
function outsideOf(store: Actions["store"]): Actions {
  const offline = { publish: () => undefined } as unknown as Actions["cluster"];
  return {
    store,
    clock: { now: Date.now },
    ids: randomIds,
    secrets: createSecrets(),
    cluster: offline,
    identities: { verify: () => Promise.reject(new Error("Not on the command line.")) },
    faq: {} as Actions["faq"],
  };
}

main().catch((error) => {
  const wrongUse = error instanceof BadUsage || String(error?.code).startsWith("ERR_PARSE_ARGS");
  if (!wrongUse && !(error instanceof Refusal)) throw error;
  console.error(wrongUse ? `${error.message}\n${usage}` : error.message);
  process.exit(1);
});
