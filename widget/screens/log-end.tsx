import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import type { LogEndProps } from "../part-props.ts";
import { late, lazy } from "./lazy.tsx";
import { loadReading } from "./load-reading.ts";
import { useAttachments } from "./use-attachments.ts";
import { useUnsentEmergency } from "./use-unsent-emergency.ts";
import { Waiting } from "./waiting.tsx";

const LazySurveyCard = lazy<"survey", object>(loadReading, "survey");
const LazyLaneButton = late("laneButton");

/** Below what was said: what waits for its files, the way to the steps of an emergency, the place in the queue, or the survey. */
export function LogEnd({ view, question }: LogEndProps): JSX.Element {
  const { support } = useWidgetContext();
  const parts = useAttachments(support.files.value !== undefined);
  const { kind, done = [], freeze } = view?.emergency ?? {};
  const isHelped = view?.status === "assigned" || view?.status === "queued";
  const isHeard = isHelped && !freeze && done.length === 0;
  const unsent = useUnsentEmergency();
  const isOpen = view?.status === "resolved" && view.survey && view.survey.score === undefined;
  return (
    <>
      {parts && <parts.waitingMessages.Component />}
      {kind && isHeard && <LazyLaneButton kind={kind} />}
      {!kind && unsent && <LazyLaneButton kind={unsent} />}
      {view?.status === "queued" && <Waiting place={view.queue} question={question} />}
      {isOpen && <LazySurveyCard />}
    </>
  );
}
