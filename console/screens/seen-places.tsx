import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import type { Announcement } from "../../protocol/announcement.ts";
import type { AnnouncementPlace } from "../../protocol/announcement-body.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { AnnouncementActions } from "../../ui/announcement/actions.tsx";
import { AnnouncementBar } from "../../ui/announcement/bar.tsx";
import { AnnouncementCard } from "../../ui/announcement/card.tsx";
import { LateLine } from "../../ui/announcement/late-line.tsx";
import { emergencyIcon } from "../../ui/first-icons.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { type Translation, translationFor } from "../models/texts.ts";
import { WidgetLook } from "./widget-look.tsx";

export interface SeenPlaceProps {
  readonly announcement: Announcement;
  readonly locale: Locale;
  readonly theme: "light" | "dark";
  /** Epoch milliseconds. */
  readonly now: number;
  /** What the bar leads to. */
  readonly onOpen: () => void;
}

/** The bar on home, below what stands there anyway. */
export function SeenHome(props: SeenPlaceProps): JSX.Element {
  const { t } = translationFor(props.locale);
  return (
    <Seen {...props} t={t}>
      <h2 class="greeting">{t("announcements.seen.greeting")}</h2>
      <p class="seen-field">{t("announcements.seen.field")}</p>
      <p class="row-button emergency">
        <Strokes paths={[emergencyIcon]} />
        <span>
          <b>{t("announcements.seen.emergency")}</b>
          <small>{t("announcements.seen.emergencyLead")}</small>
        </span>
        <Icon name="next" />
      </p>
      {/* What a dot at the launcher points to stands on home, too. */}
      {(standsAt(props, "home") || standsAt(props, "launcher")) && <SeenBar {...props} />}
    </Seen>
  );
}

/** Beside the place of whoever waits. */
export function SeenQueue(props: SeenPlaceProps): JSX.Element {
  const { t } = translationFor(props.locale);
  return (
    <Seen {...props} t={t}>
      <section class="queue">
        <h2 class="card-title">{t("announcements.seen.queue")}</h2>
        <p>{t("announcements.seen.queueLead")}</p>
      </section>
      {standsAt(props, "queue") && <SeenBar {...props} />}
    </Seen>
  );
}

/** The card before the article that answers a question about it. What is tapped here is noted nowhere. */
export function SeenAnswer(props: SeenPlaceProps): JSX.Element {
  const { announcement, locale, now } = props;
  const { t } = translationFor(locale);
  const [tapped, setTapped] = useState<Pick<Announcement, "subscribed" | "reported">>({});
  const affected = announcement.affected + (tapped.reported ? 1 : 0);
  return (
    <Seen {...props} t={t}>
      <div class="row own">
        <div class="bubbles first last">
          <div class="bubble">{t("announcements.seen.question")}</div>
        </div>
      </div>
      <div class="row">
        <div class="bubbles first last">
          <AnnouncementCard
            known={announcement}
            live={announcement}
            locale={locale}
            now={now}
            actions={
              <AnnouncementActions
                announcement={{ ...announcement, ...tapped, affected }}
                locale={locale}
                onSubscribe={() => setTapped({ ...tapped, subscribed: true })}
                onReport={() => setTapped({ ...tapped, reported: true })}
              />
            }
          />
        </div>
      </div>
    </Seen>
  );
}

interface SeenProps extends Pick<SeenPlaceProps, "theme">, Pick<Translation, "t"> {
  readonly children: ComponentChildren;
}

const Seen = ({ theme, t, children }: SeenProps): JSX.Element => (
  <WidgetLook theme={theme}>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard */}
    <section class="log" tabIndex={0} aria-label={t("announcements.seen.support")}>
      <div class="log-rows">{children}</div>
    </section>
  </WidgetLook>
);

const standsAt = ({ announcement }: SeenPlaceProps, place: AnnouncementPlace) =>
  announcement.places?.includes(place) === true;

const SeenBar = ({ announcement, locale, now, onOpen }: SeenPlaceProps): JSX.Element => (
  <AnnouncementBar title={announcement.title} onOpen={onOpen}>
    <LateLine announcement={announcement} locale={locale} now={now} />
  </AnnouncementBar>
);
