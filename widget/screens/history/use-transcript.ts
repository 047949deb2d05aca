import { type Signal, useSignal } from "@preact/signals";
import type { ConversationId } from "../../../protocol/conversation.ts";
import { useWidgetContext } from "../../context.ts";
import { useHistoryTexts } from "./texts.ts";

interface TranscriptDownload {
  readonly failed: Signal<boolean>;
  readonly download: () => Promise<void>;
}

/** The record of a conversation, as a file for the customer. */
export function useTranscript(id: ConversationId): TranscriptDownload {
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
      await saveTranscript({ id, call, locale, text, bot: t("chat.bot"), t, server });
    } catch {
      failed.value = true;
    }
  };
  return { failed, download };
}
