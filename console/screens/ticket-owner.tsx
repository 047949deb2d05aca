import type { JSX } from "preact";
import { type AgentId, priorities } from "../../protocol/conversation.ts";
import { AgentMark } from "./agent-mark.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";
import { useColleagues } from "./use-colleagues.ts";

/** Who has it and what it is about. */
export function TicketOwner({ ticket, model }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, agent } = model;
  const { handler, state, closedAt, number } = ticket;
  const isMine = handler?.id === agent.value?.id;
  const isOpen = closedAt === undefined && state !== "decided";
  return (
    <section class="ticket-card" aria-label={t("ticket.owner")}>
      <p class="ticket-line">
        <span class="ticket-person">
          {handler && <AgentMark id={handler.id} name={handler.name} />}
          <strong class="cut">{handler?.name ?? ticket.team ?? t("tickets.unassigned")}</strong>
        </span>
        {isOpen && !isMine && (
          <button
            type="button"
            class="secondary"
            onClick={() => void tickets.step((call) => call("ticket:accept", { number }))}
          >
            {t("ticket.accept")}
          </button>
        )}
        {state === "decided" && (
          <button
            type="button"
            class="secondary"
            onClick={() => void tickets.step((call) => call("ticket:close", { number }))}
          >
            {t("ticket.close")}
          </button>
        )}
      </p>
      {isOpen && (
        <details class="ticket-classes">
          <summary>
            <span class="muted cut">{`${ticket.topic} · ${t(`priority.${ticket.severity}`)}`}</span>
            <span class="ticket-classes-change">{t("ticket.change")}</span>
          </summary>
          <Assign ticket={ticket} model={model} />
          <Classify ticket={ticket} model={model} />
        </details>
      )}
      <Cause ticket={ticket} model={model} />
    </section>
  );
}

type PartProps = Omit<TicketPaneProps, "now">;

function Assign({ ticket, model }: PartProps): JSX.Element {
  const { t } = useTranslation();
  const { call, tickets } = model;
  const { number } = ticket;
  const colleagues = useColleagues(call);
  const teams = tickets.overview.value?.tasks.map(({ team }) => team) ?? [];
  return (
    <label class="choice ticket-assign">
      <span class="muted">{t("ticket.assign")}</span>
      <select
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
          .filter(({ id }) => id !== ticket.handler?.id)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
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

/** The customer reads the topic. The next promises follow the severity. */
function Classify({ ticket, model }: PartProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets } = model;
  const { number, topic, severity } = ticket;
  const known = tickets.overview.value?.topics ?? [];
  const classify = (to: { topic?: string; severity?: typeof severity }) =>
    void tickets.step((call) => call("ticket:classify", { number, topic, severity, ...to }));
  return (
    <>
      <label class="choice">
        <span class="muted">{t("tickets.filter.topic")}</span>
        <select
          value={topic}
          onChange={({ currentTarget }) => classify({ topic: currentTarget.value })}
        >
          {[...new Set([topic, ...known])].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label class="choice">
        <span class="muted">{t("tickets.filter.severity")}</span>
        <select
          value={severity}
          onChange={({ currentTarget }) => {
            const chosen = priorities.find((one) => one === currentTarget.value);
            if (chosen) classify({ severity: chosen });
          }}
        >
          {priorities.map((one) => (
            <option key={one} value={one}>
              {t(`priority.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Cause({ ticket, model }: PartProps): JSX.Element | null {
  const { t } = useTranslation();
  const { number, cause = "", state } = ticket;
  const known = model.tickets.overview.value?.causes ?? [];
  // Before the decision it is chosen with it.
  if (state !== "decided" && state !== "closed") return null;
  return (
    <label class="choice">
      <span class="muted">{t("ticket.cause")}</span>
      <select
        value={cause}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.value;
          if (chosen === "") return;
          void model.tickets.step((call) => call("ticket:set-cause", { number, cause: chosen }));
        }}
      >
        <option value="">{t("ticket.choose")}</option>
        {[...new Set([cause, ...known])]
          .filter((one) => one !== "")
          .map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
      </select>
    </label>
  );
}
