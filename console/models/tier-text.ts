import type { Translation } from "./texts.ts";

/** What wallets usually call their tiers; another wallet's own word stays. */
const known = {
  standard: "tier.standard",
  silver: "tier.silver",
  gold: "tier.gold",
  platinum: "tier.platinum",
  diamond: "tier.diamond",
  vip: "tier.vip",
} as const;

export function tierText(tier: string, t: Translation["t"]): string {
  const code = tier.toLowerCase();
  return Object.hasOwn(known, code) ? t(known[code as keyof typeof known]) : tier;
}
