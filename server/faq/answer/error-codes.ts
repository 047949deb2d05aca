import type { Locale } from "../../../protocol/conversation.ts";
import type { Content } from "../content/content.ts";
import type { Localized } from "../content/localized.ts";

export interface KnownCode {
  readonly code: string;
  readonly article: string;
  /** What error-codes.yml says about it; nothing where only an article's `errorCodes` has the code. */
  readonly explanation: { readonly meaning: Localized; readonly remedy: Localized } | undefined;
}

export interface CodesOfText {
  /** In the text's order, each once. */
  readonly known: readonly KnownCode[];
  /** As the customer should read it: `PAY-9999`. */
  readonly unknown: string | undefined;
}

export type FindCodes = (text: string) => CodesOfText;

/** Letters and digits with a dash, a space, a colon or nothing between them; no amount: “pay 1001 yuan”. */
const pattern =
  /(?<![A-Za-z])([A-Za-z]{2,8})([\s\p{Pd}_.:#/]{0,3})(\d{2,8})(?![A-Za-z\d])(?!\s*(?:元|块|塊|rmb|yuan|dollars|usd|usdt|bucks|euros|pesos)(?![a-z]))/giu;
/** A number alone, where the customer calls it a code. */
const calledCode =
  /(?:错误|錯誤|报错|報錯|代码|代碼|编号|編號|错误码|\berror\b|\bcode\b)[^\dA-Za-z]{0,6}(\d{2,8})(?!\d)/giu;

/** Finds the error codes of a text, in any spelling: `PAY-1001`, `pay1001`, `ＰＡＹ 1001`, `PAY—1001`. */
export function createCodeFinder({
  errorCodes,
  articles,
}: Pick<Content, "errorCodes" | "articles">): FindCodes {
  const known = new Map<string, KnownCode>();
  for (const [id, versions] of articles)
    for (const { code } of [...versions.values()].flatMap((version) => version.errorCodes))
      known.set(withoutSigns(code), { code, article: id, explanation: undefined });
  for (const [code, { article, ...explanation }] of Object.entries(errorCodes))
    known.set(withoutSigns(code), { code, article, explanation });
  const families = new Set([...known.keys()].map((code) => code.replace(/\d+$/, "")));
  const byNumber = uniqueByNumber(known);

  return (text) => {
    const plain = text.slice(0, 4000).toWellFormed().normalize("NFKC");
    const found = new Map<string, KnownCode>();
    let unknown: string | undefined;
    for (const [, letters = "", sign = "", digits = ""] of plain.matchAll(pattern)) {
      const code = known.get(withoutSigns(letters + digits));
      if (code) found.set(code.code, code);
      else if (families.has(letters.toUpperCase()) && isWrittenAsCode(letters, sign))
        unknown ??= `${letters.toUpperCase()}-${digits}`;
    }
    for (const [, digits = ""] of found.size + (unknown?.length ?? 0) > 0
      ? []
      : plain.matchAll(calledCode)) {
      const code = byNumber.get(digits);
      if (code) found.set(code.code, code);
    }
    if (found.size === 0) unknown ??= foreignCode(plain);
    return { known: [...found.values()], unknown };
  };
}

/** Of no family of ours: alone in a message, or called a code: “WDR-8888”, “报错E5001”. */
const bareForeign = /^\s*([A-Z]{2,5})\p{Pd}(\d{3,5})\s*[?？]*\s*$/u;
const calledForeign =
  /(?:报错|報錯|错误|錯誤|代码|代碼|提示|显示|顯示|\berror\b|\bcode\b)[^A-Z\d]{0,12}?(?<![A-Za-z])(?!PD)([A-Z]{1,5})?[\p{Pd} ]?(\d{3,5})(?!\p{Pd}?[A-Za-z\d]|[.,，]\d|\s*(?:元|块|塊|次|天|笔|筆|分|秒|小时|个|個|rmb|yuan|usd|usdt))/u;
/** Other things that are called a code. */
const otherCodes =
  /验证|驗證|优惠|優惠|邀请|邀請|兑换|兌換|取件|付款码|付款碼|余额|餘額|金额|金額|verification|promo|invit|coupon|referral|sms/iu;

/** A number alone is a code only where an error is spoken of. */
const speaksOfError = /报错|報錯|错误|錯誤|\berror\b/iu;

function foreignCode(plain: string): string | undefined {
  const found = bareForeign.exec(plain) ?? calledForeign.exec(plain);
  const [, letters, digits] = found ?? [];
  if (digits === undefined || letters === "PD" || otherCodes.test(plain)) return undefined;
  if (letters === undefined) return speaksOfError.test(plain) ? digits : undefined;
  return plain.includes(letters + digits) ? letters + digits : `${letters}-${digits}`;
}

/** “pay 1500 to my friend” is an amount. */
function isWrittenAsCode(letters: string, sign: string): boolean {
  return letters === letters.toUpperCase() || sign === "" || /\p{Pd}/u.test(sign);
}

/** The codes whose digits no other code has. */
function uniqueByNumber(known: ReadonlyMap<string, KnownCode>): ReadonlyMap<string, KnownCode> {
  const digitsOf = (code: string) => code.replace(/\D/g, "");
  const counts = new Map<string, number>();
  for (const code of known.keys())
    counts.set(digitsOf(code), (counts.get(digitsOf(code)) ?? 0) + 1);
  return new Map(
    [...known].flatMap(([code, one]) =>
      counts.get(digitsOf(code)) === 1 ? [[digitsOf(code), one] as const] : [],
    ),
  );
}

function withoutSigns(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/** What the code means and what to do first, in the customer's language. */
export function explainCode(
  { code, explanation }: KnownCode,
  locale: Locale,
  read: (text: Localized) => string,
): string | undefined {
  if (explanation === undefined) return undefined;
  const colon = locale === "en" ? ": " : "：";
  const stop = locale === "en" ? ". " : "。";
  return `${code}${colon}${read(explanation.meaning)}${stop}${read(explanation.remedy)}`;
}
