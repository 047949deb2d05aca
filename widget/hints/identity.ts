/** Only for the people who embed the widget. It is loaded when there is something to say. */
import { chatLimits } from "../../protocol/chat-limits.ts";
import type { IdentityReason, WidgetError } from "../embed/options.ts";
import { hint } from "./hint.ts";

/** In seconds: an identity may last no longer. */
const longestLife = 24 * 3_600;

/** For the people who embed the widget. The server says no more than "not accepted", so that a forger learns nothing. */
const messages: Readonly<Record<IdentityReason, string>> = {
  rejected: "identify() failed.",
  timeout: "identify() did not answer within 6 seconds.",
  empty:
    "identify() answered nothing, but a customer was signed in here before. Call logout when they sign out.",
  expired: "The sign-in is over. Hand over a fresh identity by identify().",
  refused:
    "The server does not accept the identity. Look at its secret or keys, its issuer and audience, and the clock.",
  notText: "identify() must answer a text: the JWT.",
  html: "identify() answered a page of HTML, perhaps the login page. Check response.ok before reading it.",
  quoted:
    "identify() answered a JSON text with its quotes. Use response.json(), or send it as text/plain.",
  bearer: "identify() answered “Bearer …”. Leave the word away: only the JWT is wanted.",
  tooLong: `identify() answered more than ${chatLimits.identityLength} characters.`,
  notJwt:
    "identify() answered something that is no JWT: three parts in base64url with dots between them. Of a JSON answer hand over only its token.",
  subMissing: "The identity has no sub.",
  subNotText: "The identity's sub is a number. It must be a text.",
  expMissing: "The identity has no exp.",
  expMilliseconds: "The identity's exp is in milliseconds. A JWT counts seconds.",
  expTooFar: "The identity's exp is more than 24 hours ahead.",
};

/** The `error` event of an identity that is none. */
export function explainIdentity(
  reason: IdentityReason,
  given: unknown,
  server: string,
): WidgetError {
  const described = describeIdentity(reason, given);
  hint(described.message, server);
  return { code: "unauthenticated", ...described };
}

/** What is wrong with an identity, as far as it shows. `given` is what the page answered or threw. */
export function describeIdentity(
  reason: IdentityReason,
  given: unknown,
  now = Date.now(),
): { readonly reason: IdentityReason; readonly message: string } {
  const found = reason === "refused" ? faultOf(given, now / 1_000) : reason;
  const detail = given instanceof Error ? ` (${given.message})` : "";
  return { reason: found, message: messages[found] + detail };
}

const threeParts = /^[\w-]+\.[\w-]+\.[\w-]+$/;

function faultOf(given: unknown, seconds: number): IdentityReason {
  if (typeof given !== "string") return "notText";
  const text = given.trim();
  if (text.startsWith("<")) return "html";
  if (/^["']/.test(text)) return "quoted";
  if (/^bearer\s/i.test(text)) return "bearer";
  if (text.length > chatLimits.identityLength) return "tooLong";
  const claims = claimsOf(text);
  if (claims === undefined || !threeParts.test(text)) return "notJwt";
  const { sub, exp } = claims;
  if (sub === undefined || sub === "") return "subMissing";
  if (typeof sub !== "string") return "subNotText";
  if (typeof exp !== "number") return "expMissing";
  // Seconds get there in some 30,000 years.
  if (exp > 1e12) return "expMilliseconds";
  if (exp > seconds + longestLife) return "expTooFar";
  return exp < seconds ? "expired" : "refused";
}

/** Read without a look at the signature: only to tell what is wrong with it. */
function claimsOf(token: string): { readonly sub?: unknown; readonly exp?: unknown } | undefined {
  const [, payload = "", signature] = token.split(".");
  if (signature === undefined) return undefined;
  try {
    const bytes = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
    const claims: unknown = JSON.parse(bytes);
    return typeof claims === "object" && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}
