import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { Cluster } from "../ports/cluster.ts";
import type { Store } from "../ports/store.ts";

/** The announcements that are not over, in memory: every question looks at them. */
export interface CurrentAnnouncements {
  /** The newest first. */
  current(): readonly AnnouncementRecord[];
  /** For what no event has brought. */
  refresh(): Promise<void>;
}

export function createCurrentAnnouncements(
  store: Pick<Store, "currentAnnouncements">,
  cluster: Pick<Cluster, "subscribe">,
): CurrentAnnouncements {
  let known: readonly AnnouncementRecord[] = [];
  cluster.subscribe((events) => {
    for (const event of events) if (event.kind === "announcement") take(event.announcement);
  });

  function take(announcement: AnnouncementRecord) {
    const others = known.filter(({ id }) => id !== announcement.id);
    known = announcement.state === "ended" ? others : [...others, announcement].sort(byNewness);
  }

  return {
    current: () => known,
    async refresh() {
      known = await store.currentAnnouncements();
    },
  };
}

const byNewness = (a: AnnouncementRecord, b: AnnouncementRecord) =>
  b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1);
