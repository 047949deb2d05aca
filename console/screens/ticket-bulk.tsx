import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { type AgentId, priorities } from "../../protocol/conversation.ts";
import type { DeskModel } from "../models/desk.ts";
import type { TicketStepCall } from "../models/tickets.ts";
import { useTranslation } from "./translation.ts";
import { useColleagues } from "./use-colleagues.ts";

/** One step with all that are ticked. What a rule refuses stays ticked, and is counted. */
export function TicketBulk({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { tickets, call, agent } = model;
  const count = tickets.selection.chosen.value.size;
  const colleagues = useColleagues(call);
  const refused = useSignal(0);
  const busy = useSignal(false);
  const run = async (take: TicketStepCall) => {
    if (busy.value) return;
    busy.value = true;
    refused.value = await tickets.bulk(take);
    busy.value = false;
  };
  const teams = tickets.overview.value?.tasks.map(({ team }) => team) ?? [];
  return (
    <fieldset class="ticket-bulk" aria-label={t("tickets.bulk")} disabled={busy.value}>
      <strong>{t("tickets.chosen", { count })}</strong>
      <select
        aria-label={t("ticket.assign")}
        value=""
        onChange={({ currentTarget }) => {
          const to = currentTarget.value;
          currentTarget.value = "";
          if (to.startsWith("team:")) {
            const team = to.slice("team:".length);
            void run((ask, number) => ask("ticket:assign", { number, team }));
          } else if (to !== "")
            void run((ask, number) => ask("ticket:assign", { number, agentId: to as AgentId }));
        }}
      >
        <option value="">{t("ticket.assign")}</option>
        {agent.value && <option value={agent.value.id}>{t("ticket.toMe")}</option>}
        {colleagues
          .filter(({ id }) => id !== agent.value?.id)
          .map(({ id, name, available }) => (
            <option key={id} value={id}>
              {name} · {t(available ? "duty.on" : "duty.off")}
            </option>
          ))}
        {teams.map((team) => (
          <option key={team} value={`team:${team}`}>
            {team}
          </option>
        ))}
      </select>
      <select
        aria-label={t("tickets.filter.severity")}
        value=""
        onChange={({ currentTarget }) => {
          const severity = priorities.find((one) => one === currentTarget.value);
          currentTarget.value = "";
          if (severity === undefined) return;
          const topics = new Map(tickets.rows.value.map(({ number, topic }) => [number, topic]));
          void run((ask, number) =>
            ask("ticket:classify", { number, topic: topics.get(number) ?? "", severity }),
          );
        }}
      >
        <option value="">{t("tickets.filter.severity")}</option>
        {priorities.map((one) => (
          <option key={one} value={one}>
            {t(`priority.${one}`)}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="secondary"
        onClick={() => void run((ask, number) => ask("ticket:close", { number }))}
      >
        {t("ticket.close")}
      </button>
      <button type="button" class="quiet" onClick={tickets.selection.clear}>
        {t("tickets.unselect")}
      </button>
      {refused.value > 0 && (
        <span class="problem" role="status">
          {t("tickets.bulkRefused", { count: refused.value })}
        </span>
      )}
    </fieldset>
  );
}
