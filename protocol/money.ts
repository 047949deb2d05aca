/** An amount as people read it: “¥200.00”, “12.5 USDT”. `amount` is a decimal string; its sign is not shown. */
export function moneyWords(amount: string, currency: string, locale: string): string {
  const digits = amount.replace(/^-/, "");
  const [, fraction = ""] = digits.split(".");
  const shown = Math.min(8, Math.max(2, fraction.length));
  const fractions = { minimumFractionDigits: shown, maximumFractionDigits: shown };
  const number = new Intl.NumberFormat(locale, fractions).format(Number(digits));
  const sign = currencySign(currency);
  return sign ? `${sign}${number}` : `${number} ${currency}`;
}

/** “¥”; undefined where others have the same, or it has none. */
export const currencySign = (currency: string): string | undefined => signs[currency];

/** Of the currencies whose sign is theirs alone where wallets of ours are used. */
const signs: Readonly<Record<string, string>> = {
  CNY: "¥",
  USD: "US$",
  EUR: "€",
  GBP: "£",
  HKD: "HK$",
  TWD: "NT$",
};
