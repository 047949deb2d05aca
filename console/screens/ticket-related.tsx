import type { JSX } from "preact";
import { longDate } from "../models/times.ts";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** The conversations that it is about, and the customer's other complaints, into which it can go. */
export function TicketRelated({ ticket, model }: TicketPaneProps): JSX.Element | null {
  const { t, locale } = useTranslation();
  const { tickets } = model;
  const { number, conversations, others, may } = ticket;
  if (conversations.length + others.length === 0) return null;
  return (
    <section class="ticket-card" aria-label={t("ticket.related")}>
      <strong>{t("ticket.related")}</strong>
      <ul class="ticket-related">
        {conversations.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              class="quiet cut"
              onClick={() => {
                model.open(one.id);
                model.screen.show("desk");
              }}
            >
              {`${one.topic ?? t("topic.none")} · ${longDate(one.createdAt, locale)}`}
            </button>
            <span class="muted">{t(`status.${one.status}`)}</span>
          </li>
        ))}
        {others.map((other) => (
          <li key={other.number}>
            <button
              type="button"
              class="quiet cut"
              onClick={() => void tickets.choose(other.number)}
            >
              {`${other.number} · ${other.topic}`}
            </button>
            {may.merge && (
              <button
                type="button"
                class="secondary"
                onClick={() =>
                  void tickets.step((call) => call("ticket:merge", { number, into: other.number }))
                }
              >
                {t("ticket.merge")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
