import type { JSX } from "preact";
import type { Announcement } from "../../../protocol/announcement.ts";
import type { AnnouncementBody } from "../../../protocol/announcement-body.ts";
import type { Locale } from "../../../protocol/conversation.ts";
import { AnnouncementCard } from "../../../ui/announcement/card.tsx";
import { AnnouncementNews } from "../../../ui/announcement/news.tsx";

interface SaidAnnouncementProps {
  readonly body: AnnouncementBody;
  /** As they are now. */
  readonly announced: readonly Announcement[];
  readonly locale: Locale;
}

/** What was known then, and how it ended: with its times, and nothing to tap. */
export function SaidAnnouncement(props: SaidAnnouncementProps): JSX.Element {
  const { body, announced, locale } = props;
  const live = announced.find(({ id }) => id === body.announcementId);
  const now = Date.now();
  return body.stage === "known" ? (
    <AnnouncementCard known={live ?? body} live={live} locale={locale} now={now} />
  ) : (
    <AnnouncementNews body={body} at={body.at} locale={locale} now={now} />
  );
}
