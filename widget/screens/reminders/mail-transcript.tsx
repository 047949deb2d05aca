import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { ConversationId } from "../../../protocol/conversation.ts";
import { useWidgetContext } from "../../context.ts";
import { useReminderTexts } from "./texts.ts";
import { mailProblem } from "./use-mail.ts";

/** Sends the conversation to the customer's address; who has none yet is led to where one is left. */
export function MailTranscript({ id }: { readonly id: ConversationId }): JSX.Element | null {
  const { connection, navigation, session } = useWidgetContext().support;
  const text = useReminderTexts();
  const said = useSignal("");
  if (!session.value?.features.mail) return null;
  const send = async () => {
    said.value = "";
    try {
      const { mail } = await connection.call("mail:transcript", { conversationId: id });
      said.value = text("transcriptSent", { address: mail.address ?? "" });
    } catch (error) {
      const problem = mailProblem(error);
      if (problem === "mailInvalid") navigation.go({ name: "reminders" });
      else said.value = text(problem);
    }
  };
  return (
    <>
      <button type="button" class="secondary mail-it" onClick={() => void send()}>
        {text("transcript")}
      </button>
      <p class="muted mail-it" role="status">
        {said.value}
      </p>
    </>
  );
}
