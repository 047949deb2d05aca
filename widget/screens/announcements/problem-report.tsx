import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { usersIcon } from "../../../ui/announcement/actions.tsx";
import { Strokes } from "../../../ui/icons.tsx";
import { useWidgetContext } from "../../context.ts";
import { knownAnnouncements } from "../../models/announcement-list.ts";
import type { ProblemReportProps } from "../../part-props.ts";
import { useAnnouncementTexts } from "./texts.ts";

/** 我也遇到, under an article that an outage may be behind, as long as nobody has declared one. It is counted once a day. */
export function ProblemReport({ articleId }: ProblemReportProps): JSX.Element | null {
  const { support } = useWidgetContext();
  const text = useAnnouncementTexts();
  const key = `problem:${articleId}`;
  const today = new Date().toISOString().slice(0, 10);
  const isCounted = useSignal(support.localStore.read(key) === today);
  const failed = useSignal(false);
  // Then its own card asks.
  const isDeclared = knownAnnouncements(support.announcements.value).some(
    ({ kind, state, topics }) =>
      kind === "incident" && state === "active" && topics?.includes(articleId),
  );
  if (isDeclared) return null;
  const report = async () => {
    failed.value = false;
    try {
      await support.connection.call("problem:report", { articleId });
      isCounted.value = true;
      support.localStore.write(key, today);
    } catch {
      failed.value = true;
    }
  };
  if (isCounted.value) {
    return (
      <div class="problem-report" role="status">
        <p>{text("problemNoted")}</p>
      </div>
    );
  }
  return (
    <div class="problem-report">
      <p role={failed.value ? "alert" : undefined}>
        {text(failed.value ? "failed" : "problemNow")}
      </p>
      <button type="button" class="vote" onClick={() => void report()}>
        <Strokes paths={[usersIcon]} />
        {text("report")}
      </button>
    </div>
  );
}
