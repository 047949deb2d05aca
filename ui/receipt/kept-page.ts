import { canHash, fingerprintOf } from "./check-receipt.ts";
import { type ReceiptParts, receiptPage } from "./receipt-page.ts";
import type { ReceiptWords } from "./texts.ts";
import { transcriptChain } from "./transcript-chain.ts";
import {
  messageWords,
  type ToldConversation,
  type TranscriptProof,
  type TranscriptWords,
  transcriptPage,
} from "./transcript-page.ts";

/** A page to keep and to print, as it is handed to the browser. */
export interface KeptPage {
  readonly name: string;
  readonly page: string;
}

/** The page that checks what was kept. */
export const verifyAddress = (server: string): string =>
  new URL("/verify", new URL(server, location.href)).href;

export async function keptReceipt(
  parts: Pick<ReceiptParts, "ticket" | "receipt" | "address">,
  words: ReceiptWords,
): Promise<KeptPage> {
  const { receipt } = parts;
  const fingerprint = canHash() ? await fingerprintOf(receipt) : undefined;
  const page = receiptPage({ ...parts, fingerprint, madeAt: new Date() }, words);
  return { name: `${words.text("file", { number: receipt.number })}.html`, page };
}

export async function keptTranscript(
  conversation: ToldConversation,
  words: TranscriptWords,
  proof: Pick<TranscriptProof, "address" | "words">,
): Promise<KeptPage> {
  const page = transcriptPage(conversation, words, await proofOf(conversation, words, proof));
  const date = conversation.createdAt.slice(0, "2026-11-29".length);
  return { name: `${words.text("file", { date })}.html`, page };
}

/** Undefined where the browser computes no hashes: on plain http. */
async function proofOf(
  conversation: ToldConversation,
  { redacted }: TranscriptWords,
  proof: Pick<TranscriptProof, "address" | "words">,
): Promise<TranscriptProof | undefined> {
  if (!canHash()) return undefined;
  const chain = await transcriptChain(conversation, ({ body }) => messageWords(body, redacted));
  return { ...proof, chain, fingerprint: await fingerprintOf(chain) };
}

/** Page by page from the end: what is said meanwhile is not in it. */
export async function wholeConversation(
  open: (beforeSeq?: number) => Promise<ToldConversation>,
): Promise<ToldConversation> {
  let conversation = await open();
  for (let first = firstSeq(conversation); first > 1; first = firstSeq(conversation)) {
    const { messages } = await open(first);
    if (messages.length === 0) break;
    conversation = { ...conversation, messages: [...messages, ...conversation.messages] };
  }
  return conversation;
}

const firstSeq = ({ messages }: ToldConversation): number => messages[0]?.seq ?? 1;
