import type { JSX } from "preact";
import type { AgentId } from "../../protocol/conversation.ts";
import type { DeskRow, DeskView } from "../../protocol/desk.ts";
import { calledBy } from "../models/customer-name.ts";
import { dueOf } from "../models/due.ts";
import type { ShownRow } from "../models/held-rows.ts";
import { isMine, isUnread } from "../models/rows.ts";
import { shortTopic } from "../models/short-topic.ts";
import type { Translation } from "../models/texts.ts";
import { awayText, shortTime, waitText } from "../models/times.ts";
import type { TitleOfTopic } from "../models/topic-titles.ts";
import { secondsSince, toneOf } from "../models/waiting.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { DueRing } from "./due-ring.tsx";
import { useTopicTitles, useTranslation } from "./translation.ts";
import "./row.css";

interface RowProps {
  readonly item: ShownRow;
  readonly view: DeskView;
  readonly me: AgentId;
  readonly now: number;
  /** Nobody is to wait longer, in seconds. */
  readonly waitTarget: number | undefined;
  /** What the agent has begun to write there. */
  readonly draft: string | undefined;
  readonly selected: boolean;
  /** The Tab key reaches this row, and no other of the lists. */
  readonly reachable: boolean;
  /** Its place among all rows of the list, from 0. */
  readonly index: number;
  readonly count: number;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
}

export function RowItem({ item, view, me, now, draft, index, ...props }: RowProps): JSX.Element {
  const { t } = useTranslation();
  const titleOf = useTopicTitles();
  const { row, gone } = item;
  const unread = isUnread(row, me);
  return (
    <li
      class="row-place"
      style={{ "--row": index }}
      aria-posinset={index + 1}
      aria-setsize={props.count}
    >
      <button
        type="button"
        class="list-row"
        data-id={row.id}
        data-unread={unread}
        data-gone={gone}
        data-away={row.awaySince !== undefined}
        data-urgency={row.status === "resolved" || gone ? undefined : row.priority}
        aria-current={props.selected}
        tabIndex={props.reachable ? 0 : -1}
        onClick={props.onOpen}
        onFocus={props.onFocus}
      >
        <span class="row-line">
          <span class="row-name">{calledBy(row.customer, t)}</span>
          <RowMarks row={row} now={now} />
          <span class="row-about">{aboutText(row, titleOf)}</span>
          <RowClock row={row} view={view} now={now} waitTarget={props.waitTarget} />
        </span>
        <span class="row-line">
          {draft === undefined ? (
            <span class="row-text">{row.lastText}</span>
          ) : (
            <span class="row-text row-draft">
              <ConsoleIcon name="pencil" />
              {t("row.draft", { text: draft })}
            </span>
          )}
          <RowState row={row} view={view} gone={gone} me={me} now={now} />
          {unread && (
            <i class="dot">
              <span class="hidden">{t("row.unread", { count: row.unread })}</span>
            </i>
          )}
        </span>
      </button>
    </li>
  );
}

/** What it is about, whose it is to be, and how it is tagged. */
const aboutText = ({ topic, team, tags = [] }: DeskRow, titleOf: TitleOfTopic): string =>
  [topic && shortTopic(titleOf(topic)), team, ...tags]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");

/** What screen readers and colour-blind eyes get in words, too. */
function RowMarks({ row, now }: { readonly row: DeskRow; readonly now: number }): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  return (
    <>
      {row.returned && (
        <span class="row-mark" title={t("row.returned")}>
          <ConsoleIcon name="release" />
          <span class="hidden">{t("row.returned")}</span>
        </span>
      )}
      {row.emergencyAt !== undefined && row.status !== "resolved" && (
        <span class="hidden">
          {t("row.emergency", { wait: waitText(secondsSince(row.emergencyAt, now), translation) })}
        </span>
      )}
      {row.priority !== "normal" && row.status !== "resolved" && (
        <span class="hidden">{t(`priority.${row.priority}`)}</span>
      )}
    </>
  );
}

interface ClockProps {
  readonly row: DeskRow;
  readonly view: DeskView;
  readonly now: number;
}

/** In the queue how long they have waited; with an agent how long there is left to answer; else when it was. */
function RowClock({
  row,
  view,
  now,
  waitTarget,
}: ClockProps & Pick<RowProps, "waitTarget">): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const due = dueOf(row, now);
  if (row.status === "queued") {
    const seconds = secondsSince(row.waitingSince ?? row.lastAt, now);
    return (
      <span class="row-clock" data-tone={toneOf(seconds, waitTarget)}>
        <span class="hidden">{t("wait.label")}</span>
        {waitText(seconds, translation)}
      </span>
    );
  }
  if (due !== undefined)
    return (
      <span class="row-clock" data-tone={due.tone}>
        <DueRing share={due.share} />
        <span class="hidden">{t("due.label")}</span>
        {due.left > 0
          ? waitText(due.left, translation)
          : t("due.over", { wait: waitText(-due.left, translation) })}
      </span>
    );
  if (view === "mine") return <span class="row-clock">{t("due.none")}</span>;
  return (
    <time class="row-clock" dateTime={row.lastAt}>
      {shortTime(row.lastAt, now, translation.locale)}
    </time>
  );
}

interface StateProps extends ClockProps {
  readonly gone: boolean;
  readonly me: AgentId;
}

function RowState({ row, view, gone, me, now }: StateProps): JSX.Element | null {
  const translation = useTranslation();
  // Where all are listed, whose a conversation is says more.
  const isListed = view === "all" && row.status === "assigned";
  if (row.awaySince !== undefined && !gone && !isListed)
    return <span class="row-state">{awayText(row.awaySince, now, translation)}</span>;
  if (!gone && view !== "all") return null;
  return <span class="row-state">{holderText(row, me, translation)}</span>;
}

/** Who has the conversation now. */
function holderText(row: DeskRow, me: AgentId, { t }: Translation): string {
  if (row.status !== "assigned") return t(`status.${row.status}`);
  return isMine(row, me) ? t("status.mine") : (row.agent?.name ?? t("status.assigned"));
}
