import type { AgentTicket } from "../../protocol/agent-ticket.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import { saveFile } from "../../ui/kept-file.ts";
import { createTranslate } from "../../ui/translate.ts";
import type { AgentCall } from "./agent-call.ts";
import { translationFor } from "./texts.ts";

/** The receipt of a ticket as its customer has it, in their language. What makes it is loaded when it is wanted. */
export async function saveTicketReceipt(
  call: AgentCall,
  { number, demand, state }: Pick<AgentTicket, "number" | "demand" | "state">,
): Promise<void> {
  const [{ receipt, topic, locale }, { keptReceipt, verifyAddress }, { receiptWords }] =
    await Promise.all([
      call("ticket:receipt", { number }),
      import("../../ui/receipt/kept-page.ts"),
      import("../../ui/receipt/texts.ts"),
    ]);
  const address = verifyAddress(location.origin);
  const ticket = { topic, demand, state };
  const { name, page } = await keptReceipt({ ticket, receipt, address }, receiptWords(locale));
  saveFile(name, page);
}

/** What was said in a conversation, as its customer can download it, in their language. Notes are not in it. */
export async function saveAgentTranscript(
  call: AgentCall,
  { id: conversationId, customer: { locale } }: Pick<AgentConversation, "id" | "customer">,
): Promise<void> {
  const [{ keptTranscript, verifyAddress, wholeConversation }, { receiptWords }, { historyTexts }] =
    await Promise.all([
      import("../../ui/receipt/kept-page.ts"),
      import("../../ui/receipt/texts.ts"),
      import("../../ui/receipt/history-texts.ts"),
    ]);
  const conversation = await wholeConversation(
    async (beforeSeq) =>
      (await call("conversation:open", { conversationId, beforeSeq })).conversation,
  );
  const { t } = translationFor(locale);
  const text = createTranslate(historyTexts[locale], locale);
  const said = { locale, text, bot: t("author.bot"), redacted: t("message.redacted") };
  const proof = { address: verifyAddress(location.origin), words: receiptWords(locale) };
  const { name, page } = await keptTranscript(conversation, said, proof);
  saveFile(name, page);
}
