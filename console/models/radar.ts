import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { DeskRow } from "../../protocol/desk.ts";
import type { RadarAlert, RadarAlertId } from "../../protocol/radar.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

/** What rises above the usual, for those who lead. */
export interface RadarModel {
  readonly alerts: ReadonlySignal<readonly RadarAlert[]>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  /** Less than a day of questions is known: nothing can be usual yet. */
  readonly learning: ReadonlySignal<boolean>;
  /** Rises about which nobody has done anything. */
  readonly calls: ReadonlySignal<number>;
  /** The alert whose conversations are shown; `rows` is null while they are fetched, or where that failed. */
  readonly opened: ReadonlySignal<OpenedAlert | null>;
  load(): Promise<void>;
  toggle(id: RadarAlertId): Promise<void>;
  dismiss(id: RadarAlertId): Promise<void>;
}

interface OpenedAlert {
  readonly id: RadarAlertId;
  readonly rows: readonly DeskRow[] | null;
  readonly failed: boolean;
}

export function createRadarModel(call: AgentCall): RadarModel {
  const alerts = signal<readonly RadarAlert[]>([]);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const learning = signal(false);
  const opened = signal<OpenedAlert | null>(null);

  return {
    alerts,
    state,
    learning,
    opened,
    calls: computed(
      () => alerts.value.filter((one) => one.state === "rising" && !one.announcement).length,
    ),
    async load() {
      try {
        const found = await call("radar:list", {});
        batch(() => {
          alerts.value = found.alerts;
          learning.value = found.learning === true;
          state.value = "ready";
        });
      } catch (error) {
        asRefusal(error);
        state.value = "failed";
      }
    },
    async toggle(id) {
      const isOpen = opened.peek()?.id === id && !opened.peek()?.failed;
      opened.value = isOpen ? null : { id, rows: null, failed: false };
      if (isOpen) return;
      try {
        const { conversations } = await call("radar:open", { id });
        // Another one may have been opened meanwhile.
        if (opened.peek()?.id === id) opened.value = { id, rows: conversations, failed: false };
      } catch (error) {
        asRefusal(error);
        if (opened.peek()?.id === id) opened.value = { id, rows: null, failed: true };
      }
    },
    async dismiss(id) {
      try {
        const { alert } = await call("radar:dismiss", { id });
        alerts.value = alerts.value.map((one) => (one.id === id ? alert : one));
      } catch (error) {
        asRefusal(error);
        state.value = "failed";
      }
    },
  };
}
