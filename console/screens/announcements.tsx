import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AgentAnnouncement } from "../../protocol/announcement.ts";
import { isLate } from "../../ui/late-update.ts";
import { timeStamp } from "../../ui/times.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { leadingRoles, maySeePage } from "../models/pages.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { AnnouncementEditor } from "./announcement-editor.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import "./announcements.css";

/** Notices and incidents: the list, and the one that is open with what customers see of it. */
export function AnnouncementsScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { announcements } = model;
  const { list, state, more, chosen } = announcements;
  const online = model.connection.value === "online";
  useEffect(() => {
    if (online) void announcements.load();
  }, [announcements, online]);
  const role = model.agent.value?.role;
  const mayWrite = role !== undefined && leadingRoles.includes(role);
  const open = list.value.find(({ id }) => id === chosen.value);
  if (open || chosen.value === "new") {
    return (
      <main class="announcements" data-open>
        <AnnouncementEditor
          key={`${chosen.value}`}
          model={announcements}
          known={open}
          mayWrite={mayWrite}
          clock={root.clock}
          improve={(incident) => {
            const { id, title, topics } = incident;
            const [topic] = topics;
            model.improvements.begin({ incidents: [{ id, title }], ...(topic && { topic }) });
            model.screen.show("improvements");
          }}
          onOpenTicket={
            maySeePage(role, "tickets")
              ? (number) => {
                  void model.tickets.choose(number);
                  model.screen.show("tickets");
                }
              : undefined
          }
        />
      </main>
    );
  }
  return (
    <main class="announcements">
      <nav class="announcements-list" aria-label={t("announcements.title")}>
        <header class="announcements-head">
          <h1>{t("announcements.title")}</h1>
          {mayWrite && (
            <button type="button" class="secondary" onClick={() => announcements.begin()}>
              {t("announcements.new")}
            </button>
          )}
        </header>
        {state.value === "loading" && <ListSkeleton />}
        {state.value === "failed" && <ListError onRetry={() => void announcements.load()} />}
        {state.value === "ready" && list.value.length === 0 && (
          <p class="muted announcements-none">{t("announcements.none")}</p>
        )}
        {list.value.map((one) => (
          <AnnouncementRow key={one.id} one={one} model={announcements} now={root.clock.value} />
        ))}
        {more.value && (
          <button type="button" class="quiet" onClick={() => void announcements.loadMore()}>
            {t("audit.more")}
          </button>
        )}
      </nav>
      <p class="announcements-choose muted">{t("announcements.choose")}</p>
    </main>
  );
}

interface AnnouncementRowProps {
  readonly one: AgentAnnouncement;
  readonly model: AnnouncementsModel;
  readonly now: number;
}

function AnnouncementRow({ one, model, now }: AnnouncementRowProps): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <button
      type="button"
      class="announcements-row"
      aria-current={model.chosen.value === one.id}
      onClick={() => model.choose(one.id)}
    >
      <strong>{one.title[locale] ?? one.title["zh-CN"]}</strong>
      <span class="muted">
        {one.number === undefined ? t(`announcements.${one.kind}`) : `INC-${one.number}`} ·{" "}
        {t(`announcements.${one.state}`)} · {timeStamp(one.startsAt, new Date(now), locale)}
      </span>
      {isLate(one, now) && <LateUpdate one={one} now={now} />}
    </button>
  );
}

/** Since when the promised update is late, and who writes it. */
function LateUpdate({ one, now }: Omit<AnnouncementRowProps, "model">): JSX.Element {
  const translation = useTranslation();
  const { t, locale } = translation;
  const { nextUpdateAt = "", owner } = one;
  return (
    <span class="announcements-late">
      {t("announcements.lateSince", {
        time: timeStamp(nextUpdateAt, new Date(now), locale),
        wait: waitText(secondsSince(nextUpdateAt, now), translation),
        name: owner?.name ?? t("announcements.followers.wallet"),
      })}
    </span>
  );
}
