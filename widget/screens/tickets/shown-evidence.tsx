import type { JSX } from "preact";
import type { Attachment } from "../../../protocol/attachment.ts";
import { attachmentLine } from "../../../ui/attachment-line.ts";
import { useAttachments } from "../use-attachments.ts";

/** Evidence of a ticket. Until what draws it has come, its names stand there. */
export function ShownEvidence(props: { readonly attachments: readonly Attachment[] }): JSX.Element {
  const { attachments } = props;
  const parts = useAttachments(true);
  if (parts) return <parts.sentFiles.Component attachments={attachments} look="tiles" />;
  return <p class="said muted small">{attachmentLine({ kind: "attachment", attachments })}</p>;
}
