import type { JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import { LateLine } from "../../ui/announcement/late-line.tsx";
import { useWidgetContext } from "../context.ts";
import { useNow } from "./use-now.ts";

/** With the time of now, again and again. */
export function LateUpdate({
  announcement,
}: {
  readonly announcement: Announcement;
}): JSX.Element | null {
  const { locale } = useWidgetContext();
  return LateLine({ announcement, locale, now: useNow() });
}
