/** Tasks of other teams that an incident names. */

import { announcementLimits } from "../../protocol/limits.ts";
import type { AnnouncementRecord } from "./announcement-records.ts";
import { leads, worksAtDesk } from "./permissions.ts";
import { Refusal } from "./refusal.ts";

/** They are parts of complaints, which editors do not read. */
export const mayReadIncidentTasks = worksAtDesk;
export const mayLinkTask = leads;

/** Also of an incident that is over: the cause is looked for after it. */
export function withTask(before: AnnouncementRecord, taskId: string): AnnouncementRecord {
  if (before.kind !== "incident") throw new Refusal("invalid", "Only an incident has tasks.");
  const { tasks = [] } = before;
  if (tasks.includes(taskId)) return before;
  if (tasks.length >= announcementLimits.taskCount)
    throw new Refusal("too_large", "It has as many tasks as it may have.");
  return { ...before, tasks: [...tasks, taskId] };
}

export const withoutTask = (before: AnnouncementRecord, taskId: string): AnnouncementRecord => ({
  ...before,
  tasks: before.tasks?.filter((id) => id !== taskId),
});
