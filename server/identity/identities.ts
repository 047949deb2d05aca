import { readFileSync } from "node:fs";
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeProtectedHeader,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from "jose";
import { locales } from "../../protocol/conversation.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { Identities, Identity } from "../ports/identity.ts";

export interface IdentitySettings {
  /** For HS256. */
  readonly secret?: string;
  /** A file or an https address, for RS256 and ES256. */
  readonly jwks?: string;
  readonly issuer?: string;
  readonly audience?: string;
}

const longestLifeSeconds = 24 * 3_600;
/** Clocks of two machines differ. */
const skewSeconds = 60;
const longestSubject = 200;

/** The algorithms are ours to choose, never the token's; each kind of key is only ever used with its own. */
export function createIdentities(settings: IdentitySettings, clock: Clock): Identities {
  const secret = settings.secret ? new TextEncoder().encode(settings.secret) : undefined;
  const keys = settings.jwks ? keySet(settings.jwks) : undefined;

  async function payloadOf(token: string): Promise<JWTPayload> {
    const options: JWTVerifyOptions = {
      clockTolerance: skewSeconds,
      currentDate: new Date(clock.now()),
      requiredClaims: ["sub", "exp"],
      ...(settings.issuer === undefined ? {} : { issuer: settings.issuer }),
      ...(settings.audience === undefined ? {} : { audience: settings.audience }),
    };
    const { alg } = decodeProtectedHeader(token);
    if (alg === "HS256" && secret) {
      return (await jwtVerify(token, secret, { ...options, algorithms: ["HS256"] })).payload;
    }
    if (!keys) throw new Error("No key fits the token.");
    return (await jwtVerify(token, keys, { ...options, algorithms: ["RS256", "ES256"] })).payload;
  }

  return {
    async verify(token) {
      try {
        return identityOf(await payloadOf(token), clock.now());
      } catch {
        // One text for all that can be wrong: a forger learns nothing from it.
        throw new Refusal("unauthenticated", "The identity is not accepted.");
      }
    },
  };
}

function keySet(place: string): JWTVerifyGetKey {
  if (/^https?:/.test(place)) return createRemoteJWKSet(new URL(place));
  return createLocalJWKSet(JSON.parse(readFileSync(place, "utf8")));
}

function identityOf(payload: JWTPayload, now: number): Identity {
  const { sub, exp, iat } = payload;
  const seconds = now / 1_000;
  if (typeof sub !== "string" || sub === "" || sub.length > longestSubject) throw new Error("sub");
  if (typeof exp !== "number" || exp > seconds + longestLifeSeconds + skewSeconds) {
    throw new Error("exp");
  }
  if (iat !== undefined && iat > seconds + skewSeconds) throw new Error("iat");
  const locale = locales.find((one) => one === payload.locale);
  return {
    subject: sub,
    expiresAt: exp * 1_000,
    ...text("name", payload.name, 100),
    ...text("tier", payload.tier, 40),
    ...text("phoneMasked", payload.phoneMasked, 40),
    ...(locale === undefined ? {} : { locale }),
  };
}

const text = <Name extends string>(name: Name, value: unknown, length: number) =>
  (typeof value === "string" && value.trim() !== ""
    ? { [name]: value.trim().slice(0, length) }
    : {}) as { readonly [Key in Name]?: string };

/** A token as a wallet's back end makes it; for the demo page. */
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
