import { type ReadonlySignal, signal } from "@preact/signals";
import type { LiveDesk } from "../../protocol/live.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

/** The desk as a supervisor watches it. */
export interface LiveModel {
  readonly desk: ReadonlySignal<LiveDesk | null>;
  readonly failed: ReadonlySignal<boolean>;
  load(): Promise<void>;
}

/** Figures change in place, and not more often than they are read. */
export const liveEveryMs = 3_000;

export function createLiveModel(call: AgentCall): LiveModel {
  const desk = signal<LiveDesk | null>(null);
  const failed = signal(false);
  return {
    desk,
    failed,
    async load() {
      try {
        desk.value = await call("desk:live", {});
        failed.value = false;
      } catch (error) {
        asRefusal(error);
        failed.value = true;
      }
    },
  };
}
