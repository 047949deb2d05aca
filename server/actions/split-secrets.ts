import { allWords } from "../../protocol/secrets/all-words.ts";
import { findSplit, mayBeRest } from "../../protocol/secrets/split.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import { type MaskedText, maskFound } from "../../protocol/secrets.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";
import type { UnitOfWork } from "./commit.ts";

/** What a customer has sent in so many milliseconds is read as one text. */
const windowMs = 15 * 60_000;
/** Twenty-four words one by one, with the bot's answers between them. */
const windowLength = 60;

export interface SplitSend {
  /** The new message, with its part of the secret masked. */
  readonly written: MaskedText;
  /** Messages before it that hold the rest. */
  readonly earlier: readonly MessageRecord[];
}

/**
 * Reads a message together with those before it, where it could be the last piece of a secret. Most messages cost a look at
 * their first word.
 */
export async function withoutSplitSecret(
  { tx, now }: UnitOfWork,
  conversation: ConversationRecord,
  written: MaskedText,
): Promise<SplitSend> {
  const none = { written, earlier: [] };
  if (conversation.lastSeq === 0 || !mayBeRest(written.text, allWords)) return none;
  const recent = await tx.messages(conversation.id, { limit: windowLength });
  const own = recent.flatMap((message) =>
    message.author.kind === "customer" &&
    message.at > now - windowMs &&
    message.body.kind === "text"
      ? [{ message, text: message.body.text }]
      : [],
  );
  const texts = own.map(({ text }) => text);
  if (texts.length === 0 || !mayHoldSecret([...texts, written.text].join("\n"), 5)) return none;
  const split = findSplit(texts, written.text, allWords);
  if (split === undefined) return none;
  const masked = maskFound(written.text, split.found);
  return {
    written: { text: masked.text, redacted: [...written.redacted, ...masked.redacted] },
    earlier: split.earlier.flatMap((at) => own[at]?.message ?? []),
  };
}
