import type { AnnouncementState } from "../protocol/announcement.ts";

interface PromisedUpdate {
  readonly state: AnnouncementState;
  readonly nextUpdateAt?: string | undefined;
}

/** The update that was promised is not there. `now` in epoch milliseconds. */
export const isLate = ({ state, nextUpdateAt }: PromisedUpdate, now: number): boolean =>
  state === "active" && nextUpdateAt !== undefined && Date.parse(nextUpdateAt) <= now;
