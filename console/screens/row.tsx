import type { JSX } from "preact";
import type { AgentId } from "../../protocol/conversation.ts";
import type { DeskRow, DeskView } from "../../protocol/desk.ts";
import { Strokes } from "../../ui/icons.tsx";
import { shieldIcon } from "../../ui/part-icons.ts";
import type { ShownRow } from "../models/held-rows.ts";
import { isUnread } from "../models/rows.ts";
import type { Translation } from "../models/texts.ts";
import { shortTime, waitText } from "../models/times.ts";
import { secondsSince, toneOf, waitsSince } from "../models/waiting.ts";
import { useTranslation } from "./translation.ts";
import "./row.css";

interface RowProps {
  readonly item: ShownRow;
  readonly view: DeskView;
  readonly me: AgentId;
  readonly now: number;
  readonly selected: boolean;
  /** The Tab key reaches this row, and no other of the list. */
  readonly reachable: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
}

export function RowItem({ item, view, me, now, ...props }: RowProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { row, gone } = item;
  const unread = isUnread(row, me);
  const state = gone || view === "all" ? stateText(row, me, translation) : undefined;
  return (
    <li>
      <button
        type="button"
        class="list-row"
        data-id={row.id}
        data-unread={unread}
        data-gone={gone}
        aria-current={props.selected}
        tabIndex={props.reachable ? 0 : -1}
        onClick={props.onOpen}
        onFocus={props.onFocus}
      >
        {unread && (
          <span class="dot">
            <span class="hidden">{t("row.unread", { count: row.unread })}</span>
          </span>
        )}
        <span class="row-line">
          <span class="row-who">
            <span class="row-person">
              <span class="row-name">{row.customer.name ?? t("customer.anonymous")}</span>
              {row.customer.verified && (
                <span class="verified" title={t("customer.verified")}>
                  <Strokes paths={[shieldIcon]} />
                  <span class="hidden">{t("customer.verified")}</span>
                </span>
              )}
            </span>
            <span class="row-topic">{row.topic}</span>
          </span>
          <RowTime row={row} now={now} />
        </span>
        <span class="row-line">
          {row.priority !== "normal" && (
            <span class="priority" data-priority={row.priority}>
              {t(`priority.${row.priority}`)}
            </span>
          )}
          <span class="row-text">{row.lastText}</span>
          {state && <span class="row-state">{state}</span>}
        </span>
      </button>
    </li>
  );
}

function RowTime({ row, now }: { readonly row: DeskRow; readonly now: number }): JSX.Element {
  const translation = useTranslation();
  const since = waitsSince(row);
  if (since === undefined)
    return (
      <time class="row-time" dateTime={row.lastAt}>
        {shortTime(row.lastAt, now, translation.locale)}
      </time>
    );
  const seconds = secondsSince(since, now);
  return (
    <span class="row-time" data-tone={toneOf(seconds)}>
      <span class="hidden">{translation.t("wait.label")}</span>
      {waitText(seconds, translation)}
    </span>
  );
}

/** Who has the conversation now. */
function stateText(row: DeskRow, me: AgentId, { t }: Translation): string {
  switch (row.status) {
    case "bot":
    case "queued":
    case "resolved":
      return t(`status.${row.status}`);
    case "assigned":
      return row.agent?.id === me ? t("status.mine") : (row.agent?.name ?? t("status.assigned"));
  }
}
