import type { ConsoleTextKey } from "./texts.ts";

/** What servers and the outbox say of a failed delivery, as it is kept; in the words of the reader. */
const forms: readonly (readonly [RegExp, ConsoleTextKey])[] = [
  [/^The receiver answered (\d+)\.$/, "failure.receiver"],
  [/^The mail server answered (\d+)\.$/, "failure.mail"],
  [/^The mail server can't be reached(?: \((\w+)\))?\.$/, "failure.mailAway"],
  [/^No answer in time\.$/, "failure.late"],
  [/WEBHOOK_ALLOWED_ADDRESSES/, "failure.private"],
  [/\b(ECONNREFUSED)\b/, "failure.refused"],
  [/\b(ENOTFOUND|EAI_AGAIN)\b/, "failure.name"],
  [/\b(ECONNRESET|EPIPE)\b|socket hang up/, "failure.cut"],
  [/certificate|\bCERT_\w+|self.signed/i, "failure.certificate"],
];

export function failureReason(
  failure: string,
  t: (key: ConsoleTextKey, values?: Readonly<Record<string, string>>) => string,
): string {
  for (const [form, key] of forms) {
    const found = form.exec(failure);
    if (found) return t(key, { code: found[1] ?? "" }).replace(/ ?[（(][）)]$/, "");
  }
  return t("failure.other", { words: failure });
}
