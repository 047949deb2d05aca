import {
  decodeProtectedHeader,
  type JWTPayload,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from "jose";
import { locales } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { mailAddress } from "../../protocol/mail-schemas.ts";
import { walletSubject } from "../../protocol/schema-parts.ts";
import { maskText } from "../../protocol/secrets/mask-text.ts";
import { nameFrom } from "../../protocol/text.ts";
import { hostTransactionPayloads } from "../../protocol/transaction-schemas.ts";
import { personName } from "../domain/names.ts";
import { hiddenPhone } from "../domain/phone.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { Identities, Identity, SignedTransactions } from "../ports/identity.ts";
import { KeysUnavailable, keySetOf } from "./key-set.ts";

export interface IdentitySettings {
  /** For HS256. */
  readonly secret?: string | undefined;
  /** A file or an https address, for RS256 and ES256. */
  readonly jwks?: string | undefined;
  readonly issuer?: string | undefined;
  readonly audience?: string | undefined;
}

const maxLifeSeconds = 24 * 3_600;
/** The clocks of two machines differ by so much. */
const skewSeconds = 60;
const keysOfItsOwn = ["jku", "jwk", "x5c", "x5u"];
/** Where the keys can't be fetched. */
const retryMs = 5_000;
/** ISO 3166-1, two letters. */
const regionForm = /^[a-z]{2}$/i;
/** In UTF-16 units. */
const maxLength = { name: limits.nameLength, tier: 40, phoneMasked: 40 };

/**
 * Verifies identity tokens. A token names its algorithm, but each kind of key is used with its own algorithms only: a
 * public key that is taken for a shared secret would let anybody sign. `report` gets one line when keys can't be fetched.
 */
export function createIdentities(
  settings: IdentitySettings,
  clock: Pick<Clock, "now">,
  report: (problem: string) => void = () => {},
): Identities {
  const secret = settings.secret ? new TextEncoder().encode(settings.secret) : undefined;
  const keys = settings.jwks ? keySetOf(settings.jwks, report) : undefined;
  const expected = expectedClaims(settings);

  async function payloadOf(token: string): Promise<JWTPayload> {
    const options = { ...expected, currentDate: new Date(clock.now()) };
    const header = decodeProtectedHeader(token);
    // Our keys are ours to choose: a token that brings one, or leads to one, was not made for us.
    if (keysOfItsOwn.some((name) => name in header) || header.kid?.includes("..")) {
      throw new Error("The token brings a key.");
    }
    const { alg } = header;
    if (alg === "HS256" && secret) {
      return (await jwtVerify(token, secret, { ...options, algorithms: ["HS256"] })).payload;
    }
    if (!keys) throw new Error("No key fits the token.");
    return (await jwtVerify(token, keys, { ...options, algorithms: ["RS256", "ES256"] })).payload;
  }

  async function verified<Value>(token: string, read: (payload: JWTPayload) => Value) {
    try {
      return read(await payloadOf(token));
    } catch (error) {
      if (error instanceof KeysUnavailable) {
        throw new Refusal("unavailable", "Nobody can sign in now. Please try again.", retryMs);
      }
      // One text for whatever is wrong, so that a forger learns nothing from it.
      throw new Refusal("unauthenticated", "The identity is not accepted.");
    }
  }

  return {
    verify: (token) => verified(token, (payload) => identityOf(payload, clock.now())),
    verifyTransactions: (token) =>
      verified(token, (payload) => signedTransactions(payload, clock.now())),
  };
}

/** A list with one that has not the form of a transaction is refused whole: the wallet would not sign it. */
function signedTransactions(payload: JWTPayload, now: number): SignedTransactions {
  const { subject } = identityOf(payload, now);
  const { transactions } = hostTransactionPayloads.push.parse({
    transactions: payload.transactions,
  });
  if (payload.iat === undefined) throw new Error("iat");
  return { subject, transactions, issuedAt: payload.iat * 1_000 };
}

function expectedClaims({ issuer, audience }: IdentitySettings): JWTVerifyOptions {
  const expected: JWTVerifyOptions = {
    clockTolerance: skewSeconds,
    requiredClaims: ["sub", "exp"],
  };
  if (issuer !== undefined) expected.issuer = issuer;
  if (audience !== undefined) expected.audience = audience;
  return expected;
}

function identityOf(payload: JWTPayload, now: number): Identity {
  const { sub, exp, iat } = payload;
  const seconds = now / 1_000;
  if (typeof exp !== "number" || exp > seconds + maxLifeSeconds + skewSeconds) {
    throw new Error("exp");
  }
  if (iat !== undefined && iat > seconds + skewSeconds) throw new Error("iat");
  return {
    subject: walletSubject.parse(sub),
    expiresAt: exp * 1_000,
    name: typeof payload.name === "string" ? personName(payload.name) : undefined,
    locale: locales.find((one) => one === payload.locale),
    tier: shortText(payload.tier, maxLength.tier),
    phoneMasked: phoneIn(payload.phoneMasked),
    region: regionIn(payload.region),
    email: mailAddress.safeParse(payload.email).data,
  };
}

/** Hidden first: else a number could be taken for that of a card, and nothing would be left of it. */
function phoneIn(claim: unknown): string | undefined {
  return shortText(typeof claim === "string" ? hiddenPhone(claim) : claim, maxLength.phoneMasked);
}

/** A language says nothing of where somebody is, so nothing else is taken for it. */
const regionIn = (claim: unknown): string | undefined =>
  typeof claim === "string" && regionForm.test(claim) ? claim.toUpperCase() : undefined;

/** What is no text, or blank, counts as absent. */
function shortText(claim: unknown, length: number): string | undefined {
  return typeof claim === "string" ? nameFrom(maskText(claim).text, length) : undefined;
}

/** A token as the wallet's back end makes it; for the demo page and for tests. */
export const signIdentity = (
  identity: Omit<Identity, "expiresAt">,
  settings: IdentitySettings & { readonly secret: string },
  { now, lifeSeconds }: { readonly now: number; readonly lifeSeconds: number },
): Promise<string> => {
  const { subject, ...claims } = identity;
  const issuedAt = Math.floor(now / 1_000);
  const token = new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeSeconds);
  if (settings.issuer) token.setIssuer(settings.issuer);
  if (settings.audience) token.setAudience(settings.audience);
  return token.sign(new TextEncoder().encode(settings.secret));
};
