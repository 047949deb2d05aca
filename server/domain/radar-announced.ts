import type { ArticleId } from "../../protocol/conversation.ts";
import { matches } from "./announcement.ts";
import type { AnnouncementRecord } from "./announcement-records.ts";
import type { RadarAlertRecord } from "./radar-records.ts";

/** True where customers who meet this read the announcement before any answer. */
export function isAnnounced(
  announcement: Pick<AnnouncementRecord, "state" | "topics" | "errorCodes">,
  { topics, errorCodes }: Pick<RadarAlertRecord, "topics" | "errorCodes">,
  categoryOf: (articleId: ArticleId) => string | undefined,
): boolean {
  const text = errorCodes.join(" ");
  const asked = topics.length === 0 ? [undefined] : topics;
  return asked.some((articleId) =>
    matches(announcement, {
      articleId,
      category: articleId === undefined ? undefined : categoryOf(articleId),
      text,
    }),
  );
}
