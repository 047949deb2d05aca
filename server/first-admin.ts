import { createAgent } from "./actions/agents.ts";
import type { Services } from "./actions/services.ts";
import type { Config } from "./config.ts";
import { drawPassword } from "./identity/secrets.ts";

/**
 * Creates an administrator where there is none. In development without a password one is made and shown on
 * standard error, this once; in production without a password nothing is done.
 */
export async function ensureFirstAdmin(services: Services, config: Config): Promise<void> {
  const { email, password } = config.admin;
  if (password === undefined && config.production) return;
  if (await hasAdmin(services)) return;
  const chosen = password ?? drawPassword();
  try {
    await createAgent(services, { email, name: "小星", role: "admin", password: chosen });
  } catch (error) {
    // Another node, which starts at the same time, has done it.
    if (await hasAdmin(services)) return;
    throw error;
  }
  if (password === undefined) {
    process.stderr.write(`\nConsole sign-in, shown only now:  ${email}  ${chosen}\n\n`);
  }
}

const hasAdmin = async ({ store }: Services) =>
  (await store.agents()).some(({ role }) => role === "admin");
