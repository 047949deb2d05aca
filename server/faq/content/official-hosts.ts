import { locales } from "../../../protocol/conversation.ts";
import type { Localized } from "./localized.ts";
import { notConverted, textInLocale, type Wallet } from "./wallet.ts";

/**
 * The hosts whose addresses people may open from a message: `officialHosts` of wallet.yml, with spaces or commas between them,
 * and the one of `officialSite`. Those of all languages together.
 */
export function officialHostsOf(wallet: Wallet): readonly string[] {
  const { officialHosts = "", officialSite = "" } = wallet;
  return [...new Set(wordsIn([officialHosts, officialSite], /[\s,]+/).flatMap(hostOf))];
}

/** What customers can have checked: numbers, hosts, e-mail addresses and accounts. */
export interface OfficialNames {
  readonly phones: readonly string[];
  readonly hosts: readonly string[];
  readonly emails: readonly string[];
  readonly accounts: readonly string[];
}

/** `hotline`, `emergencyHotline` and `email` need no second mention in `officialNumbers` and `officialEmails`, which have commas between them. */
export function officialNamesOf(wallet: Wallet): OfficialNames {
  const { hotline = "", officialNumbers = "", email = "", officialEmails = "" } = wallet;
  const { officialAccounts = "", emergencyHotline = "" } = wallet;
  return {
    phones: [...new Set(wordsIn([hotline, emergencyHotline, officialNumbers], /,/))],
    hosts: officialHostsOf(wallet),
    emails: [...new Set(wordsIn([email, officialEmails], /,/))],
    accounts: [...new Set(wordsIn([officialAccounts], /[,，、;；]/))],
  };
}

/** Those of all languages together. */
const wordsIn = (texts: readonly Localized[], between: RegExp): readonly string[] =>
  texts
    .flatMap((text) => locales.map((locale) => textInLocale(text, locale, notConverted)))
    .flatMap((text) => text.split(between))
    .map((word) => word.trim())
    .filter((word) => word !== "");

function hostOf(text: string): string[] {
  try {
    return text === "" ? [] : [new URL(text.includes("://") ? text : `https://${text}`).hostname];
  } catch {
    return [];
  }
}
