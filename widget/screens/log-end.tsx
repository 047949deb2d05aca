import type { JSX } from "preact";
import { useWidgetContext } from "../context.ts";
import type { LogEndProps } from "../part-props.ts";
import { lazy } from "./lazy.tsx";
import { loadReading } from "./load-reading.ts";
import { useAttachments } from "./use-attachments.ts";
import { Waiting } from "./waiting.tsx";

const LazySurveyCard = lazy<"survey", object>(loadReading, "survey");

/** Below what was said: what waits for its files, the place in the queue, or the survey. */
export function LogEnd({ view, question }: LogEndProps): JSX.Element {
  const { support } = useWidgetContext();
  const parts = useAttachments(support.files.value !== undefined);
  const isOpen = view?.status === "resolved" && view.survey && view.survey.score === undefined;
  return (
    <>
      {parts && <parts.waitingMessages.Component />}
      {view?.status === "queued" && <Waiting place={view.queue} question={question} />}
      {isOpen && <LazySurveyCard />}
    </>
  );
}
