import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { TicketFilter } from "../../protocol/agent-ticket.ts";
import { priorities } from "../../protocol/conversation.ts";
import { ticketStates } from "../../protocol/ticket.ts";
import type { DeskModel } from "../models/desk.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { TicketExportLink } from "./ticket-export-link.tsx";
import { useTranslation } from "./translation.ts";
import { useColleagues } from "./use-colleagues.ts";

/** Milliseconds that somebody must not type before the list is read. */
const pauseMs = 300;
const amounts = ["100", "1000", "5000", "10000"] as const;

/** What of the list is shown: by topic, severity, state, owner, amount and words. */
export function TicketFilters({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { tickets, call } = model;
  const agents = useColleagues(call);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const { view, filter } = tickets.list.value;
  const narrow = (part: TicketFilter) => {
    const all = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined);
    tickets.show({ view, filter: Object.fromEntries(all) });
  };
  return (
    <div class="tickets-filters">
      <Choice
        name="topic"
        value={filter.topic}
        choices={(tickets.overview.value?.topics ?? []).map((one) => [one, one])}
        onChoose={(topic) => narrow({ topic })}
      />
      <Choice
        name="severity"
        value={filter.severity}
        choices={priorities.map((one) => [one, t(`priority.${one}`)])}
        onChoose={(chosen) => narrow({ severity: priorities.find((one) => one === chosen) })}
      />
      <Choice
        name="state"
        value={filter.state}
        choices={ticketStates.map((one) => [one, t(`ticket.state.${one}`)])}
        onChoose={(chosen) => narrow({ state: ticketStates.find((one) => one === chosen) })}
      />
      <Choice
        name="handler"
        value={filter.handlerId}
        choices={agents.map(({ id, name }) => [id, name])}
        onChoose={(handlerId) => narrow({ handlerId: handlerId as TicketFilter["handlerId"] })}
      />
      <Choice
        name="amount"
        value={filter.amountFrom}
        choices={amounts.map((one) => [one, t("tickets.amountFrom", { amount: one })])}
        onChoose={(amountFrom) => narrow({ amountFrom })}
      />
      <label class="tickets-search">
        <ConsoleIcon name="search" />
        <input
          key={view}
          aria-label={t("tickets.search")}
          placeholder={t("tickets.searchHint")}
          maxLength={60}
          defaultValue={filter.text ?? ""}
          onInput={({ currentTarget }) => {
            const text = currentTarget.value.trim();
            clearTimeout(typing.current);
            typing.current = setTimeout(() => narrow({ text: text || undefined }), pauseMs);
          }}
        />
        <Keys label="/" />
      </label>
      <TicketExportLink model={model} />
    </div>
  );
}

interface ChoiceProps {
  readonly name: "topic" | "severity" | "state" | "handler" | "amount";
  readonly value: string | undefined;
  readonly choices: readonly (readonly [value: string, title: string])[];
  readonly onChoose: (value: string | undefined) => void;
}

function Choice({ name, value, choices, onChoose }: ChoiceProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <select
      class="tickets-filter"
      aria-label={t(`tickets.filter.${name}`)}
      data-set={value !== undefined}
      value={value ?? ""}
      onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
    >
      <option value="">{t(`tickets.filter.${name}`)}</option>
      {choices.map(([one, title]) => (
        <option key={one} value={one}>
          {title}
        </option>
      ))}
    </select>
  );
}
