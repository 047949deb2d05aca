/** Signs as the Standard Webhooks specification says: https://www.standardwebhooks.com. */

import { createHmac } from "node:crypto";

const prefix = "whsec_";

/** `whsec_` and base64, at least 24 bytes of it. */
export const isSigningSecret = (secret: string): boolean =>
  /^whsec_[A-Za-z0-9+/]+={0,2}$/.test(secret) && keyOf(secret).length >= 24;

/** The headers that prove who has sent the body, and when. `now` is in epoch milliseconds. */
export function signedHeaders(
  secret: string,
  { id, body, now }: { readonly id: string; readonly body: string; readonly now: number },
) {
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac("sha256", keyOf(secret))
    .update(`${id}.${timestamp}.${body}`)
    .digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}

const keyOf = (secret: string) => Buffer.from(secret.slice(prefix.length), "base64");
