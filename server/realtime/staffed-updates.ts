import { isStaffed } from "../actions/desk.ts";
import type { DomainEvent, Services } from "../actions/services.ts";
import type { Namespaces } from "./connections.ts";

export interface StaffedUpdates {
  note(events: readonly DomainEvent[]): void;
  /** Says to every customer here that the first agent has come on duty, or that the last one has gone. */
  send(): Promise<void>;
}

export function createStaffedUpdates(
  services: Services,
  { customers }: Namespaces,
): StaffedUpdates {
  let isDue = false;
  let said: boolean | undefined;
  return {
    note(events) {
      // What concerns one conversation alone changes nobody's duty.
      isDue ||= events.some((one) => one.kind === "desk" && one.conversationId === undefined);
    },
    async send() {
      if (!isDue) return;
      isDue = false;
      const staffed = await isStaffed(services);
      if (staffed !== said) customers.local.emit("event", { type: "desk.staffed", staffed });
      said = staffed;
    },
  };
}
