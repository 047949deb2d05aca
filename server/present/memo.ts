import type { Memo } from "../../protocol/memo.ts";
import type { MemoRecord } from "../domain/quality-records.ts";
import { isoTime } from "./time.ts";

export const presentMemo = (memo: MemoRecord): Memo => ({
  id: memo.id,
  at: isoTime(memo.at),
  author: { id: memo.authorId, name: memo.authorName },
  text: memo.text,
  conversationId: memo.conversationId,
  review: reviewOf(memo),
});

const reviewOf = ({ reviewId: id, pointsGiven: given, pointsOf: of }: MemoRecord) =>
  id === undefined || given === undefined || of === undefined ? undefined : { id, given, of };
