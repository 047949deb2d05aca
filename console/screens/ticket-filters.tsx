import type { JSX } from "preact";
import type { TicketFilter } from "../../protocol/agent-ticket.ts";
import { priorities } from "../../protocol/conversation.ts";
import { ticketStates } from "../../protocol/ticket.ts";
import type { DeskModel } from "../models/desk.ts";
import { ticketGroupings } from "../models/ticket-groups.ts";
import type { TicketsModel } from "../models/tickets.ts";
import { ChipSelect } from "./chip-select.tsx";
import { TicketExportLink } from "./ticket-export-link.tsx";
import { useTranslation } from "./translation.ts";
import { useColleagues } from "./use-colleagues.ts";

const amounts = ["100", "1000", "5000", "10000"] as const;

/** What of the list is shown: by topic, severity, state, owner, amount and words. */
export function TicketFilters({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { tickets, call } = model;
  const agents = useColleagues(call);
  const { filter } = tickets.list.value;
  const { narrow } = tickets;
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
      <span class="tickets-filters-end">
        <Grouping tickets={tickets} />
        <TicketExportLink model={model} />
      </span>
    </div>
  );
}

/** By what the rows stand together. */
function Grouping({ tickets }: { readonly tickets: TicketsModel }): JSX.Element {
  const { t } = useTranslation();
  const { grouping } = tickets;
  return (
    <ChipSelect
      class="tickets-grouping"
      aria-label={t("tickets.grouping")}
      value={grouping.value}
      onChange={({ currentTarget }) => {
        const chosen = ticketGroupings.find((one) => one === currentTarget.value);
        if (chosen) grouping.value = chosen;
      }}
    >
      {ticketGroupings.map((one) => (
        <option key={one} value={one}>
          {t(`tickets.grouping.${one}`)}
        </option>
      ))}
    </ChipSelect>
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
    <ChipSelect
      class="filter-chip"
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
    </ChipSelect>
  );
}
