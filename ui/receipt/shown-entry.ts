import type { KeptLink } from "../../protocol/ticket-chain.ts";
import { type KeptTransaction, transactionLine } from "../../protocol/transaction.ts";
import { datedTitles, entryTitle, entryWords } from "./entry-title.ts";
import type { ReceiptWords } from "./texts.ts";

interface ShownEntry {
  /** Empty for one that only agents read. */
  readonly time: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** With the year and the seconds: a receipt is read years later. */
export const longTime = (
  at: number | string,
  { locale, zone: timeZone }: Pick<ReceiptWords, "locale" | "zone">,
): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "medium", timeZone }).format(
    new Date(at),
  );

/** An entry as the receipt and the page that checks it show it. Seqs in `redacted` have lost their words. */
export function shownEntry(
  { seq, entry }: KeptLink,
  redacted: ReadonlySet<number>,
  words: ReceiptWords,
): ShownEntry {
  const { text, ticket } = words;
  if (!entry) return { time: "", title: text("hiddenEntry"), lines: [] };
  const { kind, by, promise, decision, about, happenedAt, attachments } = entry;
  if (kind === "said") return shownMessage(entry, words);
  const time = (at: string) => longTime(at, words);
  const due = promise && { kind: promise.kind, at: new Date(promise.at).toISOString() };
  const titled = { kind, by, text: entry.text, promise: due, decision };
  const { amount, currency = "" } = decision ?? {};
  const names = (attachments ?? []).map(({ name }) => name).join(" · ");
  const lines = [
    redacted.has(seq) ? ticket("hidden") : entryWords(titled),
    decision &&
      amount &&
      text("decision", { kind: ticket(`kind.${decision.kind}`), amount, currency }),
    happenedAt !== undefined && `${ticket("happened")} ${longTime(happenedAt, words)}`,
    about && shownTransaction(about, words),
    names && text("evidence", { names }),
    promise &&
      !datedTitles.has(kind) &&
      `${ticket(`promise.${promise.kind}`)} ${longTime(promise.at, words)}`,
  ];
  return {
    time: longTime(entry.at, words),
    title: entryTitle(titled, { text: ticket, time }),
    lines: lines.flatMap((line) => line || []),
  };
}

/** With the time of what was known then; of one that could not be read, why. */
function shownTransaction(about: KeptTransaction, words: ReceiptWords): string {
  const { text } = words;
  if (about.missing) return text(`missing.${about.missing.why}`, { id: about.missing.id });
  const line = transactionLine(about);
  const { asOf } = about.transaction;
  return asOf ? text("transactionAsOf", { line, time: longTime(asOf, words) }) : line;
}

/** A message of a conversation. */
function shownMessage(
  { at, author, by: name = "", ...said }: NonNullable<KeptLink["entry"]>,
  words: ReceiptWords,
): ShownEntry {
  const { text } = words;
  const speakers = { customer: text("you"), agent: text("agent", { name }), system: text("bot") };
  const names = (said.attachments ?? []).map((file) => file.name).join(" · ");
  const about = said.about && shownTransaction(said.about, words);
  const lines = [about, said.text, names];
  return {
    time: longTime(at, words),
    title: speakers[author],
    lines: lines.flatMap((line) => line || []),
  };
}

export const redactedIn = (entries: readonly KeptLink[]): ReadonlySet<number> =>
  new Set(entries.flatMap(({ entry }) => entry?.redacts?.seq ?? []));
