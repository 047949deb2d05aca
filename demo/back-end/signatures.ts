/** What a wallet's back end checks before it answers: Standard Webhooks, https://www.standardwebhooks.com. */

import { createHmac, timingSafeEqual } from "node:crypto";

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** An older request may be one that somebody has kept. */
const toleranceSeconds = 300;

/** True where the body is the caller's own, unchanged and of now. `now` is in epoch milliseconds. */
export function isSigned(
  { headers, body }: { readonly headers: Headers; readonly body: string },
  { secret, now }: { readonly secret: string; readonly now: number },
): boolean {
  const {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures,
  } = headers;
  const age = Math.abs(now / 1_000 - Number(timestamp));
  if (!(age <= toleranceSeconds) || typeof signatures !== "string") return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const wanted = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
  // While a secret is being replaced there are several.
  return signatures.split(" ").some((one) => {
    const [version, value = ""] = one.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === wanted.length && timingSafeEqual(given, wanted);
  });
}
