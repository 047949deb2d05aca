import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { announcementLimits } from "../../protocol/limits.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import {
  type AnnouncementDraft,
  draftOf,
  isUnadded,
  wantedOf,
} from "../models/announcement-draft.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { AnnouncementAbout } from "./announcement-about.tsx";
import { AnnouncementHead } from "./announcement-head.tsx";
import { AnnouncementLanguages } from "./announcement-languages.tsx";
import { AnnouncementPreview } from "./announcement-preview.tsx";
import { AnnouncementQuestionsLine } from "./announcement-questions.tsx";
import { AnnouncementReach } from "./announcement-reach.tsx";
import { AnnouncementSide } from "./announcement-side.tsx";
import { AnnouncementTimes } from "./announcement-times.tsx";
import { AnnouncementUpdates } from "./announcement-updates.tsx";
import { IncidentTasksCard } from "./incident-tasks.tsx";
import { useTranslation } from "./translation.ts";
import { useAnnouncementImpact } from "./use-announcement-impact.ts";

interface AnnouncementEditorProps {
  readonly model: AnnouncementsModel;
  /** Undefined: a new one. */
  readonly known: AgentAnnouncement | undefined;
  readonly mayWrite: boolean;
  readonly clock: ReadonlySignal<number>;
  /** Begins an entry of the register of improvements about an incident. */
  readonly improve: (incident: AgentAnnouncement) => void;
  /** Undefined for who does not work on complaints. */
  readonly onOpenTicket: ((number: TicketNumber) => void) | undefined;
}

/** One announcement in each language, beside it its impact, and what customers see. Ctrl Enter publishes. */
export function AnnouncementEditor(props: AnnouncementEditorProps): JSX.Element {
  const { model, known, mayWrite, clock, improve, onOpenTicket } = props;
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(known, clock.peek(), model.beginning.peek()));
  const [locale, setLocale] = useState<Locale>("zh-CN");
  const [dirty, setDirty] = useState(known === undefined);
  const impact = useAnnouncementImpact(model, known, clock);
  const set = (parts: Partial<AnnouncementDraft>) => {
    setDraft({ ...draft, ...parts });
    setDirty(true);
  };
  const isOpen = mayWrite && known?.state !== "ended";
  const wanted = wantedOf(draft, known);
  const publish = async () => {
    if (wanted && isOpen && (await model.save(wanted))) setDirty(false);
  };
  return (
    <>
      <form
        class="announcement-form"
        onSubmit={(event) => {
          event.preventDefault();
          void publish();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void publish();
        }}
      >
        <AnnouncementHead
          model={model}
          known={known}
          title={draft.title["zh-CN"]}
          now={clock.value}
          onImprove={known?.kind === "incident" && mayWrite ? () => improve(known) : undefined}
          publishing={isOpen ? standOf(draft, { wanted, dirty }) : undefined}
        />
        {model.refused.value && <p role="alert">{t(`refused.${model.refused.value}`)}</p>}
        <fieldset class="announcement-fields" disabled={!isOpen}>
          <AnnouncementLanguages draft={draft} locale={locale} onChoose={setLocale} />
          <label class="field">
            <span>{t("announcements.titleField")}</span>
            <input
              lang={locale}
              value={draft.title[locale]}
              maxLength={announcementLimits.titleLength}
              onInput={({ currentTarget }) =>
                set({ title: { ...draft.title, [locale]: currentTarget.value } })
              }
            />
          </label>
          <div class="announcement-words">
            {(["text", "advice"] as const).map((part) => (
              <label class="field" key={part}>
                <span>{t(`announcements.${part}Field`)}</span>
                <textarea
                  rows={3}
                  lang={locale}
                  value={draft[part][locale]}
                  maxLength={announcementLimits.textLength}
                  onInput={({ currentTarget }) =>
                    set({ [part]: { ...draft[part], [locale]: currentTarget.value } })
                  }
                />
              </label>
            ))}
          </div>
          <AnnouncementTimes draft={draft} set={set} isNew={known === undefined} />
          <AnnouncementAbout draft={draft} set={set} />
          {isOpen && <AnnouncementQuestionsLine model={model} draft={draft} />}
          <AnnouncementReach draft={draft} set={set} />
          {model.warnings.value.length > 0 && (
            <p class="announcement-warning" role="status">
              {t("announcements.warnings", {
                names: model.warnings.value.map(({ value }) => value).join(", "),
              })}
            </p>
          )}
        </fieldset>
        {known && (
          <AnnouncementUpdates
            model={model}
            known={known}
            mayWrite={isOpen}
            clock={clock}
            writing={locale}
            impact={impact}
          />
        )}
      </form>
      <AnnouncementSide
        draft={draft}
        known={known}
        impact={impact}
        tasks={
          known?.kind === "incident" &&
          onOpenTicket && (
            <IncidentTasksCard
              model={model.tasks}
              incident={known}
              mayLink={mayWrite}
              clock={clock}
              onOpenTicket={onOpenTicket}
            />
          )
        }
      />
      <AnnouncementPreview draft={draft} locale={locale} known={known} now={clock.value} />
    </>
  );
}

/** What keeps it from going out, or whether there is something to publish. */
function standOf(
  draft: AnnouncementDraft,
  { wanted, dirty }: { readonly wanted: object | undefined; readonly dirty: boolean },
) {
  if (isUnadded(draft)) return "unadded";
  if (!wanted) return "incomplete";
  return dirty ? "dirty" : "published";
}
