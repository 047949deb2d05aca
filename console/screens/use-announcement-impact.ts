import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { AgentAnnouncement, AnnouncementImpact } from "../../protocol/announcement.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";

/** In milliseconds. */
const refreshMs = 15_000;

/** Asked for when it is opened, after each of its changes, and while it goes on. */
export function useAnnouncementImpact(
  model: AnnouncementsModel,
  known: AgentAnnouncement | undefined,
  clock: ReadonlySignal<number>,
): AnnouncementImpact | undefined {
  const impact = useSignal<AnnouncementImpact | undefined>(undefined);
  const isLive = known?.state === "active";
  const turn = isLive ? Math.floor(clock.value / refreshMs) : 0;
  useEffect(() => {
    if (!known) return;
    void model.impact(known.id).then((found) => {
      impact.value = found ?? impact.peek();
    });
  }, [known, turn]);
  return impact.value;
}
