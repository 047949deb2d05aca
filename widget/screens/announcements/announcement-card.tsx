import type { JSX } from "preact";
import type { Announcement } from "../../../protocol/announcement.ts";
import type { AnnouncementBody, AnnouncementId } from "../../../protocol/announcement-body.ts";
import { AnnouncementCard, type KnownAnnouncement } from "../../../ui/announcement/card.tsx";
import { AnnouncementNews } from "../../../ui/announcement/news.tsx";
import { NextTime } from "../../../ui/announcement/next-time.tsx";
import { useWidgetContext } from "../../context.ts";
import { knownAnnouncements } from "../../models/announcement-list.ts";
import { useNow } from "../use-now.ts";
import { useShown } from "../use-shown.ts";
import { OwnActions } from "./own-actions.tsx";
import { OwnTransactions } from "./own-transactions.tsx";
import { SolvedQuestion } from "./solved-question.tsx";

/** A message about an announcement: the answer to a question, or what a subscriber is sent. */
export function AnnouncementMessage({ body }: { readonly body: AnnouncementBody }): JSX.Element {
  const { support } = useWidgetContext();
  const known = knownAnnouncements(support.announcements.value);
  const live = known.find(({ id }) => id === body.announcementId);
  if (body.stage === "known")
    return <OwnCard id={body.announcementId} known={live ?? body} live={live} />;
  return <NewsOfOne body={body} live={live} />;
}

/** What was said since, and when more will be. */
function NewsOfOne({
  body,
  live,
}: {
  readonly body: AnnouncementBody;
  readonly live: Announcement | undefined;
}): JSX.Element {
  const { locale } = useWidgetContext();
  const now = useNow();
  const said = live?.updates.findLastIndex((update) => update.text === body.text) ?? -1;
  useShown({ id: body.announcementId }, said + 1);
  return (
    <AnnouncementNews body={body} at={body.at ?? live?.updates[said]?.at} locale={locale} now={now}>
      {live?.updates.at(-1)?.text === body.text && (
        <NextTime announcement={live} locale={locale} now={now} />
      )}
      {body.stage === "end" && <SolvedQuestion id={body.announcementId} />}
    </AnnouncementNews>
  );
}

interface OwnCardProps extends KnownAnnouncement {
  readonly id: AnnouncementId;
}

/** With the customer's own transactions in it, and what they have done about it. */
export function OwnCard({ id, known, live }: OwnCardProps): JSX.Element {
  const { locale } = useWidgetContext();
  useShown({ id }, live?.updates.length ?? 0);
  return (
    <AnnouncementCard
      known={known}
      live={live}
      locale={locale}
      now={useNow()}
      own={<OwnTransactions id={id} />}
      actions={live && <OwnActions announcement={live} />}
    />
  );
}
