import { type ReadonlySignal, signal } from "@preact/signals";
import type { OwnDay } from "../../protocol/own-day.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AdminRequest } from "./admin-request.ts";

/** What the agent has done today. */
export interface OwnDayModel {
  readonly figures: ReadonlySignal<OwnDay | null>;
  load(): Promise<void>;
}

export function createOwnDay(request: AdminRequest): OwnDayModel {
  const figures = signal<OwnDay | null>(null);
  return {
    figures,
    async load() {
      try {
        figures.value = await request<OwnDay>("GET", "today");
      } catch (error) {
        // They stand beside the work: without them nothing is missing, and old ones are wrong.
        asRefusal(error);
        figures.value = null;
      }
    },
  };
}
