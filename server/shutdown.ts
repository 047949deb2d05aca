/** Graceful shutdown: calls that are being answered are finished before the process ends. */

import type { Logger } from "pino";

/** Stopping that takes longer is ended: what waits for the process to end (systemd, a container) has patience for it. */
const graceMs = 10_000;

interface Shutdown {
  readonly log: Logger;
  stop(): Promise<void>;
  readonly process?: Pick<NodeJS.EventEmitter, "on"> & { exit(code: number): void };
  readonly graceMs?: number;
}

/**
 * Stops at the first signal or bug, then ends the process: with 0 after a signal, with 1 after a bug and when
 * stopping fails. More signals change nothing: at Ctrl-C the terminal sends one, and so does npm.
 */
export function onShutdown(options: Shutdown): void {
  const { log, process: host = process } = options;
  let stopping = false;

  async function shutDown(code: number): Promise<void> {
    if (stopping) return;
    stopping = true;
    const patience = setTimeout(() => host.exit(1), options.graceMs ?? graceMs);
    try {
      await options.stop();
      log.info("stopped");
      host.exit(code);
    } catch (error) {
      log.fatal({ err: error }, "stopping failed");
      host.exit(1);
    } finally {
      clearTimeout(patience);
    }
  }

  for (const signal of ["SIGHUP", "SIGINT", "SIGTERM"]) {
    host.on(signal, () => {
      log.info({ signal }, "stopping");
      void shutDown(0);
    });
  }
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    host.on(event, (error) => {
      log.fatal({ err: error }, "bug");
      void shutDown(1);
    });
  }
}
