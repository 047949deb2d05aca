import type { Logger } from "pino";
import type { Config } from "./config.ts";
import { createHost, noHost } from "./host/host-client.ts";
import type { Demo } from "./open-demo.ts";
import type { Clock } from "./ports/clock.ts";
import type { Host } from "./ports/host.ts";

/** The wallet's back end of the settings; in development without one, the demo's. */
export function openHost(
  { walletHost: wallet }: Pick<Config, "walletHost">,
  demo: Demo | undefined,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): Host {
  const report = (problem: string) => log.warn(problem);
  if (wallet) return createHost({ url: () => wallet.url, secret: wallet.secret, clock, report });
  if (demo) return createHost({ url: demo.url, secret: demo.hostSecret, clock, report });
  return noHost;
}
