import type { FoundConversation, FoundCustomer, SavedSearch } from "../../protocol/search.ts";
import type { NoteRecord } from "../domain/notes.ts";
import type { CustomerRecord, MessageRecord } from "../domain/records.ts";
import type { SavedSearchRecord } from "../domain/saved-search-records.ts";
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
  readonly notes: readonly NoteRecord[];
}

export const presentFound = (
  { row, matches, notes }: FoundRecords,
  times: Parameters<typeof presentRow>[1],
): FoundConversation => ({
  row: presentRow(row, times),
  matches: matches.map(({ seq, at, author, body }) => ({
    seq,
    at: isoTime(at),
    author: author.kind,
    text: textOf(body),
  })),
  notes: notes.map(({ id, at, text }) => ({ id, at: isoTime(at), text })),
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

export const presentSavedSearch = ({ id, name, query }: SavedSearchRecord): SavedSearch => ({
  id,
  name,
  query,
});
