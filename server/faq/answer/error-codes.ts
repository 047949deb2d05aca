import type { Locale } from "../../../protocol/conversation.ts";
import type { ErrorCodes } from "../content/data-files.ts";
import type { Localized } from "../content/wallet.ts";

export interface KnownCode {
  readonly code: string;
  readonly article: string;
  readonly meaning: Localized;
  readonly remedy: Localized;
}

/** Finds a known error code in a text, in any spelling: `PAY-1001`, `pay1001`, `ＰＡＹ 1001`. */
export function createCodeFinder(codes: ErrorCodes): (text: string) => KnownCode | undefined {
  const known = new Map(
    Object.entries(codes).map(([code, entry]) => [withoutSigns(code), { code, ...entry }] as const),
  );
  return (text) => {
    const upper = text.slice(0, 4000).toWellFormed().normalize("NFKC").toUpperCase();
    for (const [found] of upper.matchAll(/(?<![A-Z])[A-Z]{2,8}[\s–—_-]{0,2}\d{2,8}(?!\d)/g)) {
      const code = known.get(withoutSigns(found));
      if (code) return code;
    }
    return undefined;
  };
}

function withoutSigns(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** What the code means and what to do first, in the customer's language. */
export function explainCode(
  known: KnownCode,
  locale: Locale,
  read: (text: Localized) => string,
): string {
  const colon = locale === "en" ? ": " : "：";
  const stop = locale === "en" ? ". " : "。";
  return `${known.code}${colon}${read(known.meaning)}${stop}${read(known.remedy)}`;
}
