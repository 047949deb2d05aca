import type { JSX } from "preact";
import type { DeskRow } from "../../protocol/desk.ts";
import type { FoundConversation, FoundMessage } from "../../protocol/search.ts";
import { calledBy } from "../models/customer-name.ts";
import { shortTopic } from "../models/short-topic.ts";
import { shortTime, waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { AgentMark } from "./agent-mark.tsx";
import { excerptOf, Marked } from "./marked.tsx";
import { type FoundPlace, SearchRow } from "./search-row.tsx";
import { useTopicTitles, useTranslation } from "./translation.ts";
import { VerifiedMark } from "./verified-mark.tsx";

interface FoundRowProps extends FoundPlace {
  readonly found: FoundConversation;
  readonly now: number;
}

/** Line 1 whose it is, what about and when; then what was found, and who has it. */
export function FoundRow({ found, now, model, index }: FoundRowProps): JSX.Element {
  const { t, locale } = useTranslation();
  const titleOf = useTopicTitles();
  const { row, matches, notes } = found;
  const query = model.search.text.value;
  return (
    <SearchRow model={model} index={index}>
      <span class="search-line">
        <strong class="cut">{calledBy(row.customer, t)}</strong>
        <VerifiedMark verified={row.customer.verified} />
        <span class="muted cut">
          {row.topic === undefined ? "" : shortTopic(titleOf(row.topic))}
        </span>
        <time class="muted" dateTime={row.lastAt}>
          {shortTime(row.lastAt, now, locale)}
        </time>
      </span>
      {matches.map(({ seq, author, text }) => (
        <Match key={seq} by={author} text={text} query={query} />
      ))}
      {notes.map(({ id, text }) => (
        <Match key={id} by="note" text={text} query={query} />
      ))}
      <State row={row} now={now} />
    </SearchRow>
  );
}

interface MatchProps {
  readonly by: FoundMessage["author"] | "note";
  readonly text: string;
  readonly query: string;
}

function Match({ by, text, query }: MatchProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <span class="search-match">
      <span class="muted">{t(`search.by.${by}`)}</span>
      <span class="search-words">
        <Marked text={excerptOf(text, query)} query={query} />
      </span>
    </span>
  );
}

function State({ row, now }: { readonly row: DeskRow; readonly now: number }): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const wait =
    row.status === "queued" && row.waitingSince !== undefined
      ? waitText(secondsSince(row.waitingSince, now), translation)
      : undefined;
  const words = row.agent
    ? t(row.status === "resolved" ? "search.doneBy" : "search.with", { name: row.agent.name })
    : wait === undefined
      ? t(`search.status.${row.status}`)
      : t("search.waits", { wait });
  return (
    <span class="muted search-state">
      {row.agent && <AgentMark id={row.agent.id} name={row.agent.name} />}
      {words}
    </span>
  );
}
