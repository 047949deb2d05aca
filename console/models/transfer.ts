import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ValueOf } from "../../protocol/calls.ts";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { AgentCalls } from "../../protocol/sockets.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentActions } from "./actions.ts";
import type { AgentCall } from "./agent-call.ts";

type Colleagues = ValueOf<AgentCalls, "agent:list">["agents"];

export type Destination = { readonly toAgentId: AgentId } | { readonly toTeam: string };

/** The form that hands a conversation over to another agent or to a team. */
export interface Transfer {
  readonly colleagues: ReadonlySignal<Colleagues | "loading" | "failed">;
  /** The teams to choose from, beside the colleagues. */
  readonly teams: ReadonlySignal<readonly string[]>;
  readonly chosen: Signal<Destination | undefined>;
  /** For the colleague; it may stay empty. */
  readonly note: Signal<string>;
  readonly ready: ReadonlySignal<boolean>;
  /** Fetches the agents on duty. The one who has the conversation now is no choice. */
  load(holder: AgentId | undefined): Promise<void>;
  /** True when it was done: the dialog may close. */
  submit(): Promise<boolean>;
}

interface TransferOptions {
  readonly id: ConversationId;
  readonly call: AgentCall;
  readonly actions: Pick<AgentActions, "busy" | "transfer">;
}

export function createTransfer({ id, call, actions }: TransferOptions): Transfer {
  const colleagues = signal<Colleagues | "loading" | "failed">("loading");
  const teams = signal<readonly string[]>([]);
  const chosen = signal<Destination | undefined>(undefined);
  const note = signal("");
  return {
    colleagues,
    teams,
    chosen,
    note,
    ready: computed(() => chosen.value !== undefined && !actions.busy.value),
    async load(holder) {
      try {
        const { agents, teams: known } = await call("agent:list", {});
        teams.value = known;
        colleagues.value = agents.filter((agent) => agent.available && agent.id !== holder);
      } catch (error) {
        asRefusal(error);
        colleagues.value = "failed";
      }
    },
    async submit() {
      const to = chosen.value;
      if (to === undefined) return false;
      return actions.transfer(id, { ...to, note: isBlank(note.value) ? undefined : note.value });
    },
  };
}
