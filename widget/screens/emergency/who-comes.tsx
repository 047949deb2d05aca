import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Icon } from "../../../ui/icons.tsx";
import { clockTime } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { useEmergencyTexts } from "./texts.ts";

/** Who helps, and when: the conversation is one tap away. */
export function WhoComes(): JSX.Element {
  const { support, t } = useWidgetContext();
  const text = useEmergencyTexts();
  const view = support.chat.view.value;
  const seconds = view?.queue?.estimatedWaitSeconds;
  const time = useMemo(
    () => (seconds === undefined ? undefined : clockTime(new Date(Date.now() + seconds * 1000))),
    [view?.queue],
  );
  const isOnline = support.connection.state.value === "online";
  const waits =
    view?.queue?.available === false
      ? text("away")
      : time === undefined
        ? text("waitHere")
        : text("at", { time });
  // Others may be in an emergency, too.
  const before = (view?.queue?.position ?? 1) - 1;
  const name = view?.status === "assigned" ? view.agent?.name : undefined;
  const [title, note] = name
    ? [text("agent", { name }), text("agentLead")]
    : view?.status === "queued"
      ? [before > 0 ? t("queue.position", { count: before }) : text("first"), waits]
      : [t("chat.requestAgent"), text(isOnline ? "agentLead" : "offlineAgent")];
  return (
    <button
      type="button"
      class="row-button lane-who"
      onClick={() => support.navigation.go({ name: "chat" })}
    >
      <Icon name="agent" />
      <span>
        {title}
        <small>{note}</small>
      </span>
      <Icon name="next" />
    </button>
  );
}
