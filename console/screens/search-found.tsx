import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { FoundConversation, SearchResults } from "../../protocol/search.ts";
import { markedText } from "../../protocol/search-terms.ts";
import { timeStamp } from "../../ui/times.ts";
import { calledBy } from "../models/customer-name.ts";
import type { DeskProps } from "./desk-props.ts";
import { useTranslation } from "./translation.ts";

/** The words that were looked for, marked. The hit colour is in search only. */
export const Marked = ({ text, query }: { readonly text: string; readonly query: string }) => (
  <>
    {markedText(text, query).map(([part, isHit], index) =>
      isHit ? <mark key={index}>{part}</mark> : part,
    )}
  </>
);

interface FoundRowProps {
  readonly found: FoundConversation;
  readonly query: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

/** Line 1 whose it is, what about and when; then what was found. */
export function FoundRow({ found, query, chosen, onChoose, onOpen }: FoundRowProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { row, matches } = found;
  const element = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const state = row.agent ? t("head.with", { name: row.agent.name }) : t(`status.${row.status}`);
  return (
    <button
      ref={element}
      type="button"
      class="search-row"
      aria-current={chosen}
      onClick={chosen ? onOpen : onChoose}
      onDblClick={onOpen}
    >
      <span class="search-line">
        <strong class="cut">{calledBy(row.customer, t)}</strong>
        <span class="muted cut">{row.topic ?? ""}</span>
        <time class="muted" dateTime={row.lastAt}>
          {timeStamp(row.lastAt, new Date(), locale)}
        </time>
      </span>
      {matches.map(({ seq, author, text }) => (
        <span class="search-match" key={seq}>
          <span class="muted">{t(`search.by.${author}`)}</span>
          <span class="search-words">
            <Marked text={excerptOf(text, query)} query={query} />
          </span>
        </span>
      ))}
      <span class="muted search-state">{state}</span>
    </button>
  );
}

/** So much of a long text stands before the first hit. */
const leadLength = 12;

function excerptOf(text: string, query: string): string {
  const [first] = markedText(text, query);
  const [lead = "", isHit] = first ?? [];
  if (isHit || lead.length === text.length || lead.length <= leadLength) return text;
  return `…${text.slice(lead.length - leadLength)}`;
}

interface BesidesProps extends Pick<DeskProps, "model"> {
  readonly results: SearchResults;
}

/** Customers, tickets and articles, a line each. */
export function FoundBesides({ model, results }: BesidesProps): JSX.Element | null {
  const { t } = useTranslation();
  const { customers, tickets, articles } = results;
  const query = model.search.text.value;
  if (customers.length + tickets.length + articles.length === 0) return null;
  return (
    <div class="search-besides">
      {customers.map(({ customer, phoneMasked, conversationId }) => (
        <button
          key={customer.id}
          type="button"
          class="search-besides-row"
          onClick={() => {
            if (conversationId === undefined) return;
            model.screen.show("desk");
            model.open(conversationId);
          }}
        >
          <span class="muted">{t("search.kind.customer")}</span>
          <span class="cut">
            <Marked
              text={[calledBy(customer, t), phoneMasked ?? ""].join(" ").trim()}
              query={query}
            />
          </span>
        </button>
      ))}
      {tickets.map(({ number, topic, state }) => (
        <button
          key={number}
          type="button"
          class="search-besides-row"
          onClick={() => {
            model.screen.show("tickets");
            void model.tickets.choose(number);
          }}
        >
          <span class="muted">{t("search.kind.ticket")}</span>
          <span class="cut">{`${number} · ${topic} · ${t(`ticket.state.${state}`)}`}</span>
        </button>
      ))}
      {articles.map(({ id, title }) => (
        <p key={id} class="search-besides-row">
          <span class="muted">{t("search.kind.article")}</span>
          <span class="cut">
            <Marked text={title} query={query} />
          </span>
        </p>
      ))}
    </div>
  );
}
