import type { CustomerRecord } from "../domain/records.ts";
import type { CustomerSessionRecord } from "../domain/session-records.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

/** No longer than an agent's, and half of what an identity token may last. */
const keptMs = 12 * 3_600_000;
/** Tells the token of a session from an anonymous customer's: who is unknown by it is refused, and not made again. */
const prefix = "kept.";

export const isSessionToken = (token: string): boolean => token.startsWith(prefix);

/** Gives the customer a token that outlives the identity: for a page of ours, whose app may not be asked for another. */
export async function keepSignedIn(services: Services, customer: CustomerRecord) {
  const token = prefix + services.ids.token();
  const tokenHash = services.secrets.hashToken(token);
  const expiresAt = services.clock.now() + keptMs;
  await commit(services, ({ tx, now }) =>
    tx.insertCustomerSession({ tokenHash, customerId: customer.id, createdAt: now, expiresAt }),
  );
  return { customer, token, expiresAt };
}

/** Undefined where there is none, or none any more. */
export async function sessionOf(
  { store, secrets, clock }: Services,
  token: string,
): Promise<CustomerSessionRecord | undefined> {
  const session = await store.customerSession(secrets.hashToken(token));
  return session && session.expiresAt > clock.now() ? session : undefined;
}
