import type { JSX } from "preact";
import type { Conversation } from "../../../protocol/conversation.ts";
import { useWidgetContext } from "../../context.ts";
import { MailTranscript } from "../reminders/mail-transcript.tsx";
import { useHistoryTexts } from "./texts.ts";
import { useTranscript } from "./use-transcript.ts";

/** What can be done with a conversation that is read: write on, and keep a record. */
export function ConversationFoot({ view }: { readonly view: Conversation }): JSX.Element {
  const { support } = useWidgetContext();
  const text = useHistoryTexts();
  const { failed, download } = useTranscript(view.id);
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
