/** Reads the settings, starts the server, prints its address, and stops it at a signal. */

import { randomBytes } from "node:crypto";
import type { Logger } from "pino";
import { noteSettings } from "./actions/settings.ts";
import { auditedSettings } from "./audited-settings.ts";
import { awaitBackends } from "./await-backends.ts";
import { type Config, readConfig } from "./config.ts";
import { currentRequest } from "./edge/current-request.ts";
import { ensureFirstAdmin } from "./first-admin.ts";
import { createLog } from "./log.ts";
import { createPictures } from "./media/pictures.ts";
import { type PocketDesk, startPocketDesk } from "./pocketdesk.ts";
import { preflight } from "./preflight.ts";
import { readyMessage } from "./ready-message.ts";
import { onShutdown } from "./shutdown.ts";
import { createTrials } from "./trials.ts";

const housekeepingMs = 4_000;

async function main(): Promise<void> {
  const config = withDevelopmentSecret(readConfig(process.env));
  await preflight(config);
  const log = createLog(config.logLevel, undefined, currentRequest);
  // Until the server has started there is nothing to finish.
  let stop = async () => {};
  onShutdown({ log, stop: () => stop() });
  await awaitBackends(config, log);
  const pictures = createPictures(new URL("picture-process.mjs", import.meta.url));
  const trials = createTrials(new URL("trial-process.mjs", import.meta.url), config.faqCacheDir);
  const desk = await startPocketDesk(config, { log, pictures, trials });
  await ensureFirstAdmin(desk.services, config);
  await noteSettings(desk.services, auditedSettings(config));
  const housekeeping = startHousekeeping(desk, log);
  stop = async () => {
    await housekeeping.stop();
    await desk.stop();
  };
  const { production } = config;
  const terminal = process.stdout.isTTY;
  process.stdout.write(readyMessage({ url: desk.url, production, terminal }));
}

/** Tokens of the demo page then hold until the next start. */
function withDevelopmentSecret(config: Config): Config {
  const { identity, production } = config;
  if (production || identity.secret || identity.jwks) return config;
  return { ...config, identity: { ...identity, secret: randomBytes(32).toString("base64url") } };
}

function startHousekeeping(desk: PocketDesk, log: Logger) {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = desk.tick().catch((error) => log.error({ err: error }, "housekeeping failed"));
  }, housekeepingMs);
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
