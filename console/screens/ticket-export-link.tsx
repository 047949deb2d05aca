import type { JSX } from "preact";
import { leads } from "../models/assignment.ts";
import type { DeskModel } from "../models/desk.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

/** The whole list as a table, for whoever leads. */
export function TicketExportLink({ model }: { readonly model: DeskModel }): JSX.Element | null {
  const { t } = useTranslation();
  const agent = model.agent.value;
  if (agent === null || !leads(agent)) return null;
  const { view, filter } = model.tickets.list.value;
  const query = new URLSearchParams({ view });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return (
    <a
      class="icon-button"
      href={`/api/agent/tickets.csv?${query}`}
      title={t("tickets.export")}
      aria-label={t("tickets.export")}
      download
    >
      <ConsoleIcon name="download" />
    </a>
  );
}
