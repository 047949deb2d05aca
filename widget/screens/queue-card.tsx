import type { JSX } from "preact";
import type { QueuePlace } from "../../protocol/conversation.ts";
import { Icon } from "../../ui/icons.tsx";
import { useWidgetContext } from "../context.ts";

/** The customer's place in the queue. */
export function QueueCard({ place }: { readonly place: QueuePlace | undefined }): JSX.Element {
  const { support, t } = useWidgetContext();
  const away = place?.available === false;
  return (
    <section class="queue">
      <h2 class="queue-title">
        <Icon name={away ? "clock" : "agent"} />
        {t(away ? "queue.away" : "queue.title")}
      </h2>
      {place && !away && <Figures place={place} />}
      <p class="queue-lead">{t(away ? "queue.awayLead" : "queue.meanwhile")}</p>
      <button type="button" class="quiet cancel" onClick={() => void support.chat.cancelRequest()}>
        {t("queue.cancel")}
      </button>
    </section>
  );
}

function Figures({ place }: { readonly place: QueuePlace }): JSX.Element {
  const { t } = useWidgetContext();
  const before = place.position - 1;
  const minutes = Math.ceil(place.estimatedWaitSeconds / 60);
  return (
    <p class="queue-figures" role="status">
      <b>{before > 0 ? t("queue.position", { count: before }) : t("queue.next")}</b>
      <span>{minutes > 1 ? t("queue.wait", { count: minutes }) : t("queue.soon")}</span>
    </p>
  );
}
