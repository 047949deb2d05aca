import { locales } from "../../protocol/conversation.ts";
import type { TicketState } from "../../protocol/ticket.ts";
import type { KeptChain, TicketReceipt } from "../../protocol/ticket-chain.ts";
import { receiptPage } from "./receipt-page.ts";
import { receiptWords } from "./texts.ts";

/** Whether a file shows what it holds; "unknown" where it does not say how it was made, as transcripts and older receipts. */
export type ShownText = "same" | "other" | "unknown";

export interface ShownVerdict {
  readonly shown: ShownText;
  /** It has a line for the request, which no hash covers. */
  readonly hasDemand: boolean;
  /** Of "other": the lines that the file shows and does not hold, in order. */
  readonly lines: readonly string[];
}

interface Found {
  readonly receipt: KeptChain;
  readonly fingerprint: string;
  /** Where it is checked. */
  readonly address: string;
}

const unknown: ShownVerdict = { shown: "unknown", hasDemand: false, lines: [] };

/**
 * Makes the page again from what the file holds, and compares all of it but what no hash covers: topic and request. The time of the download has none either. The state is
 * that of the last entry that has one.
 */
export function shownText(file: string, { receipt, fingerprint, address }: Found): ShownVerdict {
  const lang = /<html lang="([\w-]+)">/.exec(file)?.[1];
  const locale = locales.find((known) => known === lang);
  const [, zone, made] = /<body data-zone="([\w/+-]+)" data-made="(\d{1,15})">/.exec(file) ?? [];
  if (!isOfTicket(receipt) || !locale || zone === undefined) return unknown;
  const given = bare(file);
  const facts = given.split(emptyFact).length - 1;
  const hasDemand = facts > 1;
  const ticket = { topic: "", demand: hasDemand ? "-" : undefined, state: lastState(receipt) };
  const parts = { ticket, receipt, madeAt: new Date(Number(made)), address };
  try {
    const words = receiptWords(locale, zone);
    const pages = [fingerprint, undefined].map((known) =>
      bare(receiptPage({ ...parts, fingerprint: known }, words)),
    );
    if (pages.includes(given)) return { shown: "same", hasDemand, lines: [] };
    const [nearest = []] = pages
      .map((page) => linesBeside(given, page))
      .sort((one, other) => one.length - other.length);
    return { shown: "other", hasDemand, lines: nearest };
  } catch {
    // A zone that there is not.
    return { shown: "other", hasDemand, lines: [] };
  }
}

const isOfTicket = (chain: KeptChain): chain is TicketReceipt =>
  chain.entries.every(({ entry }) => entry?.kind !== "said");

const lastState = ({ entries }: TicketReceipt): TicketState =>
  entries.findLast(({ entry }) => entry?.state !== undefined)?.entry?.state ?? "submitted";

const emptyFact = '<dd dir="auto"></dd>';

/** Without what no hash covers, and with one kind of space: browsers put different ones into times. */
const bare = (page: string): string =>
  page
    .replace(/<dl>.*?<\/dl>/s, (facts) => {
      let count = 0;
      return facts.replaceAll(/<dd dir="auto">[^<]*<\/dd>/g, (fact) => {
        count += 1;
        return count === stateAt ? fact : emptyFact;
      });
    })
    .replaceAll(/[\u00a0\u202f]/g, " ");
/** Among the facts, from 1: topic, state, request. */
const stateAt = 2;

/** What stands in `given` as text and not in `made`, as often as it stands there more. */
function linesBeside(given: string, made: string): readonly string[] {
  const left = [...shownLines(made)];
  return shownLines(given).filter((line) => {
    const at = left.indexOf(line);
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

/** Read as a text and never as markup: what is shown of it goes through the same. */
const shownLines = (page: string): readonly string[] =>
  page
    .replace(/<script[^>]*>.*?<\/script>/gs, "")
    .split(/<[^>]*>/)
    .map((part) => unescaped(part).trim())
    .filter((part) => part !== "");

const signs: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};
const unescaped = (text: string): string =>
  text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (sign) => signs[sign] ?? sign);
