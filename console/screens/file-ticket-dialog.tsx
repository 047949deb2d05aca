import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { complaintFrom } from "../models/complaint.ts";
import type { ConversationDialogProps } from "./conversation-dialog-props.ts";
import { Dialog } from "./dialog.tsx";
import { FileTicketForm } from "./file-ticket-form.tsx";
import { useTranslation } from "./translation.ts";

/** A complaint for the customer of the open conversation: what was said and shown there is in it already. */
export function FileTicketDialog({ model, view, onClose }: ConversationDialogProps): JSX.Element {
  const { t } = useTranslation();
  // By id: a message that arrives makes a new view, and what was typed must stay.
  const begun = useMemo(() => complaintFrom(view), [view.id]);
  const files = begun.attachmentIds.length;
  const transactions = begun.transactionId ? 1 : 0;
  return (
    <Dialog title={t("fileTicket.title")} onClose={onClose}>
      <FileTicketForm
        model={model}
        begun={begun}
        owner={{ conversationId: view.id }}
        note={t("fileTicket.note", { files, transactions })}
        onClose={onClose}
      />
    </Dialog>
  );
}
