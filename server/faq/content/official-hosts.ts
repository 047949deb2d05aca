import { locales } from "../../../protocol/conversation.ts";
import { notConverted, textInLocale, type Wallet } from "./wallet.ts";

/**
 * The hosts whose addresses people may open from a message: `officialHosts` of wallet.yml, with spaces or commas between them,
 * and the one of `officialSite`. Those of all languages together.
 */
export function officialHostsOf(wallet: Wallet): readonly string[] {
  const { officialHosts = "", officialSite = "" } = wallet;
  const texts = [officialHosts, officialSite].flatMap((text) =>
    locales.map((locale) => textInLocale(text, locale, notConverted)),
  );
  return [...new Set(texts.flatMap((text) => text.split(/[\s,]+/)).flatMap(hostOf))];
}

function hostOf(text: string): string[] {
  try {
    return text === "" ? [] : [new URL(text.includes("://") ? text : `https://${text}`).hostname];
  } catch {
    return [];
  }
}
