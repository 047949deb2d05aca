import type { Locale } from "../protocol/conversation.ts";
import type { Config } from "./config.ts";
import { signIdentity } from "./identity/identities.ts";
import { translate } from "./locales/texts.ts";
import type { Clock } from "./ports/clock.ts";

/** The customer who is signed in on the demo page. */
const demoCustomer = { subject: "demo-customer", phoneMasked: "138****0000" };
const demoLifeSeconds = 3_600;

/** Absent in production, and without a secret to sign with. */
export function demoIdentityOf(config: Config, clock: Clock) {
  const { secret } = config.identity;
  if (config.production || secret === undefined) return undefined;
  const settings = { ...config.identity, secret };
  return (locale: Locale) => {
    const customer = { ...demoCustomer, name: translate(locale, "demo.customer") };
    return signIdentity(customer, settings, { now: clock.now(), lifeSeconds: demoLifeSeconds });
  };
}
