import type { JSX } from "preact";
import { priorities } from "../../protocol/conversation.ts";
import { AgentMark } from "./agent-mark.tsx";
import { Keys } from "./key-hint.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** Who has it and what it is about. */
export function TicketOwner({ ticket, model }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { tickets, agent } = model;
  const { handler, state, closedAt, number, may } = ticket;
  const isMine = handler?.id === agent.value?.id;
  const isOpen = closedAt === undefined && state !== "decided";
  return (
    <section class="ticket-card" aria-label={t("ticket.owner")}>
      <p class="ticket-line">
        <span class="ticket-person">
          {handler && <AgentMark id={handler.id} name={handler.name} />}
          <strong class="cut">{handler?.name ?? ticket.team ?? t("tickets.unassigned")}</strong>
        </span>
        {isOpen && !isMine && may.take && (
          <button
            type="button"
            class="secondary ticket-take"
            aria-keyshortcuts="T"
            onClick={() => void tickets.step((call) => call("ticket:accept", { number }))}
          >
            {t("ticket.accept")}
            <Keys label="T" />
          </button>
        )}
        {state === "decided" && may.handle && (
          <button
            type="button"
            class="secondary"
            onClick={() => void tickets.step((call) => call("ticket:close", { number }))}
          >
            {t("ticket.close")}
          </button>
        )}
      </p>
      <WhoMay ticket={ticket} model={model} />
      {isOpen && may.handle && (
        <details class="ticket-classes">
          <summary>
            <span class="muted cut">{`${ticket.topic} · ${t(`priority.${ticket.severity}`)}`}</span>
            <span class="ticket-classes-change">{t("ticket.change")}</span>
          </summary>
          <Classify ticket={ticket} model={model} />
        </details>
      )}
      <Cause ticket={ticket} model={model} />
    </section>
  );
}

type PartProps = Omit<TicketPaneProps, "now">;

/** Where this agent may not handle it: who may, so that nobody presses what is refused. */
function WhoMay({ ticket, model }: PartProps): JSX.Element | null {
  const { t } = useTranslation();
  const { may, notReviewers, handler, closedAt } = ticket;
  if (may.handle || closedAt !== undefined) return null;
  const isOwn = notReviewers.some((id) => id === model.agent.value?.id);
  const [who, name] = isOwn
    ? ([may.assign ? "give" : "review", ""] as const)
    : ([handler ? "holder" : "taker", handler?.name ?? ""] as const);
  return <p class="muted">{t(`ticket.who.${who}`, { name })}</p>;
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
  const { number, cause = "", state, may, mergedInto } = ticket;
  const known = model.tickets.overview.value?.causes ?? [];
  // Before the decision it is chosen with it.
  if (state !== "decided" && state !== "closed") return null;
  // One that was merged has that of the other.
  if (!may.handle || mergedInto !== undefined) return null;
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
