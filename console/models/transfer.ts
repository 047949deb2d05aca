import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { AgentCalls, ValueOf } from "../../protocol/sockets.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentActions } from "./actions.ts";
import type { AgentCall } from "./agent-call.ts";

type Colleagues = ValueOf<AgentCalls, "agent:list">["agents"];

/** The form that hands a conversation over to another agent. */
export interface Transfer {
  readonly colleagues: ReadonlySignal<Colleagues | "loading" | "failed">;
  readonly chosen: Signal<AgentId | undefined>;
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
  const chosen = signal<AgentId | undefined>(undefined);
  const note = signal("");
  return {
    colleagues,
    chosen,
    note,
    ready: computed(() => chosen.value !== undefined && !actions.busy.value),
    async load(holder) {
      try {
        const { agents } = await call("agent:list", {});
        colleagues.value = agents.filter((agent) => agent.id !== holder);
      } catch (error) {
        asRefusal(error);
        colleagues.value = "failed";
      }
    },
    async submit() {
      const toAgentId = chosen.value;
      if (toAgentId === undefined) return false;
      const written = isBlank(note.value) ? undefined : note.value;
      return actions.transfer(id, { toAgentId, note: written });
    },
  };
}
