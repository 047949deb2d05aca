import type { AnnouncementRecord } from "./announcement-records.ts";
import { type ActingAgent, leads } from "./permissions.ts";

export const mayWriteAnnouncement = leads;
/** Agents answer with it, editors write articles beside it. */
export const mayReadAnnouncements = (agent: ActingAgent): boolean => !agent.disabled;

/** Maintenance is announced before it begins; an incident that has not begun is none. */
export const isShown = ({ kind, state }: Pick<AnnouncementRecord, "kind" | "state">): boolean =>
  state === "active" || (state === "scheduled" && kind === "notice");
