import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Announcement } from "../../../protocol/announcement.ts";
import type { AnnouncementBody, AnnouncementId } from "../../../protocol/announcement-body.ts";
import { Icon, Strokes } from "../../../ui/icons.tsx";
import { checkIcon } from "../../../ui/part-icons.ts";
import { timeStamp } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { knownAnnouncements, overSince } from "../../models/announcement-list.ts";
import { megaphoneIcon } from "../home-icons.ts";
import { useShown } from "../use-shown.ts";
import { AnnouncementActions } from "./announcement-actions.tsx";
import { NextTime } from "./next-time.tsx";
import { OwnTransactions } from "./own-transactions.tsx";
import { SolvedQuestion } from "./solved-question.tsx";
import { useAnnouncementTexts } from "./texts.ts";

/** A message about an announcement: the answer to a question, or what a subscriber is sent. */
export function AnnouncementMessage({ body }: { readonly body: AnnouncementBody }): JSX.Element {
  const { support } = useWidgetContext();
  const known = knownAnnouncements(support.announcements.value);
  const live = known.find(({ id }) => id === body.announcementId);
  if (body.stage === "known")
    return <AnnouncementCard id={body.announcementId} known={live ?? body} live={live} />;
  return <NewsOfOne body={body} live={live} />;
}

/** What was said since, and when more will be. */
function NewsOfOne({
  body,
  live,
}: {
  readonly body: AnnouncementBody;
  readonly live: Announcement | undefined;
}): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useAnnouncementTexts();
  const said = live?.updates.findLastIndex((update) => update.text === body.text) ?? -1;
  useShown({ id: body.announcementId }, said + 1);
  const at = body.at ?? live?.updates[said]?.at;
  const ended = body.about === "incident" ? "ended" : "endedNotice";
  return (
    <section class="bubble card announcement">
      <p class="announcement-state" data-over={body.stage === "end"}>
        <b>{text(body.stage === "end" ? ended : "update")}</b>
        {at && <time dateTime={at}>{timeStamp(at, new Date(), locale)}</time>}
      </p>
      <h2 class="card-title">{body.title}</h2>
      <p>{body.text}</p>
      {live?.updates.at(-1)?.text === body.text && <NextTime announcement={live} />}
      {body.stage === "end" && <SolvedQuestion id={body.announcementId} />}
    </section>
  );
}

/** A warning ends with the incident. */
const signOf = (kind: Announcement["kind"] | undefined, isOver: boolean): JSX.Element => {
  if (kind === "notice") return <Strokes paths={[megaphoneIcon]} />;
  return isOver ? <Strokes paths={[checkIcon]} /> : <Icon name="alert" />;
};

interface AnnouncementCardProps {
  readonly id: AnnouncementId;
  /** As it is now; where it is not known any more, as it was then. */
  readonly known: Pick<Announcement, "title" | "text" | "advice" | "startsAt" | "nextUpdateAt">;
  readonly live: Announcement | undefined;
}

/** Since when it is known, when there will be news, what has been said of it, and the two things to do. */
export function AnnouncementCard({ id, known, live }: AnnouncementCardProps): JSX.Element {
  const { locale } = useWidgetContext();
  useShown({ id }, live?.updates.length ?? 0);
  const text = useAnnouncementTexts();
  const since = timeStamp(known.startsAt, new Date(), locale);
  const isOver = live === undefined || live.state === "ended";
  const end = live && overSince(live);
  return (
    <section class="bubble card announcement">
      <p class="announcement-state" data-over={isOver}>
        {signOf(live?.kind, isOver)}
        <b>{text(stateKeyOf(live))}</b>
        {end && <time dateTime={end}>{timeStamp(end, new Date(), locale)}</time>}
        {live?.state === "active" && (
          <time dateTime={known.startsAt}>{text("since", { time: since })}</time>
        )}
      </p>
      <h2 class="card-title">{known.title}</h2>
      <p>{known.text}</p>
      {known.advice && <p class="announcement-advice">{known.advice}</p>}
      {live?.kind === "incident" && live.state === "active" && <OwnTransactions id={live.id} />}
      {live && <NextTime announcement={live} />}
      {live && live.updates.length > 0 && <Updates announcement={live} />}
      {live && !isOver && <AnnouncementActions announcement={live} />}
    </section>
  );
}

function stateKeyOf(live: Announcement | undefined) {
  if (live === undefined) return "over";
  if (live.state === "ended") return live.kind === "incident" ? "over" : "overNotice";
  if (live.kind === "incident") return "known";
  return live.state === "scheduled" ? "planned" : "notice";
}

/** The newest first; the first of all is the beginning. */
function Updates({ announcement }: { readonly announcement: Announcement }): JSX.Element {
  const { locale } = useWidgetContext();
  const text = useAnnouncementTexts();
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
