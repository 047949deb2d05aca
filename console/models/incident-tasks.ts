import { type ReadonlySignal, signal } from "@preact/signals";
import type { IncidentTasks } from "../../protocol/announcement.ts";
import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { AgentPayloads } from "../../protocol/schemas.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

/** What other teams do about the incident that is open. */
export interface IncidentTasksModel {
  /** Undefined before the server has answered. */
  readonly known: ReadonlySignal<IncidentTasks | undefined>;
  /** Why the last step was refused. */
  readonly refused: ReadonlySignal<RefusalCode | null>;
  load(id: AnnouncementId): Promise<void>;
  /** Each is true when it was done. */
  link(wanted: AgentPayloads["announcement:link-task"]): Promise<boolean>;
  unlink(wanted: AgentPayloads["announcement:unlink-task"]): Promise<boolean>;
  open(wanted: AgentPayloads["announcement:open-task"]): Promise<boolean>;
}

export function createIncidentTasks(call: AgentCall): IncidentTasksModel {
  const known = signal<IncidentTasks | undefined>(undefined);
  const refused = signal<RefusalCode | null>(null);
  let shown: AnnouncementId | undefined;

  async function step(run: () => Promise<IncidentTasks>) {
    const of = shown;
    refused.value = null;
    try {
      const found = await run();
      // Another one was opened meanwhile.
      if (of === shown) known.value = found;
      return true;
    } catch (error) {
      refused.value = asRefusal(error).code;
      return false;
    }
  }

  return {
    known,
    refused,
    async load(id) {
      if (shown !== id) known.value = undefined;
      shown = id;
      await step(() => call("announcement:tasks", { id }));
    },
    link: (wanted) => step(() => call("announcement:link-task", wanted)),
    unlink: (wanted) => step(() => call("announcement:unlink-task", wanted)),
    open: (wanted) => step(() => call("announcement:open-task", wanted)),
  };
}
