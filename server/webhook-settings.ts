import { isSigningSecret } from "./host/signed-request.ts";
import type { SettingReader } from "./settings.ts";
import { network } from "./value-kinds.ts";

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
  /** Private addresses and networks that may be reached all the same. */
  readonly allowedAddresses: readonly string[];
}

/** In development the receiver may run on the same machine. */
const loopback = ["127.0.0.1", "::1"];

/** Undefined where nobody is to be sent webhooks. */
export function webhookSettings(settings: SettingReader): WebhookSettings | undefined {
  const { text, reject } = settings;
  const url = settings.url("WEBHOOK_URL", ["https", "http"]);
  const secret = text("WEBHOOK_SECRET");
  const named = settings.list("WEBHOOK_ALLOWED_ADDRESSES", network);
  if (secret !== undefined && !isSigningSecret(secret)) {
    reject("WEBHOOK_SECRET must be whsec_ and base64 of 24 random bytes or more.");
  }
  if ((text("WEBHOOK_URL") === undefined) !== (secret === undefined)) {
    reject("WEBHOOK_URL and WEBHOOK_SECRET belong together: set both or none.");
  }
  if (url && new URL(url).username !== "") {
    reject("WEBHOOK_URL must not name a user; the signature says who sends.");
  }
  const isProduction = text("NODE_ENV") === "production";
  return url && secret
    ? { url, secret, allowedAddresses: isProduction ? named : [...loopback, ...named] }
    : undefined;
}
