import type { JSX } from "preact";
import type { TicketRow } from "../../protocol/agent-ticket.ts";
import type { FoundCustomer } from "../../protocol/search.ts";
import { calledBy } from "../models/customer-name.ts";
import { shortTime } from "../models/times.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Marked } from "./marked.tsx";
import { type FoundPlace, SearchRow } from "./search-row.tsx";
import { TicketClock } from "./ticket-clock.tsx";
import { useTranslation } from "./translation.ts";
import { VerifiedMark } from "./verified-mark.tsx";

/** Name and what is known of the phone number. */
export function FoundCustomerRow({
  found: { customer, phoneMasked, conversationId },
  ...place
}: FoundPlace & { readonly found: FoundCustomer }): JSX.Element {
  const { t } = useTranslation();
  const query = place.model.search.text.value;
  return (
    <SearchRow {...place}>
      <span class="search-line">
        <strong class="cut">
          <Marked text={calledBy(customer, t)} query={query} />
        </strong>
        <VerifiedMark verified={customer.verified} />
        {phoneMasked !== undefined && (
          <span class="muted search-phone">
            <Marked text={phoneMasked} query={query} />
          </span>
        )}
      </span>
      {conversationId === undefined && (
        <span class="muted search-state">{t("search.noConversation")}</span>
      )}
    </SearchRow>
  );
}

/** Number and words, then whose it is and how it stands. */
export function FoundTicketRow({
  ticket,
  now,
  ...place
}: FoundPlace & { readonly ticket: TicketRow; readonly now: number }): JSX.Element {
  const { t, locale } = useTranslation();
  const query = place.model.search.text.value;
  const customer = { name: ticket.customerName, verified: ticket.customerVerified };
  return (
    <SearchRow {...place}>
      <span class="search-line">
        <strong class="search-number">
          <Marked text={ticket.number} query={query} />
        </strong>
        <span class="muted cut">{ticket.topic}</span>
        <time class="muted" dateTime={ticket.lastAt}>
          {shortTime(ticket.lastAt, now, locale)}
        </time>
      </span>
      <span class="search-words">
        <Marked text={ticket.words} query={query} />
      </span>
      <span class="muted search-state">
        {`${calledBy(customer, t)} · ${t(`ticket.state.${ticket.state}`)}`}
        <TicketClock row={ticket} now={now} />
      </span>
    </SearchRow>
  );
}

export function FoundArticleRow({
  title,
  ...place
}: FoundPlace & { readonly title: string }): JSX.Element {
  return (
    <SearchRow {...place}>
      <span class="search-line search-article">
        <ConsoleIcon name="article" />
        <span class="cut">
          <Marked text={title} query={place.model.search.text.value} />
        </span>
      </span>
    </SearchRow>
  );
}
