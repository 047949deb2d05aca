import type { JSX } from "preact";
import type { AgentId } from "../../protocol/conversation.ts";
import { isOver } from "../models/ticket-groups.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";
import { useColleagues } from "./use-colleagues.ts";

/** Gives it to a colleague or a team; a re-review to nobody who had a part in it before. */
export function TicketGive({ ticket, model }: Omit<TicketPaneProps, "now">): JSX.Element | null {
  const { t } = useTranslation();
  const { call, tickets } = model;
  const { number, may, handler, notReviewers } = ticket;
  const colleagues = useColleagues(call);
  const teams = tickets.overview.value?.tasks.map(({ team }) => team) ?? [];
  if (!may.assign || isOver(ticket)) return null;
  const unfit: ReadonlySet<string | undefined> = new Set([handler?.id, ...notReviewers]);
  return (
    <label class="tool ticket-give">
      <ConsoleIcon name="transfer" />
      <span aria-hidden="true">{t("ticket.give")}</span>
      {/* It lies over the words, and is not seen: the browser's own list is what opens. */}
      <select
        aria-label={t("ticket.give")}
        aria-keyshortcuts="A"
        value=""
        onChange={({ currentTarget }) => {
          const to = currentTarget.value;
          currentTarget.value = "";
          if (to === "") return;
          const given = to.startsWith("team:")
            ? { team: to.slice("team:".length) }
            : { agentId: to as AgentId };
          void tickets.step((ask) => ask("ticket:assign", { number, ...given }));
        }}
      >
        <option value="">{t("ticket.choose")}</option>
        {colleagues
          .filter(({ id }) => !unfit.has(id))
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
    </label>
  );
}
