import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Message, QueuePlace } from "../../protocol/conversation.ts";
import { useWidgetContext } from "../context.ts";
import { QueueAnnouncement } from "./announcement-bar.tsx";
import { bubbleOf } from "./bubbles.tsx";
import { HotlineCard } from "./hotline-card.tsx";
import { late } from "./lazy.tsx";
import { useParts } from "./use-parts.ts";

const LazyQueueCard = late("queueCard", () => {
  const { t } = useWidgetContext();
  return (
    <section class="queue" aria-label={t("queue.title")}>
      <p class="card-title">{t("queue.kept")}</p>
    </section>
  );
});

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
        <LazyQueueCard place={place} />
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
