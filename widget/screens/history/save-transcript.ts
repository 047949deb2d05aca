import type { Conversation, ConversationId } from "../../../protocol/conversation.ts";
import type { Translate } from "../../../ui/translate.ts";
import { saveFile } from "../../kept-file.ts";
import type { CustomerConnection } from "../../models/customer.ts";
import { canHash, fingerprintOf } from "../../receipt/check-receipt.ts";
import { verifyAddress } from "../../receipt/save-receipt.ts";
import { receiptWords } from "../../receipt/texts.ts";
import type { Key } from "../../texts.ts";
import { transcriptChain } from "./transcript-chain.ts";
import {
  type TranscriptProof,
  type TranscriptWords,
  textOf,
  transcriptPage,
} from "./transcript-page.ts";

interface SaveOptions extends Omit<TranscriptWords, "redacted"> {
  readonly id: ConversationId;
  readonly call: CustomerConnection["call"];
  readonly t: Translate<Key>;
  /** The server's origin. */
  readonly server: string;
}

/** Fetches the whole conversation and hands it to the browser as a file. Throws a refusal where it can't be fetched. */
export async function saveTranscript({
  id,
  call,
  t,
  server,
  ...words
}: SaveOptions): Promise<void> {
  const conversation = await wholeConversation(id, call);
  const said = { ...words, redacted: t("message.redacted") };
  const page = transcriptPage(conversation, said, await proofOf(conversation, said, server));
  const date = conversation.createdAt.slice(0, "2026-11-29".length);
  saveFile(`${words.text("file", { date })}.html`, page);
}

/** Undefined where the browser computes no hashes: on plain http. */
async function proofOf(
  conversation: Conversation,
  words: TranscriptWords,
  server: string,
): Promise<TranscriptProof | undefined> {
  if (!canHash()) return undefined;
  const chain = await transcriptChain(conversation, ({ body }) => textOf(body, words.redacted));
  return {
    chain,
    fingerprint: await fingerprintOf(chain),
    address: verifyAddress(server),
    words: receiptWords(words.locale),
  };
}

/** Page by page from the end: what is said meanwhile is not in it. */
async function wholeConversation(
  id: ConversationId,
  call: CustomerConnection["call"],
): Promise<Conversation> {
  let { conversation } = await call("conversation:open", { id });
  for (let first = firstSeq(conversation); first > 1; first = firstSeq(conversation)) {
    const page = await call("conversation:open", { id, beforeSeq: first });
    if (page.conversation.messages.length === 0) break;
    conversation = {
      ...conversation,
      messages: [...page.conversation.messages, ...conversation.messages],
    };
  }
  return conversation;
}

const firstSeq = ({ messages }: Conversation): number => messages[0]?.seq ?? 1;
