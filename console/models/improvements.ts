import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { ValueOf } from "../../protocol/calls.ts";
import type { Improvement, ImprovementId, ImprovementState } from "../../protocol/improvement.ts";
import type { AgentPayloads } from "../../protocol/schemas.ts";
import type { AgentCalls } from "../../protocol/sockets.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConsoleTextKey } from "./texts.ts";

type Listed = ValueOf<AgentCalls, "improvement:list">;
export type WantedImprovements = Omit<AgentPayloads["improvement:list"], "before">;
export type WrittenImprovement = AgentPayloads["improvement:save"];

/** What a new one begins with. */
export type ImprovementBeginning = Partial<Pick<WrittenImprovement, "what" | "topic" | "cause">> & {
  readonly incidents?: Improvement["incidents"];
};

/** The register, as it is filtered, and the one that is open. */
export interface ImprovementsModel {
  readonly list: ReadonlySignal<readonly Improvement[]>;
  readonly owners: ReadonlySignal<Listed["owners"]>;
  readonly causes: ReadonlySignal<Listed["causes"]>;
  readonly more: ReadonlySignal<boolean>;
  readonly state: ReadonlySignal<"loading" | "ready" | "failed">;
  readonly wanted: ReadonlySignal<WantedImprovements>;
  /** A known one, what a new one begins with, or none. */
  readonly open: ReadonlySignal<Improvement | ImprovementBeginning | null>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  show(wanted: WantedImprovements): Promise<void>;
  begin(beginning?: ImprovementBeginning): void;
  choose(improvement: Improvement): void;
  close(): void;
  /** True when it was done. */
  save(written: WrittenImprovement): Promise<boolean>;
  move(id: ImprovementId, state: ImprovementState): Promise<void>;
}

interface ImprovementsOptions {
  readonly call: AgentCall;
  readonly say: (key: ConsoleTextKey) => void;
}

export function createImprovementsModel({ call, say }: ImprovementsOptions): ImprovementsModel {
  const list = signal<readonly Improvement[]>([]);
  const owners = signal<Listed["owners"]>([]);
  const causes = signal<Listed["causes"]>([]);
  const more = signal(false);
  const state = signal<"loading" | "ready" | "failed">("loading");
  const wanted = signal<WantedImprovements>({});
  const open = signal<Improvement | ImprovementBeginning | null>(null);
  let asked = 0;

  async function page(before: readonly Improvement[]) {
    const last = before.at(-1)?.id;
    asked += 1;
    const mine = asked;
    try {
      const found = await call("improvement:list", {
        ...wanted.value,
        ...(last === undefined ? {} : { before: last }),
      });
      // Another filter was chosen meanwhile.
      if (mine !== asked) return;
      batch(() => {
        list.value = [...before, ...found.improvements];
        owners.value = found.owners;
        causes.value = found.causes;
        more.value = found.more;
        state.value = "ready";
      });
    } catch (error) {
      asRefusal(error);
      if (mine === asked) state.value = "failed";
    }
  }

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      await page([]);
      return true;
    } catch (error) {
      say(`refused.${asRefusal(error).code}`);
      return false;
    }
  }

  const setOpen = (one: Improvement | ImprovementBeginning | null) => {
    open.value = one;
  };
  return {
    list,
    owners,
    causes,
    more,
    state,
    wanted,
    open,
    load: () => page([]),
    loadMore: () => page(list.value),
    show(next) {
      wanted.value = next;
      return page([]);
    },
    begin: (beginning = {}) => setOpen(beginning),
    choose: setOpen,
    close: () => setOpen(null),
    async save(written) {
      const done = await attempt(() => call("improvement:save", written));
      if (done) setOpen(null);
      return done;
    },
    async move(id, to) {
      await attempt(() => call("improvement:move", { id, state: to }));
    },
  };
}
