import type { JSX, RefObject } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { QueuePlace } from "../../protocol/conversation.ts";
import { comingTime } from "../../ui/coming-time.ts";
import { clockTime } from "../../ui/times.ts";
import { useWidgetContext } from "../context.ts";
import type { QueueCardProps } from "../part-props.ts";

/** The customer's place in the queue: when somebody comes, who is before, and that the place is kept. */
export function QueueCard({ place }: QueueCardProps): JSX.Element {
  const { support, t } = useWidgetContext();
  // What was expected is not known any more.
  const isOffline = support.connection.state.value === "offline";
  useAloud(isOffline ? undefined : place);
  const card = useStaysInView();
  return (
    // The log around it would say each step.
    <section class="queue queue-card" ref={card} aria-label={t("queue.title")} aria-live="off">
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

/** From the last row to the card, as the log itself puts it. In pixels. */
const gapPx = 16;

/**
 * The card is what the customer has asked for: whatever comes and grows above and below it, it is in view whole, or from its top,
 * until they do something themselves. Who is given back to the queue may read above.
 */
function useStaysInView(): RefObject<HTMLElement | null> {
  const { chat } = useWidgetContext().support;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const log = card.current?.closest(".log");
    const isBack = chat.view.value?.messages.some(({ author }) => author.kind === "agent");
    if (!log || isBack) return;
    const resized = new ResizeObserver(() => {
      log.scrollTop = (card.current?.offsetTop ?? 0) - gapPx;
    });
    for (const part of [log, ...log.children]) resized.observe(part);
    const root = log.getRootNode();
    const leave = () => resized.disconnect();
    for (const type of ownDoing) root.addEventListener(type, leave);
    return () => {
      leave();
      for (const type of ownDoing) root.removeEventListener(type, leave);
    };
  }, []);
  return card;
}

const ownDoing = ["pointerdown", "keydown", "wheel"];

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
