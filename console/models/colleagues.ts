import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Attention } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import { isBlank } from "../../protocol/text.ts";
import type { ConnectionState } from "../../ui/connection.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConversationModel } from "./conversation.ts";

export type ColleagueSeen = Extract<ServerEvent, { type: "colleague.seen" }>;

export interface Colleague {
  readonly id: AgentId;
  readonly name: string;
  readonly writes: boolean;
}

interface ColleaguePresence {
  /** In the conversation that is open here. */
  readonly here: ReadonlySignal<readonly Colleague[]>;
  apply(seen: ColleagueSeen): void;
  close(): void;
}

interface ColleaguesOptions {
  readonly call: AgentCall;
  readonly me: () => AgentId;
  readonly current: ReadonlySignal<Pick<ConversationModel, "id" | "reply"> | null>;
  readonly state: ReadonlySignal<ConnectionState>;
  readonly now?: () => number;
}

/** It is said again this often, and forgotten so long after the last time, in milliseconds. docs/protocol.md names both. */
const repeatMs = 20_000;
const forgottenMs = 45_000;
/** Whoever has changed the reply this recently is writing it. */
const writingMs = 8_000;

type Seen = Colleague & { readonly conversationId: ConversationId; readonly until: number };

/** Tells colleagues which conversation is open here, and shows who else has it open. The server keeps nothing of it. */
export function createColleagues(options: ColleaguesOptions): ColleaguePresence {
  const { call, me, current, state, now = Date.now } = options;
  const seen = signal<readonly Seen[]>([]);
  let wroteAt = Number.NEGATIVE_INFINITY;
  let known: { readonly id: ConversationId | undefined; readonly text: string } = {
    id: undefined,
    text: "",
  };
  let told: { readonly id: ConversationId; readonly doing: Attention } | undefined;

  const tell = (conversationId: ConversationId, doing: Attention) => {
    told = doing === "left" ? undefined : { id: conversationId, doing };
    // A lost call does no harm: the next one makes up for it.
    if (state.peek() === "online")
      call("conversation:look", { conversationId, doing }).catch(asRefusal);
  };
  const doing = (): Attention => (now() - wroteAt < writingMs ? "writes" : "reads");
  const tellAgain = () => {
    seen.value = seen.peek().filter(({ until }) => until > now());
    const id = current.peek()?.id;
    if (id !== undefined) tell(id, doing());
  };
  const stopCurrent = effect(() => {
    const id = current.value?.id;
    if (state.value !== "online" || id === told?.id) return;
    if (told !== undefined) tell(told.id, "left");
    wroteAt = Number.NEGATIVE_INFINITY;
    if (id !== undefined) tell(id, "reads");
  });
  const stopWriting = effect(() => {
    const conversation = current.value;
    const text = conversation?.reply.text.value ?? "";
    // What was there when the conversation was opened is a draft, and nobody writes it now.
    if (conversation === null || conversation.id !== known.id)
      known = { id: conversation?.id, text };
    if (text === known.text) return;
    known = { id: conversation?.id, text };
    wroteAt = isBlank(text) ? Number.NEGATIVE_INFINITY : now();
    if (conversation && told?.doing !== doing()) tell(conversation.id, doing());
  });
  const timer = setInterval(() => {
    if (told?.doing === "writes" && doing() === "reads") tellAgain();
  }, writingMs / 2);
  const repeat = setInterval(tellAgain, repeatMs);

  return {
    here: computed(() => seen.value.filter((one) => one.conversationId === current.value?.id)),
    apply({ conversationId, agent, doing: does }) {
      if (agent.id === me()) return;
      const others = seen
        .peek()
        .filter((one) => one.id !== agent.id || one.conversationId !== conversationId);
      const isNew = others.length === seen.peek().length;
      if (does === "left") {
        seen.value = others;
        return;
      }
      const until = now() + forgottenMs;
      seen.value = [...others, { ...agent, conversationId, writes: does === "writes", until }];
      // They have just come, and do not know of this one.
      if (isNew && conversationId === current.peek()?.id) tell(conversationId, doing());
    },
    close() {
      stopCurrent();
      stopWriting();
      clearInterval(timer);
      clearInterval(repeat);
    },
  };
}
