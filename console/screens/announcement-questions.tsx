import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AnnouncedQuestions } from "../../protocol/announcement.ts";
import type { AnnouncementDraft } from "../models/announcement-draft.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface AnnouncementQuestionsProps {
  readonly model: AnnouncementsModel;
  readonly draft: Pick<AnnouncementDraft, "topics" | "errorCodes" | "places">;
}

/** Before how many of today's answers it would stand, and which questions those were. */
export function AnnouncementQuestionsLine({
  model,
  draft: { topics, errorCodes, places },
}: AnnouncementQuestionsProps): JSX.Element | null {
  const { t } = useTranslation();
  const found = useSignal<AnnouncedQuestions | undefined>(undefined);
  const isOpen = useSignal(false);
  const isAbout = places.includes("answers") && topics.length + errorCodes.length > 0;
  useEffect(() => {
    let isLatest = true;
    if (!isAbout) found.value = undefined;
    else
      void model.questions({ topics: [...topics], errorCodes: [...errorCodes] }).then((now) => {
        if (isLatest) found.value = now;
      });
    return () => {
      isLatest = false;
    };
  }, [topics, errorCodes, isAbout]);
  if (!found.value) return null;
  const { asked, first, examples, isCut, warnings = [] } = found.value;
  return (
    <>
      {warnings.length > 0 && (
        <p class="announcement-warning" role="status">
          {t("announcements.unheard", { names: warnings.map(({ value }) => value).join(", ") })}
        </p>
      )}
      <p class="muted announcement-questions">
        {t(isCut ? "announcements.questionsCut" : "announcements.questions", { asked, first })}
        {examples.length > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              isOpen.value = true;
            }}
          >
            {t("announcements.questions.show")}
          </button>
        )}
        {isOpen.value && (
          <Dialog
            title={t("announcements.questions.title")}
            onClose={() => {
              isOpen.value = false;
            }}
          >
            <ul class="announcement-examples">
              {examples.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </Dialog>
        )}
      </p>
    </>
  );
}
