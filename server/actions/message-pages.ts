import type { ConversationId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import type { MessageRecord } from "../domain/records.ts";
import { refuseIfUnavailable } from "./commit.ts";
import type { Services } from "./services.ts";

/**
 * So many rows are read first, then twice as many each time: a page of the longest messages is full after six of them,
 * and to read all that it could hold of short ones would cost more than to send it.
 */
const firstRows = 20;

/** A page from after the seq on, in order. */
export const messagesAfter = ({ store }: Services, id: ConversationId, after: number) =>
  pageOf(limits.syncLength, (last, limit) =>
    refuseIfUnavailable(store.messages(id, { after: last?.seq ?? after, limit })),
  );

/** The page that ends before the seq, in order. */
export async function messagesBefore({ store }: Services, id: ConversationId, before: number) {
  const newestFirst = await pageOf(limits.pageLength, async (last, limit) => {
    const range = { before: last?.seq ?? before, limit };
    return (await refuseIfUnavailable(store.messages(id, range))).toReversed();
  });
  return newestFirst.reverse();
}

/**
 * As many messages as one answer may hold, at least one. A client that does not read its answers then costs little, and
 * one on a slow network sees something soon.
 */
async function pageOf(
  length: number,
  readAfter: (last: MessageRecord | undefined, limit: number) => Promise<readonly MessageRecord[]>,
): Promise<MessageRecord[]> {
  const page: MessageRecord[] = [];
  let bytes = 0;
  for (let rows = firstRows; page.length < length; rows *= 2) {
    const limit = Math.min(rows, length - page.length);
    const read = await readAfter(page.at(-1), limit);
    for (const message of read) {
      bytes += Buffer.byteLength(JSON.stringify(message.body));
      if (bytes > limits.pageBytes && page.length > 0) return page;
      page.push(message);
    }
    if (read.length < limit) break;
  }
  return page;
}
