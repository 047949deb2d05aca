import type { CustomerHandshake } from "../../protocol/schemas.ts";
import type { LocalStore } from "../../ui/local-store.ts";

export interface IdentityOptions {
  readonly localStore: LocalStore;
  readonly locale: () => CustomerHandshake["locale"];
  readonly identify: () => (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly onFailed: (error: unknown) => void;
}

/** A host's token endpoint that hangs must not keep a customer from asking for help. */
const identifyMs = 6_000;

/**
 * What a handshake shows: a fresh identity when somebody is signed in, else the anonymous token of last
 * time. When the identity cannot be fetched the customer is anonymous: better than unreachable.
 */
export async function showIdentity(options: IdentityOptions): Promise<CustomerHandshake> {
  const identity = await fetchIdentity(options);
  const token = options.localStore.read("token");
  const locale = options.locale();
  return { locale, identity: identity || undefined, token: identity ? undefined : token };
}

async function fetchIdentity({ identify, onFailed }: IdentityOptions): Promise<string | undefined> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      identify()?.(),
      new Promise<undefined>((resolve) => {
        patience = setTimeout(() => resolve(undefined), identifyMs);
      }),
    ]);
  } catch (error) {
    onFailed(error);
    return undefined;
  } finally {
    clearTimeout(patience);
  }
}
