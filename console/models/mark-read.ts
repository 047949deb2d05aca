import { effect, type ReadonlySignal } from "@preact/signals";
import type { ConnectionState } from "../../ui/connection.ts";
import type { ConversationModel } from "./conversation.ts";

/** Marks the open conversation as read while the window has the focus. Returns what stops it. */
export function markReadWhileFocused(
  current: ReadonlySignal<ConversationModel | null>,
  connection: ReadonlySignal<ConnectionState>,
): () => void {
  const markRead = () => {
    if (document.hasFocus()) current.value?.markRead();
  };
  const stop = effect(() => {
    // Every change of the conversation, and every reconnection, is a new occasion.
    void current.value?.transcript.view.value;
    if (connection.value === "online") markRead();
  });
  window.addEventListener("focus", markRead);
  return () => {
    stop();
    window.removeEventListener("focus", markRead);
  };
}
