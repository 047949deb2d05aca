import type { Locale } from "../../protocol/conversation.ts";
import type { Ticket } from "../../protocol/ticket.ts";
import { saveFile } from "../../ui/kept-file.ts";
import { keptReceipt, verifyAddress } from "../../ui/receipt/kept-page.ts";
import { receiptWords } from "../../ui/receipt/texts.ts";
import type { CustomerConnection } from "../models/customer.ts";

interface ReceiptOptions {
  readonly ticket: Ticket;
  readonly call: CustomerConnection["call"];
  readonly locale: Locale;
  /** The server's origin. */
  readonly server: string;
}

/** Fetches the entries with their hashes and hands them to the browser as a file. Throws a refusal where that can't be. */
export async function saveReceipt({ ticket, call, locale, server }: ReceiptOptions): Promise<void> {
  const { receipt } = await call("ticket:receipt", { number: ticket.number });
  const address = verifyAddress(server);
  const { name, page } = await keptReceipt({ ticket, receipt, address }, receiptWords(locale));
  saveFile(name, page);
}
