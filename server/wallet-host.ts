import { isSigningSecret } from "./host/signed-request.ts";
import type { SettingReader } from "./settings.ts";

/** Where the wallet's back end is asked, without a slash at the end, and the secret that signs what is asked. */
export interface WalletHost {
  readonly url: string;
  readonly secret: string;
}

export function walletHostOf(settings: SettingReader): WalletHost | undefined {
  const { text, reject } = settings;
  const url = settings.url("HOST_URL", ["https", "http"])?.replace(/\/+$/, "");
  const secret = text("HOST_SECRET");
  if (secret !== undefined && !isSigningSecret(secret)) {
    reject("HOST_SECRET must be whsec_ and base64 of 24 random bytes or more.");
  }
  if ((url === undefined) !== (secret === undefined)) {
    reject("HOST_URL and HOST_SECRET belong together: set both or none.");
  }
  return url && secret ? { url, secret } : undefined;
}
