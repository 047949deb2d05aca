import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { nothingBegun } from "../models/complaint.ts";
import type { FoundOwner } from "../models/customer-search.ts";
import type { DeskModel } from "../models/desk.ts";
import { CustomerChoice } from "./customer-choice.tsx";
import { Dialog } from "./dialog.tsx";
import { FileTicketForm } from "./file-ticket-form.tsx";
import { useTranslation } from "./translation.ts";

/** A complaint that came otherwise, by phone or by letter: first whose it is, then what it is. */
export function NewTicketDialog({
  model,
  onClose,
}: {
  readonly model: DeskModel;
  readonly onClose: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const chosen = useSignal<FoundOwner | undefined>(undefined);
  return (
    <Dialog title={t("tickets.new")} onClose={onClose}>
      <FileTicketForm
        model={model}
        begun={nothingBegun}
        owner={chosen.value?.owner}
        note={t("fileTicket.noteAlone")}
        onClose={onClose}
      >
        <CustomerChoice chosen={chosen} />
      </FileTicketForm>
    </Dialog>
  );
}
