import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Icon } from "../../../ui/icons.tsx";
import { clockTime } from "../../../ui/times.ts";
import { useWidgetContext } from "../../context.ts";
import { useEmergencyTexts } from "./texts.ts";

/** Who helps, and when: the conversation is one tap away. */
export function WhoComes(): JSX.Element {
  const { support } = useWidgetContext();
  const text = useEmergencyTexts();
  const view = support.chat.view.value;
  const seconds = view?.queue?.estimatedWaitSeconds;
  const time = useMemo(
    () => (seconds === undefined ? undefined : clockTime(new Date(Date.now() + seconds * 1000))),
    [view?.queue],
  );
  const isWaiting = view?.status === "queued";
  const note = isWaiting
    ? view.queue?.available === false
      ? text("away")
      : time === undefined
        ? text("waitHere")
        : text("at", { time })
    : view?.agent
      ? text("agentLead")
      : text("offlineAgent");
  const name = view?.status === "assigned" ? view.agent?.name : undefined;
  return (
    <button
      type="button"
      class="row-button lane-who"
      onClick={() => support.navigation.go({ name: "chat" })}
    >
      <Icon name="agent" />
      <span>
        {name === undefined ? text("first") : text("agent", { name })}
        <small>{note}</small>
      </span>
      <Icon name="next" />
    </button>
  );
}
