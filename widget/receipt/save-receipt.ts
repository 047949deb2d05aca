import type { Locale } from "../../protocol/conversation.ts";
import type { Ticket } from "../../protocol/ticket.ts";
import { saveFile } from "../kept-file.ts";
import type { CustomerConnection } from "../models/customer.ts";
import { canHash, fingerprintOf } from "./check-receipt.ts";
import { receiptPage } from "./receipt-page.ts";
import { receiptWords } from "./texts.ts";

interface ReceiptOptions {
  readonly ticket: Ticket;
  readonly call: CustomerConnection["call"];
  readonly locale: Locale;
  /** The server's origin. */
  readonly server: string;
}

/** The page that checks what was kept. */
export const verifyAddress = (server: string): string =>
  new URL("/verify", new URL(server, location.href)).href;

/** Fetches the entries with their hashes and hands them to the browser as a file. Throws a refusal where that can't be. */
export async function saveReceipt({ ticket, call, locale, server }: ReceiptOptions): Promise<void> {
  const { receipt } = await call("ticket:receipt", { number: ticket.number });
  const words = receiptWords(locale);
  const address = verifyAddress(server);
  const fingerprint = canHash() ? await fingerprintOf(receipt) : undefined;
  const parts = { ticket, receipt, fingerprint, madeAt: new Date(), address };
  const page = receiptPage(parts, words);
  saveFile(`${words.text("file", { number: receipt.number })}.html`, page);
}
