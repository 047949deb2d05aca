import type { AnnouncementWarning } from "../../protocol/announcement.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { Services } from "./services.ts";

/** What no question can be about: a topic that is no article and no category, an error code that no article has. */
export function announcementWarnings(
  { faq: { content } }: Pick<Services, "faq">,
  { topics, errorCodes }: Pick<AnnouncementRecord, "topics" | "errorCodes">,
): readonly AnnouncementWarning[] {
  const articles = new Set<string>(content.articles.keys());
  const categories = new Set(
    [...content.articles.values()].flatMap((versions) =>
      [...versions.values()].map(({ category }) => category),
    ),
  );
  const codes = new Set([
    ...Object.keys(content.errorCodes),
    ...[...content.articles.values()].flatMap((versions) =>
      [...versions.values()].flatMap((version) => version.errorCodes.map(({ code }) => code)),
    ),
  ]);
  const isTopic = (value: string) => articles.has(value) || categories.has(value);
  return [
    ...topics
      .filter((value) => !isTopic(value))
      .map((value) => ({ part: "topics", value }) as const),
    ...errorCodes
      .filter((value) => !codes.has(value))
      .map((value) => ({ part: "errorCodes", value }) as const),
  ];
}
