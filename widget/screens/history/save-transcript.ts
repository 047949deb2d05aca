import type { ConversationId } from "../../../protocol/conversation.ts";
import { saveFile } from "../../../ui/kept-file.ts";
import { keptTranscript, verifyAddress, wholeConversation } from "../../../ui/receipt/kept-page.ts";
import { receiptWords } from "../../../ui/receipt/texts.ts";
import type { TranscriptWords } from "../../../ui/receipt/transcript-page.ts";
import type { Translate } from "../../../ui/translate.ts";
import type { CustomerConnection } from "../../models/customer.ts";
import type { Key } from "../../texts.ts";

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
  const conversation = await wholeConversation(
    async (beforeSeq) => (await call("conversation:open", { id, beforeSeq })).conversation,
  );
  const said = { ...words, redacted: t("message.redacted") };
  const proof = { address: verifyAddress(server), words: receiptWords(words.locale) };
  const { name, page } = await keptTranscript(conversation, said, proof);
  saveFile(name, page);
}
