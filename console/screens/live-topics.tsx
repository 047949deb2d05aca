import type { JSX } from "preact";
import type { LiveDesk, LiveRise } from "../../protocol/live.ts";
import { Icon } from "../../ui/icons.tsx";
import type { DeskModel } from "../models/desk.ts";
import { shortTopic } from "../models/short-topic.ts";
import { shortTime } from "../models/times.ts";
import { InsightCard } from "./insight-card.tsx";
import { LiveBars } from "./live-bars.tsx";
import { useTranslation } from "./translation.ts";

interface LiveTopicsProps {
  readonly desk: LiveDesk;
  readonly now: number;
  readonly model: DeskModel;
}

/** What those who wait are about; the one that rises stands out, and below it what is known of that. */
export function LiveTopics({ desk, now, model }: LiveTopicsProps): JSX.Element {
  const { t } = useTranslation();
  const { topics, rise } = desk;
  const named = topics.map((one) => ({
    ...one,
    name: one.topic === "" ? t("live.others") : shortTopic(one.title),
  }));
  return (
    <InsightCard
      title={t("live.topics")}
      table={{
        head: [t("live.topic"), t("live.waiting"), t("live.usual")],
        rows: named.map(({ name, waiting, usual }) => [name, waiting, usual ?? "–"]),
      }}
      foot={rise && <Rise rise={rise} now={now} model={model} />}
    >
      {topics.length === 0 ? (
        <p class="muted live-note">{t("live.nobody")}</p>
      ) : (
        <LiveBars
          bars={named.map(({ topic, name, title, waiting, usual }) => ({
            name,
            title,
            count: waiting,
            ...(topic === rise?.topic && {
              tone: "main" as const,
              note: t("live.usualCount", { count: usual ?? 0 }),
            }),
          }))}
        />
      )}
    </InsightCard>
  );
}

interface RiseProps {
  readonly rise: LiveRise;
  readonly now: number;
  readonly model: DeskModel;
}

function Rise({ rise, now, model }: RiseProps): JSX.Element {
  const { t, locale } = useTranslation();
  const { title, above, since, announcement } = rise;
  const more = [
    since && t("live.since", { time: shortTime(since, now, locale) }),
    t(announcement ? "live.announced" : "live.notAnnounced", { title: announcement?.title ?? "" }),
  ];
  const open = () => {
    if (!announcement) return document.querySelector("#radar-title")?.scrollIntoView();
    model.announcements.choose(announcement.id);
    model.screen.show("announcements");
  };
  return (
    <div class="live-foot" data-tone="warn">
      <Icon name="alert" />
      <p>
        {t("live.rise", { topic: shortTopic(title), count: above })}
        <span class="muted">{more.filter((one) => one).join(" · ")}</span>
      </p>
      <button type="button" class="quiet live-link" onClick={open}>
        {t(announcement ? "live.open" : "live.seeRadar")}
      </button>
    </div>
  );
}
