import type { JSX } from "preact";
import { leads } from "../models/assignment.ts";
import type { DeskModel } from "../models/desk.ts";
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
    <a class="quiet tickets-export" href={`/api/agent/tickets.csv?${query}`} download>
      {t("tickets.export")}
    </a>
  );
}
