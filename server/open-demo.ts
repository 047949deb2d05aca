import { randomBytes } from "node:crypto";
import { createWalletBackEnd } from "../demo/back-end/back-end.ts";
import type { Config } from "./config.ts";
import type { DemoWallet } from "./http/http.ts";
import type { Clock } from "./ports/clock.ts";

/** The demo wallet's back end, and where and with which secret it is asked, once the server listens. */
export interface Demo {
  readonly wallet: DemoWallet;
  readonly hostSecret: string;
  url(): string;
  /** Of the server that it is served by. */
  listensAt(url: string): void;
}

/** Absent in production, and without a secret to sign with. */
export function openDemo(config: Config, clock: Clock): Demo | undefined {
  const { secret, issuer, audience } = config.identity;
  if (config.production || secret === undefined) return undefined;
  const hostSecret = `whsec_${randomBytes(32).toString("base64")}`;
  let server = "";
  return {
    wallet: createWalletBackEnd({
      identitySecret: secret,
      hostSecret,
      issuer,
      audience,
      now: () => clock.now(),
    }),
    hostSecret,
    url: () => `${server}/demo/wallet`,
    listensAt(url) {
      server = url;
    },
  };
}
