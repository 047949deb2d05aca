import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { LiveDesk } from "../../protocol/live.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";

/** The desk as a supervisor watches it. */
export interface LiveModel {
  readonly desk: ReadonlySignal<LiveDesk | null>;
  readonly failed: ReadonlySignal<boolean>;
  /** Undefined: all of them. */
  readonly team: ReadonlySignal<string | undefined>;
  /** Epoch milliseconds, of the last look: what is counted down goes on while the server does not answer. */
  readonly now: ReadonlySignal<number>;
  load(): Promise<void>;
  choose(team: string | undefined): Promise<void>;
}

/** Figures change in place, and not more often than they are read. */
export const liveEveryMs = 1_000;

export function createLiveModel(call: AgentCall): LiveModel {
  const desk = signal<LiveDesk | null>(null);
  const failed = signal(false);
  const team = signal<string | undefined>(undefined);
  const now = signal(Date.now());
  /** The team that is being asked for: a slow answer is waited for, and not asked for again. */
  let asking: { readonly team: string | undefined } | undefined;

  async function load() {
    now.value = Date.now();
    const wanted = team.peek();
    if (asking && asking.team === wanted) return;
    const mine = { team: wanted };
    asking = mine;
    try {
      const found = await call("desk:live", wanted === undefined ? {} : { team: wanted });
      if (asking !== mine) return;
      batch(() => {
        desk.value = found;
        failed.value = false;
      });
    } catch (error) {
      const { code } = asRefusal(error);
      if (asking !== mine) return;
      // An administrator has taken the team away.
      if (code === "not_found") team.value = undefined;
      else failed.value = true;
    } finally {
      if (asking === mine) asking = undefined;
    }
  }

  return {
    desk,
    failed,
    team,
    now,
    load,
    choose(wanted) {
      team.value = wanted;
      return load();
    },
  };
}
