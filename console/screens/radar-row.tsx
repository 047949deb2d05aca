import type { JSX } from "preact";
import type { RadarAlert } from "../../protocol/radar.ts";
import { Icon } from "../../ui/icons.tsx";
import { usualNextUpdate } from "../models/announcement-draft.ts";
import type { DeskModel } from "../models/desk.ts";
import { shortTime } from "../models/times.ts";
import { RadarConversations } from "./radar-conversations.tsx";
import { RadarSpark } from "./radar-spark.tsx";
import { useTranslation } from "./translation.ts";

interface RadarRowProps {
  readonly alert: RadarAlert;
  readonly model: DeskModel;
  readonly now: number;
}

/** One rise: what, how much against the usual, since when, and the ways on. */
export function RadarRow({ alert, model, now }: RadarRowProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { radar } = model;
  const isOpen = radar.opened.value?.id === alert.id;
  const list = `radar-${alert.id}`;
  const isCalm = alert.state === "dismissed" || alert.announcement !== undefined;
  return (
    <li class="radar-row" data-calm={isCalm}>
      <div class="radar-line">
        <Icon name="alert" />
        <div class="radar-what">
          <p>
            <strong>{alert.title?.[locale] ?? t("radar.untitled")}</strong>{" "}
            <span class="muted">{t(`radar.about.${alert.about}`)}</span>
          </p>
          <p>
            {sentenceOf(alert, t)}
            <span class="muted">
              {" · "}
              {t("radar.since", { time: shortTime(alert.startedAt, now, locale) })}
            </span>
          </p>
          <Standing alert={alert} now={now} />
        </div>
        <RadarSpark alert={alert} />
        <RadarActions alert={alert} model={model} now={now} isOpen={isOpen} list={list} />
      </div>
      {isOpen && <RadarConversations id={list} model={model} />}
    </li>
  );
}

function sentenceOf(alert: RadarAlert, t: ReturnType<typeof useTranslation>["t"]): string {
  const { minutes, customers: count, usual } = alert;
  const known = { minutes, count, usual: Math.round(usual) };
  return t(usual < 1 ? "radar.sentenceRare" : "radar.sentence", known);
}

/** Why it does not ring: somebody has said that it is no problem, or an announcement says it already. */
function Standing({ alert, now }: Pick<RadarRowProps, "alert" | "now">): JSX.Element | null {
  const { t, locale } = useTranslation();
  const { announcement, dismissed } = alert;
  if (announcement) {
    const title = announcement.title[locale] ?? announcement.title["zh-CN"];
    const { affected: count } = announcement;
    return (
      <p class="muted">
        {t(count > 0 ? "radar.announced" : "radar.announcedAlone", { title, count })}
      </p>
    );
  }
  if (!dismissed) return null;
  const time = shortTime(dismissed.at, now, locale);
  return <p class="muted">{t("radar.dismissed", { name: dismissed.by, time })}</p>;
}

interface RadarActionsProps extends RadarRowProps {
  readonly isOpen: boolean;
  /** The id of the list that is opened. */
  readonly list: string;
}

function RadarActions({ alert, model, now, isOpen, list }: RadarActionsProps): JSX.Element {
  const { t } = useTranslation();
  const { announcement, suggestion, startedAt: startsAt } = alert;
  const announce = () => {
    const nextUpdateAt = usualNextUpdate(now);
    if (announcement) model.announcements.choose(announcement.id);
    else model.announcements.begin({ kind: "incident", ...suggestion, startsAt, nextUpdateAt });
    model.screen.show("announcements");
  };
  return (
    <span class="radar-actions">
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen}
        aria-controls={isOpen ? list : undefined}
        onClick={() => void model.radar.toggle(alert.id)}
      >
        {t(isOpen ? "radar.hide" : "radar.show")}
      </button>
      {alert.state === "rising" && (
        <button type="button" class="secondary" onClick={() => void model.radar.dismiss(alert.id)}>
          {t("radar.dismiss")}
        </button>
      )}
      <button type="button" class="secondary" onClick={announce}>
        {t(announcement ? "radar.openAnnouncement" : "radar.announce")}
      </button>
    </span>
  );
}
