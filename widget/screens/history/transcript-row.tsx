import type { JSX } from "preact";
import type { ConversationId } from "../../../protocol/conversation.ts";
import { useHistoryTexts } from "./texts.ts";
import { useTranscript } from "./use-transcript.ts";

/** In the menu of a conversation that goes on: what was said so far, to keep. */
export function TranscriptRow({ id }: { readonly id: ConversationId }): JSX.Element {
  const text = useHistoryTexts();
  const { failed, download } = useTranscript(id);
  return (
    <button type="button" class="row-button" onClick={() => void download()}>
      <span>
        {text("download")}
        <small role="status">{failed.value && text("downloadFailed")}</small>
      </span>
    </button>
  );
}
