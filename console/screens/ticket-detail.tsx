import type { JSX } from "preact";
import type { TicketEntry } from "../../protocol/ticket.ts";
import { timeStamp } from "../../ui/times.ts";
import type { TicketPaneProps } from "./ticket-props.ts";
import { TicketSide } from "./ticket-side.tsx";
import { promiseTime } from "./ticket-times.ts";
import { TicketWriter } from "./ticket-writer.tsx";
import { useTranslation } from "./translation.ts";

/** One complaint: what the customer wrote, all that was done, and what can be done next. */
export function TicketDetail({ ticket, model, now }: TicketPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { number, topic, state, timeline, customer, description, demand, contact } = ticket;
  const refused = model.tickets.refused.value;
  return (
    <>
      <section class="ticket-main">
        <header class="ticket-head">
          <span class="muted">{number}</span>
          <h1>{topic}</h1>
          <span class="ticket-state">{t(`ticket.state.${state}`)}</span>
        </header>
        <div class="ticket-scroll">
          <article class="ticket-story" aria-label={t("ticket.story")}>
            <p class="muted">{customer.name ?? t("tickets.anonymous")}</p>
            <p class="ticket-words" dir="auto">
              {description}
            </p>
            {demand && (
              <p class="muted">
                {t("ticket.demand")} · {demand}
              </p>
            )}
            {contact && (
              <p class="muted">
                {t("ticket.contact")} · {contact}
              </p>
            )}
          </article>
          <h2>{t("ticket.timeline")}</h2>
          <ol class="ticket-entries">
            {timeline.map((entry) => (
              <TimelineRow key={`${entry.at}${entry.kind}${entry.text ?? ""}`} entry={entry} />
            ))}
          </ol>
        </div>
        {refused && (
          <p class="problem ticket-refused" role="alert">
            {t(`ticket.refused.${refused}`)}
          </p>
        )}
        {ticket.closedAt === undefined && <TicketWriter ticket={ticket} tickets={model.tickets} />}
      </section>
      <TicketSide ticket={ticket} model={model} now={now} />
    </>
  );
}

function TimelineRow({ entry }: { readonly entry: TicketEntry }): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { kind, at, by, text, promise } = entry;
  const title = t(`ticket.entry.${kind}`, {
    by: by ?? t("ticket.customer"),
    time: promise ? promiseTime(promise.at, translation) : "",
  });
  return (
    <li data-kind={kind}>
      <p class="ticket-line">
        <strong class={kind === "breached" ? "problem" : ""}>{title}</strong>
        <time class="muted" dateTime={at}>
          {timeStamp(at, new Date(), locale)}
        </time>
      </p>
      {text && kind !== "filed" && (
        <p class="ticket-words" dir="auto">
          {text}
        </p>
      )}
    </li>
  );
}
