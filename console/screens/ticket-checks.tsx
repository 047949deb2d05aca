import type { JSX } from "preact";
import type { CheckText } from "../../protocol/agent-ticket.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { shortTime } from "../models/times.ts";
import type { TicketPaneProps } from "./ticket-props.ts";
import { useTranslation } from "./translation.ts";

/** The editors' list for this topic, as it was when the ticket got it. Who has ticked what stays in the ticket. */
export function TicketChecks({ ticket, model, now }: TicketPaneProps): JSX.Element | null {
  const { locale } = useTranslation();
  const { number, checklist, closedAt, may } = ticket;
  if (!checklist) return null;
  const done = checklist.checks.filter(({ at }) => at !== undefined).length;
  const title = checkWords(checklist.title, locale);
  return (
    <section class="ticket-card" aria-label={title}>
      <p class="ticket-line">
        <strong>{title}</strong>
        <span class="muted">{`${done} / ${checklist.checks.length}`}</span>
      </p>
      <ul class="ticket-checks">
        {checklist.checks.map(({ id, text, by, at }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={at !== undefined}
                disabled={closedAt !== undefined || !may.handle}
                onChange={({ currentTarget }) => {
                  const on = currentTarget.checked;
                  void model.tickets.step((call) =>
                    call("ticket:check", { number, checkId: id, on }),
                  );
                }}
              />
              <span>{checkWords(text, locale)}</span>
            </label>
            {at && <span class="muted">{`${by ?? ""} ${shortTime(at, now, locale)}`}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Editors may have written one language only. */
const checkWords = (text: CheckText, locale: Locale): string =>
  text[locale] ?? text["zh-CN"] ?? Object.values(text)[0] ?? "";
