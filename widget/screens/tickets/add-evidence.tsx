import { useSignal } from "@preact/signals";
import type { ComponentProps, JSX } from "preact";
import type { AttachmentId } from "../../../protocol/attachment.ts";
import type { Evidence } from "../../attachments/evidence.tsx";
import type { FileItem } from "../../attachments/file-list.ts";
import type { Files } from "../../attachments/files.ts";
import { useWidgetContext } from "../../context.ts";
import { lazy } from "../lazy.tsx";
import { loadAttachments } from "../load-attachments.ts";
import { useTicketTexts } from "./texts.ts";

const LazyEvidence = lazy<"evidence", ComponentProps<typeof Evidence>>(loadAttachments, "evidence");

/** In a form: the way to photographs and PDFs. What takes them is loaded at the first tap, or where some are there. */
export function AddEvidence(props: ComponentProps<typeof Evidence>): JSX.Element {
  const text = useTicketTexts();
  const isWanted = useSignal(false);
  const there = useFilesAt(props.place);
  if (isWanted.value || there.length > 0) return <LazyEvidence {...props} />;
  return (
    <button
      type="button"
      class="secondary wide add-evidence"
      onClick={() => {
        isWanted.value = true;
      }}
    >
      {text("addEvidence")}
    </button>
  );
}

/** The files that stand there now, without those that were refused. */
export function useEvidence(place: string): readonly FileItem[] {
  return useFilesAt(place).filter(({ state }) => state !== "refused");
}

function useFilesAt(place: string): readonly FileItem[] {
  const { files } = useWidgetContext().support;
  return files.value?.list.at(place) ?? [];
}

/** Their ids, once all of them have arrived. Rejects where one was not taken. */
export const evidenceIn = async (
  files: Files | undefined,
  place: string,
): Promise<{ attachmentIds?: AttachmentId[] }> => {
  const attachmentIds = (await files?.ready(place)) ?? [];
  return attachmentIds.length > 0 ? { attachmentIds } : {};
};
