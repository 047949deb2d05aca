import { minuteMs } from "../domain/local-time.ts";
import { dismissedForMs, type RadarSweep, sweepAlerts } from "../domain/radar-alerts.ts";
import { isAnnounced } from "../domain/radar-announced.ts";
import type { RadarAlertRecord } from "../domain/radar-records.ts";
import type { Reads } from "../ports/store.ts";
import { commit } from "./commit.ts";
import { createRadarHistory } from "./radar-history.ts";
import { kindsNow } from "./radar-kinds.ts";
import type { Services } from "./services.ts";

/** How long it is known what rose when. */
const keptMs = 400 * 24 * 60 * minuteMs;
const recentAtMost = 100;

/**
 * Looks once a minute whether more customers than usual meet the same thing. To be called by one node, every few seconds.
 * What has changed is decided again in the transaction that saves it: two nodes that look at once raise one alert.
 */
export function createRadar(services: Services): () => Promise<void> {
  const historyAt = createRadarHistory(services);
  let looked = -1;
  return async () => {
    const now = services.clock.now();
    const minute = Math.floor(now / minuteMs);
    if (minute === looked) return;
    looked = minute;
    const kinds = await kindsNow(services, now, await historyAt(now));
    const sweepWith = (known: readonly RadarAlertRecord[]): RadarSweep => ({
      now,
      kinds,
      known,
      nextId: () => services.ids.next<RadarAlertRecord["id"]>(),
      announced: (about) => announcementFor(services, about)?.id,
    });
    const { changed } = sweepAlerts(sweepWith(await knownAlerts(services.store, now)));
    if (changed.length === 0) return;
    await commit(services, async ({ tx, publish }) => {
      const known = await knownAlerts(tx, now);
      for (const alert of sweepAlerts(sweepWith(known)).changed) {
        await tx.saveRadarAlert(alert);
        const before = known.find(({ id }) => id === alert.id);
        const rings = alert.rangAt !== undefined && before?.rangAt === undefined;
        publish({ kind: "radar", id: alert.id, rings });
      }
      await tx.deleteRadarAlertsBefore(now - keptMs);
    });
  };
}

async function knownAlerts(store: Reads, now: number): Promise<readonly RadarAlertRecord[]> {
  const open = await store.openRadarAlerts();
  const recent = await store.radarAlertsSince(now - dismissedForMs, recentAtMost);
  return [...open, ...recent];
}

/** The one that says what is known of it already. */
export function announcementFor(
  { announcements, faq }: Pick<Services, "announcements" | "faq">,
  about: Pick<RadarAlertRecord, "topics" | "errorCodes">,
) {
  const categoryOf = (id: RadarAlertRecord["topics"][number]) =>
    faq.engine.article(id, "zh-CN")?.category;
  return announcements.current().find((one) => isAnnounced(one, about, categoryOf));
}
