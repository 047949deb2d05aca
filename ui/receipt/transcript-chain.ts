import type { Conversation, Message } from "../../protocol/conversation.ts";
import {
  type ChainedEntry,
  entryText,
  type KeptChain,
  type KeptLink,
} from "../../protocol/ticket-chain.ts";
import { sha256 } from "./check-receipt.ts";

/** What was said, as the customer reads it, each message chained to the one before. `textOf` gives its words. */
export async function transcriptChain(
  { id, messages }: Pick<Conversation, "id" | "messages">,
  textOf: (message: Message) => string | undefined,
): Promise<KeptChain> {
  const entries: KeptLink[] = [];
  let before = "";
  for (const [index, message] of messages.entries()) {
    const seq = index + 1;
    const entry = saidIn(message, textOf(message));
    before = await sha256(entryText(before, { ...entry, number: id, seq }));
    entries.push({ seq, hash: before, entry });
  }
  return { number: id, entries };
}

function saidIn(
  { at, author, body }: Message,
  text: string | undefined,
): Omit<ChainedEntry, "number" | "seq"> {
  const isPerson = author.kind === "customer" || author.kind === "agent";
  return {
    kind: "said",
    at: Date.parse(at),
    author: isPerson ? author.kind : "system",
    by: author.kind === "agent" ? author.name : undefined,
    text,
    attachments: body.kind === "attachment" ? body.attachments : undefined,
  };
}
