import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Message, QueuePlace } from "../../protocol/conversation.ts";
import { comingTime } from "../../ui/coming-time.ts";
import { clockTime } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import { QueueAnnouncement } from "./announcement-bar.tsx";
import { bubbleOf } from "./bubbles.tsx";
import { HotlineCard } from "./hotline-card.tsx";
import { useParts } from "./use-parts.ts";

interface WaitingProps {
  readonly place: QueuePlace | undefined;
  /** What the bot asks meanwhile. */
  readonly question: Message | undefined;
}

/** What stands at the end of the log while the customer waits: the place, then a question, then another way. */
export function Waiting({ place, question }: WaitingProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const card = useRef<HTMLDivElement>(null);
  const number = support.contacts.value.emergencyHotline;
  const isEmergency = support.chat.view.value?.emergency !== undefined;
  // After the log has placed itself: it leaves where they are those who have scrolled down to ask. Who is given back to the queue may read above.
  useEffect(() => {
    const isNew = !support.chat.view.value?.messages.some(({ author }) => author.kind === "agent");
    if (isNew) card.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div class="waiting">
      <div ref={card}>
        <QueueCard place={place} />
      </div>
      <QueueAnnouncement />
      {question && (
        <div key={question.id}>
          <p class="card-label">{t("question.why")}</p>
          {bubbleOf({ message: question, live: true })}
        </div>
      )}
      <Remind />
      {/* In an emergency the number that somebody answers, by day and by night. */}
      <HotlineCard {...(number && isEmergency && { number, lead: "" })} />
    </div>
  );
}

/** Nobody has to keep looking at the queue. Loaded late: there is no placeholder before. */
function Remind(): JSX.Element | null {
  const { adopt, loadLate } = useWidgetContext();
  const remindRow = useParts(loadLate, true)?.remindRow;
  if (!remindRow) return null;
  adopt(remindRow.css);
  return <remindRow.Component waiting />;
}

/** The customer's place in the queue: when somebody comes, who is before, and that the place is kept. */
function QueueCard({ place }: { readonly place: QueuePlace | undefined }): JSX.Element {
  const { support, t } = useWidgetContext();
  // What was expected is not known any more.
  const isOffline = support.connection.state.value === "offline";
  useAloud(isOffline ? undefined : place);
  return (
    // The log around it would say each step.
    <section class="queue" aria-label={t("queue.title")} aria-live="off">
      <div>
        {isOffline && <p class="card-title">{t("queue.offline")}</p>}
        {!isOffline && place?.available && <Expected place={place} />}
        {!isOffline && place?.available === false && <Away place={place} />}
      </div>
      <div class="card-foot">
        <p>{t("queue.kept")}</p>
        <button type="button" class="quiet" onClick={() => void support.chat.cancelRequest()}>
          {t("queue.cancel")}
        </button>
      </div>
    </section>
  );
}

function Expected({ place }: { readonly place: QueuePlace }): JSX.Element {
  const { t } = useWidgetContext();
  const { position, estimatedWaitSeconds } = place;
  const before = position - 1;
  // The time stands still until the server says something new of the place.
  const time = useMemo(
    () =>
      estimatedWaitSeconds === undefined
        ? undefined
        : clockTime(new Date(Date.now() + estimatedWaitSeconds * 1000)),
    [place],
  );
  return (
    <>
      {time !== undefined && (
        <>
          <p class="muted">{t("queue.expected")}</p>
          <p class="promise">
            <Roll text={t("queue.at", { time })} />
          </p>
        </>
      )}
      <p class={time === undefined ? "queue-place card-title" : "queue-place"}>
        <Dots before={before} />
        <Roll text={before > 0 ? t("queue.position", { count: before }) : t("queue.next")} />
      </p>
    </>
  );
}

/** What a screen reader hears of the place; offline, the bar above says more. */
function useAloud(place: QueuePlace | undefined): void {
  const { support, t } = useWidgetContext();
  const before = (place?.position ?? 1) - 1;
  const text = !place
    ? ""
    : !place.available
      ? t("queue.away")
      : before > 0
        ? t("queue.position", { count: before })
        : t("queue.next");
  useEffect(() => {
    if (text) support.announcer.say("queue", text);
  }, [text]);
  useEffect(() => () => support.announcer.end("queue"), []);
}

/** Another text is another element, which comes in from below. */
const Roll = ({ text }: { readonly text: string }): JSX.Element => (
  <span class="roll" key={text}>
    {text}
  </span>
);

/** In a long queue the dots only say that it is long. */
const mostDots = 6;

const Dots = ({ before }: { readonly before: number }): JSX.Element => (
  <span class="queue-dots" aria-hidden="true">
    {Array.from({ length: Math.min(before, mostDots) }, (_, index) => (
      <i key={index} />
    ))}
    <i class="me" />
  </span>
);

function Away({ place }: { readonly place: QueuePlace }): JSX.Element {
  const { t, locale } = useWidgetContext();
  const { opensAt, timeZone } = place;
  return (
    <>
      {opensAt === undefined ? (
        <p class="card-title">{t("queue.away")}</p>
      ) : (
        <>
          <p class="muted">{t("queue.away")}</p>
          <p class="promise">
            {t("queue.from", { time: comingTime(opensAt, new Date(), { locale, timeZone }) })}
          </p>
        </>
      )}
      <p>{t("queue.awayLead")}</p>
    </>
  );
}
