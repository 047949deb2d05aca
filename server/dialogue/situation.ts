import type { ArticleId, Priority } from "../../protocol/conversation.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import type { Answer } from "../faq/answer/answer.ts";
import type { Heard } from "./hear.ts";
import type { Memory } from "./recall.ts";

/** All that a rule looks at. */
export interface Situation {
  readonly heard: Heard;
  readonly memory: Memory;
  /** What the FAQ engine found in the message. */
  readonly finding: Answer;
  /** What the customer shows beside the words. */
  readonly transaction?: KeptTransaction | undefined;
  readonly status: "bot" | "queued" | "assigned";
  readonly priority: Priority;
  readonly misses: number;
  /** When those are there next who help with an article, in the reader's words; `undefined` while they are there. */
  readonly opening?: ((about: ArticleId | undefined) => string | undefined) | undefined;
  /** The place in the queue, while queued. */
  readonly position?: number | undefined;
}
