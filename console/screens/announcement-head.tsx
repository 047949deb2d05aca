import type { JSX } from "preact";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import { Icon } from "../../ui/icons.tsx";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface AnnouncementHeadProps {
  readonly model: AnnouncementsModel;
  readonly known: AgentAnnouncement | undefined;
  readonly title: string;
  readonly now: number;
  readonly onImprove: (() => void) | undefined;
  /** Undefined where it can't be changed any more, or not by this agent. */
  readonly publishing: "unadded" | "incomplete" | "dirty" | "published" | undefined;
}

/** The way back, what it is called, how long it has gone on, and the one next action. */
export function AnnouncementHead(props: AnnouncementHeadProps): JSX.Element {
  const { model, known, title, now, onImprove, publishing } = props;
  const translation = useTranslation();
  const { t } = translation;
  const wait = known && waitText(secondsSince(known.startsAt, now), translation);
  return (
    <header class="announcement-form-head">
      <button
        type="button"
        class="icon-button"
        aria-label={t("announcements.back")}
        onClick={model.leave}
      >
        <Icon name="back" />
      </button>
      {known?.number !== undefined && (
        <span class="muted announcement-number">{`INC-${known.number}`}</span>
      )}
      <h1>{title || t("announcements.new")}</h1>
      {known && (
        <span class="tag announcement-state" data-state={known.state}>
          {known.state === "active" ? (
            <>
              <span>{t("announcements.active")}</span> · {wait}
            </>
          ) : (
            t(`announcements.${known.state}`)
          )}
        </span>
      )}
      <span class="announcement-form-end">
        {publishing && publishing !== "published" && (
          <span class="muted">{t(`announcements.${publishing}`)}</span>
        )}
        {onImprove && (
          <button type="button" class="quiet" onClick={onImprove}>
            {t("improvements.new")}
          </button>
        )}
        {publishing && (
          <button
            type="submit"
            class="primary"
            aria-disabled={publishing !== "dirty" || model.busy.value}
          >
            {t("announcements.publish")} <Keys label="Ctrl Enter" />
          </button>
        )}
      </span>
    </header>
  );
}
