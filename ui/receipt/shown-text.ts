import { locales } from "../../protocol/conversation.ts";
import type { KeptChain, TicketReceipt } from "../../protocol/ticket-chain.ts";
import { receiptPage } from "./receipt-page.ts";
import { receiptWords } from "./texts.ts";

/** Whether a file shows what it holds; "unknown" where it does not say how it was made, as transcripts and older receipts. */
export type ShownText = "same" | "other" | "unknown";

interface Found {
  readonly receipt: KeptChain;
  readonly fingerprint: string;
  /** Where it is checked. */
  readonly address: string;
}

/** Makes the page again from what the file holds, and compares all of it but what no hash covers: topic, state and request. */
export function shownText(file: string, { receipt, fingerprint, address }: Found): ShownText {
  const lang = /<html lang="([\w-]+)">/.exec(file)?.[1];
  const locale = locales.find((known) => known === lang);
  const [, zone, made] = /<body data-zone="([\w/+-]+)" data-made="(\d{1,15})">/.exec(file) ?? [];
  if (!isOfTicket(receipt) || !locale || zone === undefined) return "unknown";
  const given = bare(file);
  const facts = given.split(emptyFact).length - 1;
  const ticket = { topic: "", demand: facts > 2 ? "-" : undefined, state: "closed" } as const;
  const parts = { ticket, receipt, madeAt: new Date(Number(made)), address };
  try {
    const words = receiptWords(locale, zone);
    const pages = [fingerprint, undefined].map((known) =>
      receiptPage({ ...parts, fingerprint: known }, words),
    );
    return pages.some((page) => bare(page) === given) ? "same" : "other";
  } catch {
    // A zone that there is not.
    return "other";
  }
}

const isOfTicket = (chain: KeptChain): chain is TicketReceipt =>
  chain.entries.every(({ entry }) => entry?.kind !== "said");

const emptyFact = '<dd dir="auto"></dd>';

/** Without what no hash covers, and with one kind of space: browsers put different ones into times. */
const bare = (page: string): string =>
  page
    .replace(/<dl>.*?<\/dl>/s, (facts) =>
      facts.replaceAll(/<dd dir="auto">[^<]*<\/dd>/g, emptyFact),
    )
    .replaceAll(/[\u00a0\u202f]/g, " ");
