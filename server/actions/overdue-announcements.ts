/** Who hears that the update of an announcement is late. */

import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import { type ActingAgent, leads } from "../domain/permissions.ts";
import type { Services } from "./services.ts";

/** Its owner hears first, then whoever leads. What is written since takes the reminder back. */
export const isReminded = (
  { ownerId }: Pick<AnnouncementRecord, "ownerId">,
  agent: ActingAgent,
  who: AnnouncementRecord["reminded"],
): boolean => (who === "owner" ? ownerId === agent.id : who === "leads" && leads(agent));

/** Those of which this agent has been reminded, perhaps while nobody was there to hear it. */
export const overdueFor = (
  { announcements }: Pick<Services, "announcements">,
  agent: ActingAgent,
) =>
  announcements
    .current()
    .filter((one) => isReminded(one, agent, one.reminded))
    .map(({ id }) => id);
