import type { CustomerHandshake } from "../../protocol/schemas.ts";
import type { LocalStore } from "../../ui/local-store.ts";

export interface IdentityOptions {
  readonly localStore: LocalStore;
  readonly locale: () => CustomerHandshake["locale"];
  readonly identify: () => (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly onFailed: (error: unknown) => void;
}

/** Longer than this nobody waits for the host page's identity: a customer must be able to ask for help. */
const identifyMs = 6_000;

/**
 * What the widget shows at a handshake: a fresh identity when somebody is signed in, else the anonymous token of
 * the last time. When the identity cannot be fetched the customer is anonymous, which is better than no help.
 */
export async function showIdentity(options: IdentityOptions): Promise<CustomerHandshake> {
  const identity = await fetchIdentity(options);
  const token = options.localStore.read("token");
  const locale = options.locale();
  return { locale, identity: identity || undefined, token: identity ? undefined : token };
}

async function fetchIdentity({ identify, onFailed }: IdentityOptions): Promise<string | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      identify()?.(),
      new Promise<undefined>((resolve) => {
        timer = setTimeout(() => resolve(undefined), identifyMs);
      }),
    ]);
  } catch (error) {
    onFailed(error);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
