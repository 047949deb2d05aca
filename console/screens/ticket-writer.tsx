import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { AgentTicket } from "../../protocol/ticket.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { useTranslation } from "./translation.ts";

const modes = ["reply", "ask", "note", "task"] as const;
type Mode = (typeof modes)[number];

interface TicketWriterProps {
  readonly ticket: AgentTicket;
  readonly tickets: TicketsModel;
}

/** What an agent writes in a ticket: to the customer, to colleagues, or to another team. */
export function TicketWriter({ tickets }: TicketWriterProps): JSX.Element {
  const { t } = useTranslation();
  const mode = useSignal<Mode>("reply");
  const written = useSignal("");
  const team = useSignal("");
  const text = written.value.trim();
  const isReady = text !== "" && (mode.value !== "task" || team.value.trim() !== "");
  const send = async () => {
    const chosen = mode.value;
    const sent = await tickets.step((call, number) => {
      switch (chosen) {
        case "reply":
          return call("ticket:reply", { number, text });
        case "ask":
          return call("ticket:ask", { number, text });
        case "note":
          return call("ticket:note", { number, text });
        case "task":
          return call("ticket:task", { number, text, team: team.value.trim() });
      }
    });
    if (sent) written.value = "";
  };
  return (
    <form
      class="ticket-writer"
      data-mode={mode.value}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void send();
      }}
    >
      <fieldset class="ticket-modes">
        {modes.map((one) => (
          <button
            key={one}
            type="button"
            class="quiet"
            aria-pressed={one === mode.value}
            onClick={() => {
              mode.value = one;
            }}
          >
            {t(`ticket.mode.${one}`)}
          </button>
        ))}
        {mode.value === "task" && (
          <input
            aria-label={t("ticket.team")}
            placeholder={t("ticket.team")}
            value={team.value}
            onInput={({ currentTarget }) => {
              team.value = currentTarget.value;
            }}
          />
        )}
      </fieldset>
      <textarea
        rows={3}
        aria-label={t(`ticket.mode.${mode.value}`)}
        placeholder={t(`ticket.hint.${mode.value}`)}
        value={written.value}
        onInput={({ currentTarget }) => {
          written.value = currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && isReady) void send();
        }}
      />
      <footer class="ticket-line">
        <span class="muted">{t(`ticket.hint.${mode.value}`)}</span>
        <button type="submit" class="primary" disabled={!isReady}>
          {t("ticket.send")}
        </button>
      </footer>
    </form>
  );
}
