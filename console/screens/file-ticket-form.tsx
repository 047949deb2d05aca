import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { type ClientId, priorities } from "../../protocol/conversation.ts";
import { ticketLimits } from "../../protocol/limits.ts";
import { createClientId } from "../../ui/client-id.ts";
import type { BegunComplaint } from "../models/complaint.ts";
import type { FiledFor } from "../models/customer-search.ts";
import type { DeskModel } from "../models/desk.ts";
import { refusedAs } from "../models/tickets.ts";
import { fetchCategory } from "../models/topics.ts";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface FileTicketFormProps {
  readonly model: DeskModel;
  readonly begun: BegunComplaint;
  /** Undefined while no customer was chosen. */
  readonly owner: FiledFor | undefined;
  /** What else happens when it is filed. */
  readonly note: string;
  /** Stands above the other fields. */
  readonly children?: ComponentChildren;
  readonly onClose: () => void;
}

/** What happened, what it is about, how grave it is, and what is asked for. */
export function FileTicketForm(props: FileTicketFormProps): JSX.Element {
  const { model, begun, owner, note, children, onClose } = props;
  const { t, locale } = useTranslation();
  const { tickets, screen, call } = model;
  const clientId = useMemo<ClientId>(createClientId, []);
  const topic = useSignal("");
  const severity = useSignal(begun.severity);
  const description = useSignal(begun.description);
  const demand = useSignal("");
  const happenedAt = useSignal(begun.happenedAt ?? "");
  const refused = useSignal<ReturnType<typeof refusedAs> | null>(null);
  useEffect(tickets.reload, [tickets]);
  useEffect(() => {
    if (begun.topic === "") return;
    void fetchCategory(begun.topic, locale).then((category = "") => {
      if (topic.peek() === "") topic.value = category;
    });
  }, [begun.topic, locale, topic]);
  const isReady = topic.value !== "" && description.value.trim() !== "";
  const file = async () => {
    if (!isReady || !owner) return;
    refused.value = null;
    try {
      const { ticket } = await call("ticket:file", {
        ...owner,
        clientId,
        topic: topic.value,
        severity: severity.value,
        description: description.value.trim(),
        ...(demand.value.trim() === "" ? {} : { demand: demand.value.trim() }),
        ...(happenedAt.value === ""
          ? {}
          : { happenedAt: new Date(happenedAt.value).toISOString() }),
        ...(begun.transactionId ? { transactionId: begun.transactionId } : {}),
        ...(begun.attachmentIds.length > 0 ? { attachmentIds: [...begun.attachmentIds] } : {}),
      });
      onClose();
      screen.show("tickets");
      void tickets.choose(ticket.number);
    } catch (error) {
      refused.value = refusedAs(error);
    }
  };
  return (
    <form
      class="dialog-form"
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void file();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void file();
      }}
    >
      {children}
      <div class="file-ticket-about">
        <label class="field">
          <span>{t("tickets.filter.topic")}</span>
          <select
            value={topic.value}
            required
            onChange={({ currentTarget }) => {
              topic.value = currentTarget.value;
            }}
          >
            <option value="">{t("ticket.choose")}</option>
            {[...(tickets.overview.value?.topics ?? []), t("fileTicket.otherTopic")].map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t("tickets.filter.severity")}</span>
          <select
            value={severity.value}
            onChange={({ currentTarget }) => {
              const chosen = priorities.find((one) => one === currentTarget.value);
              if (chosen) severity.value = chosen;
            }}
          >
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(`priority.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="field">
        <span>{t("fileTicket.story")}</span>
        <textarea
          rows={5}
          value={description.value}
          maxLength={ticketLimits.textLength}
          required
          autofocus={owner !== undefined}
          onInput={({ currentTarget }) => {
            description.value = currentTarget.value;
          }}
        />
      </label>
      <label class="field">
        <span>{t("ticket.happened")}</span>
        <input
          type="datetime-local"
          value={happenedAt.value}
          onInput={({ currentTarget }) => {
            happenedAt.value = currentTarget.value;
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
      <p class="muted meta">{note}</p>
      {refused.value && (
        <p class="problem" role="alert">
          {t(`ticket.refused.${refused.value}`)}
        </p>
      )}
      <footer class="dialog-foot">
        <button type="button" class="secondary" onClick={onClose}>
          {t("cancel")}
        </button>
        <button type="submit" class="primary" aria-disabled={!isReady || !owner}>
          {t("fileTicket.submit")}
          <Keys label="Ctrl Enter" />
        </button>
      </footer>
    </form>
  );
}
