import type { Announcement } from "../../protocol/announcement.ts";

/** When it ended, by the last word about it. Undefined while it goes on. */
export const endedAt = ({
  state,
  updates,
}: Pick<Announcement, "state" | "updates">): string | undefined =>
  state === "ended" ? updates.at(-1)?.at : undefined;
