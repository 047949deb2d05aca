import { randomBytes } from "node:crypto";
import { createServer } from "node:net";
import closeWithGrace from "close-with-grace";
import { createAgent } from "./actions/agents.ts";
import { BadConfig, type Config, readConfig } from "./config.ts";
import { createLog } from "./log.ts";
import { type PocketDesk, startPocketDesk } from "./pocketdesk.ts";

const beatMs = 4_000;
const graceMs = 15_000;

/** Starts, says so in one line, and stops when told to. */
async function main(): Promise<void> {
  const config = withDevelopmentSecret(readConfig(process.env));
  await refuseTakenPort(config);
  const log = createLog(config.logLevel);
  const desk = await startPocketDesk(config, { log });
  await ensureAdmin(desk, config);

  let ticking = Promise.resolve();
  const beat = setInterval(() => {
    ticking = desk.tick().catch((error) => log.error({ err: error }, "housekeeping failed"));
  }, beatMs);

  closeWithGrace({ delay: graceMs, logger: false }, async ({ err, signal }) => {
    if (err) log.fatal({ err }, "bug");
    log.info({ signal }, "stopping");
    clearInterval(beat);
    await ticking;
    await desk.stop();
    log.info("stopped");
  });
  // Whoever starts the server waits for this line, whatever the log level is.
  process.stdout.write(`${JSON.stringify({ level: 30, msg: "ready", url: desk.url })}\n`);
}

/** Before the content is read, which takes a while: who has to change the port wants to know at once. */
const refuseTakenPort = ({ port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ port, host }, () => probe.close(() => resolve()));
  });

/** Tokens of the demo page then hold until the next start. */
function withDevelopmentSecret(config: Config): Config {
  const { identity, production } = config;
  if (production || identity.secret || identity.jwks) return config;
  return { ...config, identity: { ...identity, secret: randomBytes(32).toString("base64url") } };
}

/** On the first start. In development without a password one is made and shown, this once. */
async function ensureAdmin({ services }: PocketDesk, { admin, production }: Config): Promise<void> {
  const { email } = admin;
  const agents = await services.store.agents();
  if (agents.some(({ role }) => role === "admin")) return;
  if (admin.password === undefined && production) return;
  const password = admin.password ?? randomBytes(9).toString("base64url");
  await createAgent(services, { email, name: "小星", role: "admin", password });
  if (admin.password === undefined) {
    process.stderr.write(`\nConsole sign-in, shown only now:  ${email}  ${password}\n\n`);
  }
}

/** One clear line for each thing that is wrong. */
function explain(error: unknown): string {
  if (error instanceof BadConfig) return error.problems.join("\n");
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `The port is taken: ${error.message}. Set PORT to another one, or 0 for any.`;
  }
  return error instanceof Error ? error.message : String(error);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
