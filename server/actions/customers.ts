import type { Locale } from "../../protocol/conversation.ts";
import type { CustomerHandshake } from "../../protocol/handshake-schemas.ts";
import type { AllParts, CustomerRecord } from "../domain/records.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Identity } from "../ports/identity.ts";
import type { Transaction } from "../ports/store.ts";
import { commit } from "./commit.ts";
import { isSessionToken, keepSignedIn, sessionOf } from "./customer-sessions.ts";
import { keepHostAddress } from "./mailing.ts";
import type { Services } from "./services.ts";
import { continueAs } from "./sign-in.ts";

const fallbackLocale: Locale = "zh-CN";

/** A customer whom a handshake has identified. */
export interface IdentifiedCustomer {
  readonly customer: CustomerRecord;
  /** What is shown at the next handshake: by an anonymous customer, and by one whom a page of ours keeps signed in. */
  readonly token?: string | undefined;
  /** Until when a signed-in customer is one; epoch milliseconds. */
  readonly expiresAt?: number | undefined;
}

/**
 * An identity counts alone. A token beside it is the anonymous customer's of the same device, whose conversations go on as those
 * of the signed-in one; a token of somebody who is signed in is not looked at. `admitGuest` throws where a new anonymous
 * customer is one too many.
 */
export async function identifyCustomer(
  services: Services,
  { token, identity, locale, keep }: CustomerHandshake,
  admitGuest: () => Promise<void>,
): Promise<IdentifiedCustomer> {
  if (identity !== undefined) {
    const signedIn = await signedInCustomer(services, identity, locale);
    if (token !== undefined) await continueAs(services, signedIn.customer, token);
    return keep ? keepSignedIn(services, signedIn.customer) : signedIn;
  }
  if (token !== undefined && isSessionToken(token)) return keptCustomer(services, token, locale);
  const known = token && (await services.store.customerByToken(services.secrets.hashToken(token)));
  if (known) return { customer: await withLocale(services, known, locale), token };
  await admitGuest();
  return newAnonymousCustomer(services, locale ?? fallbackLocale);
}

/** The customer of a bearer token: an anonymous customer's token, or an identity. */
export async function customerOf(services: Services, bearer: string): Promise<CustomerRecord> {
  if (isSessionToken(bearer)) return (await keptCustomer(services, bearer)).customer;
  if (bearer.split(".").length === 3) return (await signedInCustomer(services, bearer)).customer;
  const known = await services.store.customerByToken(services.secrets.hashToken(bearer));
  if (!known) throw new Refusal("unauthenticated", "The token is not known.");
  return known;
}

async function newAnonymousCustomer(
  services: Services,
  locale: Locale,
): Promise<IdentifiedCustomer> {
  const token = services.ids.token();
  const customer = {
    id: services.ids.next<CustomerRecord["id"]>(),
    subject: undefined,
    name: undefined,
    locale,
    tier: undefined,
    phoneMasked: undefined,
    region: undefined,
    createdAt: services.clock.now(),
  } satisfies AllParts<CustomerRecord>;
  const tokenHash = services.secrets.hashToken(token);
  await commit(services, ({ tx }) => tx.insertCustomer(customer, tokenHash));
  return { customer, token };
}

async function signedInCustomer(
  services: Services,
  jwt: string,
  locale?: Locale,
): Promise<IdentifiedCustomer> {
  const identity = await services.identities.verify(jwt);
  const known = await services.store.customerBySubject(identity.subject);
  const claims = { ...identity, locale: locale ?? identity.locale };
  const customer =
    known && isCurrent(known, claims)
      ? known
      : await commit(services, ({ tx, now }) =>
          saveIdentity(tx, claims, { id: services.ids.next(), now }),
        );
  await keepHostAddress(services, customer.id, identity.email);
  return { customer, expiresAt: identity.expiresAt };
}

/** Reads the customer again inside the transaction: two tabs may arrive at the same time. */
async function saveIdentity(
  tx: Transaction,
  claims: Identity,
  fresh: { readonly id: CustomerRecord["id"]; readonly now: number },
): Promise<CustomerRecord> {
  const known = await tx.customerBySubject(claims.subject);
  const customer = {
    id: known?.id ?? fresh.id,
    subject: claims.subject,
    name: claims.name,
    locale: claims.locale ?? known?.locale ?? fallbackLocale,
    tier: claims.tier,
    phoneMasked: claims.phoneMasked,
    region: claims.region,
    createdAt: known?.createdAt ?? fresh.now,
  } satisfies AllParts<CustomerRecord>;
  await (known ? tx.updateCustomer(customer) : tx.insertCustomer(customer));
  return customer;
}

const isCurrent = (known: CustomerRecord, claims: Identity) =>
  known.name === claims.name &&
  known.tier === claims.tier &&
  known.phoneMasked === claims.phoneMasked &&
  known.region === claims.region &&
  (claims.locale === undefined || known.locale === claims.locale);

/** Throws `unauthenticated` once it is over: whoever was signed in is never served as somebody else. */
async function keptCustomer(
  services: Services,
  token: string,
  locale?: Locale,
): Promise<IdentifiedCustomer> {
  const session = await sessionOf(services, token);
  const customer = session && (await services.store.customer(session.customerId));
  if (!customer) throw new Refusal("unauthenticated", "The session is over.");
  const { expiresAt } = session;
  return { customer: await withLocale(services, customer, locale), token, expiresAt };
}

async function withLocale(services: Services, customer: CustomerRecord, locale?: Locale) {
  if (locale === undefined || locale === customer.locale) return customer;
  const changed = { ...customer, locale };
  await commit(services, ({ tx }) => tx.updateCustomer(changed));
  return changed;
}
