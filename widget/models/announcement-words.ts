import type { Announcement } from "../../protocol/announcement.ts";
import type { ServerEvent } from "../../protocol/events.ts";

/** Without its words it has been put off: nothing of it is shown until it begins. */
export const withWord = (
  words: readonly Announcement[],
  { id, announcement }: Extract<ServerEvent, { readonly type: "announcement.changed" }>,
): readonly Announcement[] =>
  announcement ? [announcement, ...words] : words.filter((one) => one.id !== id);
