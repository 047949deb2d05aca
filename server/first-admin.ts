import { randomBytes } from "node:crypto";
import { createAgent } from "./actions/agents.ts";
import type { Services } from "./actions/services.ts";
import type { Config } from "./config.ts";

/**
 * Creates an administrator where there is none. In development without a password one is made and shown on
 * standard error, this once; in production without a password nothing is done.
 */
export async function ensureFirstAdmin(services: Services, config: Config): Promise<void> {
  const { email, password } = config.admin;
  if (password === undefined && config.production) return;
  const agents = await services.store.agents();
  if (agents.some(({ role }) => role === "admin")) return;
  const chosen = password ?? randomBytes(9).toString("base64url");
  await createAgent(services, { email, name: "小星", role: "admin", password: chosen });
  if (password === undefined) {
    process.stderr.write(`\nConsole sign-in, shown only now:  ${email}  ${chosen}\n\n`);
  }
}
