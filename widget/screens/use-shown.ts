import { useEffect } from "preact/hooks";
import type { Announcement } from "../../protocol/announcement.ts";
import { useWidgetContext } from "../context.ts";
import { noteShown } from "../models/seen-announcements.ts";

/** Counts that it stands on the screen, with so many updates, once somebody looks at the page. */
export function useShown(one: Pick<Announcement, "id">, updates: number): void {
  const { support } = useWidgetContext();
  const { id } = one;
  useEffect(() => {
    const note = () => {
      // What fails is said the next time that it is shown.
      if (document.visibilityState === "visible") noteShown(support, one, updates).catch(() => {});
    };
    note();
    document.addEventListener("visibilitychange", note);
    return () => document.removeEventListener("visibilitychange", note);
  }, [id, updates]);
}
