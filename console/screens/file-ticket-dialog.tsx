import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { ClientId } from "../../protocol/conversation.ts";
import { limits, ticketLimits } from "../../protocol/limits.ts";
import { createClientId } from "../../ui/client-id.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { complaintFrom } from "../models/complaint.ts";
import type { ConversationDialogProps } from "./conversation-dialog-props.ts";
import { Dialog } from "./dialog.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

/** A complaint for the customer of the open conversation: what was said and shown there is in it already. */
export function FileTicketDialog({ model, view, onClose }: ConversationDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, screen, call } = model;
  // By id: a message that arrives makes a new view, and what was typed must stay.
  const begun = useMemo(() => complaintFrom(view), [view.id]);
  const clientId = useMemo<ClientId>(createClientId, [view.id]);
  const topic = useSignal(begun.topic);
  const description = useSignal(begun.description);
  const demand = useSignal("");
  const failed = useSignal(false);
  useEffect(tickets.reload, [tickets]);
  const isReady = topic.value.trim() !== "" && description.value.trim() !== "";
  const file = async () => {
    if (!isReady) return;
    failed.value = false;
    try {
      const { ticket } = await call("ticket:file", {
        conversationId: view.id,
        clientId,
        topic: topic.value.trim(),
        description: description.value.trim(),
        ...(demand.value.trim() === "" ? {} : { demand: demand.value.trim() }),
        ...(begun.transactionId ? { transactionId: begun.transactionId } : {}),
        ...(begun.attachmentIds.length > 0 ? { attachmentIds: [...begun.attachmentIds] } : {}),
      });
      onClose();
      screen.show("tickets");
      void tickets.choose(ticket.number);
    } catch (error) {
      asRefusal(error);
      failed.value = true;
    }
  };
  return (
    <Dialog title={t("fileTicket.title")} onClose={onClose}>
      <form
        class="dialog-form"
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void file();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          void file();
        }}
      >
        <label class="field">
          <span>{t("tickets.filter.topic")}</span>
          <input
            value={topic.value}
            list="ticket-topics"
            maxLength={limits.topicLength}
            required
            onInput={({ currentTarget }) => {
              topic.value = currentTarget.value;
            }}
          />
          <datalist id="ticket-topics">
            {(tickets.overview.value?.topics ?? []).map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </label>
        <label class="field">
          <span>{t("ticket.story")}</span>
          <textarea
            rows={5}
            value={description.value}
            maxLength={ticketLimits.textLength}
            required
            autofocus
            onInput={({ currentTarget }) => {
              description.value = currentTarget.value;
            }}
          />
        </label>
        <label class="field">
          <span>{t("ticket.demand")}</span>
          <input
            value={demand.value}
            maxLength={ticketLimits.demandLength}
            onInput={({ currentTarget }) => {
              demand.value = currentTarget.value;
            }}
          />
        </label>
        <p class="muted meta">
          {t("fileTicket.note", {
            files: begun.attachmentIds.length,
            transactions: begun.transactionId ? 1 : 0,
          })}
        </p>
        {failed.value && (
          <p class="problem" role="alert">
            {t("ticket.refused.other")}
          </p>
        )}
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={!isReady}>
            {t("fileTicket.submit")}
            <Keys label="Ctrl Enter" />
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
