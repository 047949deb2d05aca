import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { megaphoneIcon } from "../first-icons.ts";
import { Icon, Strokes } from "../icons.tsx";
import { checkIcon } from "../part-icons.ts";
import { timeStamp } from "../times.ts";
import { endedAt } from "./ended-at.ts";
import { NextTime } from "./next-time.tsx";
import { announcementTexts } from "./texts.ts";

export interface KnownAnnouncement {
  /** As it is now; where it is not known any more, as it was then. */
  readonly known: Pick<Announcement, "title" | "text" | "advice" | "startsAt" | "nextUpdateAt">;
  readonly live: Announcement | undefined;
}

interface AnnouncementCardProps extends KnownAnnouncement {
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
  /** What the customer has in it, while it goes on. */
  readonly own?: ComponentChildren;
  /** What they can do about it until it is over. */
  readonly actions?: ComponentChildren;
}

/** Since when it is known, when there will be news, what has been said of it, and the two things to do. */
export function AnnouncementCard(props: AnnouncementCardProps): JSX.Element {
  const { known, live, locale, now, own, actions } = props;
  const text = announcementTexts(locale);
  const timeOf = (at: string) => timeStamp(at, new Date(now), locale);
  const isOver = live === undefined || live.state === "ended";
  const end = live && endedAt(live);
  return (
    <section class="bubble card announcement">
      <p class="announcement-state" data-over={isOver}>
        {signOf(live?.kind, isOver)}
        <b>{text(stateKeyOf(live))}</b>
        {end && <time dateTime={end}>{timeOf(end)}</time>}
        {live?.state === "active" && (
          <time dateTime={known.startsAt}>{text("since", { time: timeOf(known.startsAt) })}</time>
        )}
      </p>
      <h2 class="card-title">{known.title}</h2>
      <p>{known.text}</p>
      {known.advice && <p class="announcement-advice">{known.advice}</p>}
      {live?.kind === "incident" && live.state === "active" && own}
      {live && <NextTime announcement={live} locale={locale} now={now} />}
      {live && live.updates.length > 0 && <Updates announcement={live} locale={locale} />}
      {!isOver && actions}
    </section>
  );
}

/** A warning ends with the incident. */
const signOf = (kind: Announcement["kind"] | undefined, isOver: boolean): JSX.Element => {
  if (kind === "notice") return <Strokes paths={[megaphoneIcon]} />;
  return isOver ? <Strokes paths={[checkIcon]} /> : <Icon name="alert" />;
};

function stateKeyOf(live: Announcement | undefined) {
  if (live === undefined) return "over";
  if (live.state === "ended") return live.kind === "incident" ? "over" : "overNotice";
  if (live.kind === "incident") return "known";
  return live.state === "scheduled" ? "planned" : "notice";
}

interface UpdatesProps {
  readonly announcement: Announcement;
  readonly locale: Locale;
}

/** The newest first; the first of all is the beginning. */
function Updates({ announcement, locale }: UpdatesProps): JSX.Element {
  const text = announcementTexts(locale);
  const isIncident = announcement.kind === "incident";
  const began = isIncident ? [{ at: announcement.startsAt, text: text("began") }] : [];
  const lines = [...announcement.updates.toReversed(), ...began];
  const all = useSignal(false);
  const shown = all.value ? lines : lines.slice(0, mostLines);
  return (
    <ol class="announcement-updates">
      {shown.map(({ at, text: said }) => (
        <li key={at}>
          <span>{said}</span>
          <time dateTime={at}>{timeStamp(at, new Date(), locale)}</time>
        </li>
      ))}
      {shown.length < lines.length && (
        <li>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              all.value = true;
            }}
          >
            {text("earlier")}
          </button>
        </li>
      )}
    </ol>
  );
}

const mostLines = 4;
