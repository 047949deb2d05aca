import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { comingTime } from "../../../ui/coming-time.ts";
import { Icon } from "../../../ui/icons.tsx";
import { clockTime } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { useHotlineNow } from "./hotline-now.ts";
import type { LaneProps } from "./lane-props.ts";
import { useEmergencyTexts } from "./texts.ts";

/** Who helps, and when: the conversation is one tap away, and so is the way out of the queue. */
export function WhoComes({ lane }: Pick<LaneProps, "lane">): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const text = useEmergencyTexts();
  const view = support.chat.view.value;
  const seconds = view?.queue?.estimatedWaitSeconds;
  const time = useMemo(
    () => (seconds === undefined ? undefined : clockTime(new Date(Date.now() + seconds * 1000))),
    [view?.queue],
  );
  const isOnline = support.connection.state.value === "online";
  const isAnswered = useHotlineNow().number !== undefined;
  const opensAt = view?.queue?.opensAt;
  const waits =
    view?.queue?.available === false
      ? opensAt
        ? text("awayUntil", {
            time: comingTime(opensAt, new Date(), { locale, timeZone: view.queue.timeZone }),
          })
        : text(isAnswered ? "away" : "awayClosed")
      : time === undefined
        ? text("waitHere")
        : text("at", { time });
  // Others may be in an emergency, too.
  const before = (view?.queue?.position ?? 1) - 1;
  const isQueued = view?.status === "queued";
  const name = view?.status === "assigned" ? view.agent?.name : undefined;
  const [title, note] = name
    ? [text("agent", { name }), text("agentLead")]
    : isQueued
      ? [before > 0 ? t("queue.position", { count: before }) : text("first"), waits]
      : [t("chat.requestAgent"), text(isOnline ? "agentLead" : "offlineAgent")];
  return (
    <section class="lane-who">
      <button
        type="button"
        class="row-button"
        onClick={() => support.navigation.go({ name: "chat" })}
      >
        <Icon name="agent" />
        <span>
          {title}
          <small>{note}</small>
        </span>
        <Icon name="next" />
      </button>
      {isQueued && (
        <button type="button" class="quiet wide" onClick={() => void lane.leave()}>
          {text("leave")}
        </button>
      )}
    </section>
  );
}
