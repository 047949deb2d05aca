import type { FoundConversation, FoundCustomer } from "../../protocol/search.ts";
import type { CustomerRecord, MessageRecord } from "../domain/records.ts";
import { presentCustomer } from "./customer.ts";
import { presentRow } from "./desk-row.ts";
import { isoTime } from "./time.ts";

function textOf(body: MessageRecord["body"]): string {
  if ("text" in body && body.text !== undefined) return body.text;
  return "title" in body ? body.title : "";
}

interface FoundRecords {
  readonly row: Parameters<typeof presentRow>[0];
  readonly matches: readonly MessageRecord[];
}

export const presentFound = (
  { row, matches }: FoundRecords,
  times: Parameters<typeof presentRow>[1],
): FoundConversation => ({
  row: presentRow(row, times),
  matches: matches.map(({ seq, at, author, body }) => ({
    seq,
    at: isoTime(at),
    author: author.kind,
    text: textOf(body),
  })),
});

export const presentFoundCustomer = ({
  customer,
  conversationId,
}: {
  readonly customer: CustomerRecord;
  readonly conversationId?: FoundCustomer["conversationId"];
}): FoundCustomer => ({
  customer: presentCustomer(customer),
  phoneMasked: customer.phoneMasked,
  conversationId,
});
