import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Conversation } from "../../../protocol/conversation.ts";
import { useWidgetContext } from "../../context.ts";
import { MailTranscript } from "../reminders/mail-transcript.tsx";
import { useHistoryTexts } from "./texts.ts";

/** What can be done with a conversation that is read: write on, and keep a record. */
export function ConversationFoot({ view }: { readonly view: Conversation }): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const text = useHistoryTexts();
  const failed = useSignal(false);
  const download = async () => {
    failed.value = false;
    try {
      // With what hashes it, it is loaded when it is wanted.
      const { saveTranscript } = await import("./save-transcript.ts");
      const { call } = support.connection;
      const { server } = support;
      await saveTranscript({ id: view.id, call, locale, text, bot: t("chat.bot"), t, server });
    } catch {
      failed.value = true;
    }
  };
  return (
    <div class="earlier-foot">
      <p class={failed.value ? "failed-part" : "muted"} role="status">
        {text(failed.value ? "downloadFailed" : "writeOnHint")}
      </p>
      <button type="button" class="secondary" onClick={() => void download()}>
        {text("download")}
      </button>
      <MailTranscript id={view.id} />
      <button type="button" class="primary" onClick={() => support.navigation.go({ name: "chat" })}>
        {text("writeOn")}
      </button>
    </div>
  );
}
