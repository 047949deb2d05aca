import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import { impactPoints, impactWindow } from "../domain/announcement-impact.ts";
import { mayReadAnnouncements } from "../domain/announcement-permissions.ts";
import { insist } from "../domain/permissions.ts";
import { notFound } from "../domain/refusal.ts";
import { refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";

/** How many have met it, when they said so, and what they need of the desk. */
export async function announcementImpact(
  { store, clock }: Services,
  agentId: AgentId,
  id: AnnouncementId,
) {
  insist(mayReadAnnouncements(await agentNow(store, agentId)));
  const announcement = await refuseIfUnavailable(store.announcement(id));
  if (!announcement) throw notFound("announcement");
  const window = impactWindow(announcement, clock.now());
  const counted = await refuseIfUnavailable(store.problemsOfAnnouncement(id, window));
  const need = await refuseIfUnavailable(store.needOfAnnouncement(id, announcement.startsAt));
  const seen = await refuseIfUnavailable(store.announcementSeen(id));
  return { announcement, need, from: window.from, points: impactPoints(counted), seen };
}
