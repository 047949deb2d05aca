import type { CustomerId } from "../../protocol/conversation.ts";
import { allWords } from "../../protocol/secrets/all-words.ts";
import { findSplit, maskAcross, maskFields, mayBeRest } from "../../protocol/secrets/split.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import { type MaskedText, mask } from "../../protocol/secrets.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";
import type { TicketEntryRecord } from "../domain/ticket-entry.ts";
import { fileNamesIn, writtenIn } from "../domain/written.ts";
import type { UnitOfWork } from "./commit.ts";
import type { ConversationWriter } from "./conversation-writer.ts";
import { redactMessages } from "./redaction.ts";
import { redactEntries } from "./ticket-redaction.ts";

/** What a customer has sent in so many milliseconds is read as one text. */
const windowMs = 15 * 60_000;
/** Twenty-four words one by one, with the bot's answers between them. */
const windowLength = 60;
/** Tickets in which something was written of late. */
const ticketsRead = 5;

export interface SplitWriting {
  /** The new texts, each with its part of the secret masked. */
  readonly fields: readonly MaskedText[];
  /** What was written before them and holds the rest: in the chat, in tickets, and in what an agent was asked for with. */
  readonly messages: readonly MessageRecord[];
  readonly entries: readonly TicketEntryRecord[];
  readonly summary: boolean;
}

interface WrittenBy {
  readonly customerId: CustomerId;
  /** Their newest one. */
  readonly conversation: ConversationRecord | undefined;
}

/**
 * Reads what one call has written, a field after the other, together with what the customer has written before it, where it could
 * be the last piece of a secret. Most texts cost a look at their first words.
 */
export async function withoutSplitSecret(
  work: UnitOfWork,
  by: WrittenBy,
  written: readonly MaskedText[],
): Promise<SplitWriting> {
  const fields = maskTogether(written);
  const none = { fields, messages: [], entries: [], summary: false };
  if (!fields.some(({ text }) => text !== "" && mayBeRest(text, allWords))) return none;
  const lately = await writtenLately(work, by);
  if (lately.length === 0) return none;
  const texts = fields.map(({ text }) => text);
  const split = findSplit(
    lately.map(({ text }) => text),
    texts.join("\n"),
    allWords,
  );
  if (split === undefined) return none;
  const earlier = split.earlier.flatMap((at) => lately[at] ?? []);
  return {
    fields: maskMore(fields, maskFields(texts, split.found)),
    messages: earlier.flatMap(({ message }) => message ?? []),
    entries: earlier.flatMap(({ entry }) => entry ?? []),
    summary: earlier.some(({ isSummary }) => isSummary === true),
  };
}

/** A secret may go on from one field into the next. */
function maskTogether(fields: readonly MaskedText[]): readonly MaskedText[] {
  const texts = fields.map(({ text }) => text);
  if (texts.length < 2 || !mayHoldSecret(texts.join("\n"))) return fields;
  return maskMore(fields, maskAcross(texts, allWords));
}

const maskMore = (before: readonly MaskedText[], after: readonly MaskedText[]) =>
  after.map(({ text, redacted }, at) => ({
    text,
    redacted: [...new Set([...(before[at]?.redacted ?? []), ...redacted])],
  }));

/** True where something that was written before has to go. */
export const takesAway = ({ messages, entries, summary }: SplitWriting): boolean =>
  messages.length + entries.length > 0 || summary;

interface Earlier {
  readonly text: string;
  readonly at: number;
  readonly message?: MessageRecord;
  readonly entry?: TicketEntryRecord;
  readonly isSummary?: boolean;
}

/** The oldest first. */
async function writtenLately(
  { tx, now }: UnitOfWork,
  { customerId, conversation }: WrittenBy,
): Promise<readonly Earlier[]> {
  const found: Earlier[] = [];
  const since = now - windowMs;
  if (conversation && conversation.lastSeq > 0) {
    for (const message of await tx.messages(conversation.id, { limit: windowLength })) {
      const { author, at, body } = message;
      const text = linesOf(writtenIn(body), fileNamesIn(body));
      if (author.kind !== "customer" || text === "") continue;
      found.push({ text, at, message });
    }
    found.push(...requestOf(conversation, found));
  }
  for (const { number, lastAt, demand } of await tx.ticketsOf(customerId, { limit: ticketsRead })) {
    if (lastAt <= since) continue;
    for (const entry of await tx.ticketEntries(number)) {
      const { author, at, kind, attachments = [] } = entry;
      const text = linesOf(entry.text, ...attachments.map(({ name }) => name));
      if (author !== "customer" || text === "") continue;
      found.push({ text, at, entry });
      if (kind === "filed" && demand) found.push({ text: demand, at, entry });
    }
  }
  return found.filter(({ at }) => at > since).toSorted((a, b) => a.at - b.at);
}

const linesOf = (...lines: readonly (string | undefined)[]): string =>
  lines.filter((line) => line !== undefined && line !== "").join("\n");

/** What the customer asked for an agent with, as long as it stands for the bot's own summary. That quotes messages. */
function requestOf(
  { summary, waitingSince: at }: ConversationRecord,
  messages: readonly Earlier[],
): readonly Earlier[] {
  if (summary === undefined || at === undefined) return [];
  return messages.some(({ text }) => summary.includes(text))
    ? []
    : [{ text: summary, at, isSummary: true }];
}

/** What the pieces stood in is taken away. Under a legal hold nothing is: the last piece alone is masked. */
export async function removePieces(
  work: UnitOfWork,
  { customerId, writer }: { readonly customerId: CustomerId; readonly writer?: ConversationWriter },
  split: SplitWriting,
): Promise<void> {
  const { messages, entries, summary } = split;
  if (!takesAway(split) || (await work.tx.hold(customerId))) return;
  const by = "system";
  if (writer && summary) await writer.update({ summary: mask });
  if (writer && messages.length > 0) {
    await redactMessages(work, writer, { messages, by, code: "secrets_removed" });
  }
  for (const { number, seq } of entries) {
    const ticket = await work.tx.ticket(number);
    if (ticket) await redactEntries(work, ticket, { seqs: [seq], by });
  }
}
