import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentId, ArticleLink, ConversationId } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { createOutbox, type Outbox } from "../../ui/outbox.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { createTranscript, type Transcript } from "../../ui/transcript.ts";
import type { Call } from "./namespace.ts";
import { isMine } from "./rows.ts";
import { createTypingSignal } from "./typing-signal.ts";

/** One conversation that was opened, with what is being written in it. */
export interface ConversationModel {
  readonly id: ConversationId;
  readonly transcript: Transcript<AgentConversation>;
  readonly outbox: Outbox;
  readonly draft: Signal<string>;
  /** Goes out with the next message. */
  readonly attached: Signal<ArticleLink | null>;
  /** Why there is nothing to show yet. */
  readonly problem: ReadonlySignal<RefusalCode | null>;
  readonly hasEarlier: ReadonlySignal<boolean>;
  /** Fetches it as it is now. */
  load(): Promise<void>;
  loadEarlier(): Promise<void>;
  send(text: string): void;
  wrote(text: string): void;
  /** The agent has seen all that there is. */
  markRead(): void;
  close(): void;
}

export interface ConversationModelOptions {
  readonly id: ConversationId;
  readonly me: AgentId;
  readonly call: Call;
  readonly keep: LocalStore;
  readonly epoch: () => string;
}

export const draftKey = (id: ConversationId) => `draft:${id}`;

export function createConversationModel({
  id,
  me,
  call,
  keep,
  epoch,
}: ConversationModelOptions): ConversationModel {
  const conversationId = id;
  const transcript = createTranscript<AgentConversation>({
    sync: (from) => call("conversation:sync", from),
    other: "customer",
  });
  const outbox = createOutbox({
    localStore: keep,
    async send(draft) {
      const { message } = await call("message:send", { conversationId, ...draft });
      // The sender's own connection is not told again of what its acknowledgement says.
      transcript.apply({ type: "message.posted", conversationId, seq: message.seq, message });
    },
  });
  outbox.load(`${me}.${id}`);
  const draft = signal(keep.read(draftKey(id)) ?? "");
  const attached = signal<ArticleLink | null>(null);
  const problem = signal<RefusalCode | null>(null);
  const typing = createTypingSignal((on) => void quietly(call("typing", { conversationId, on })));
  let readUpTo = 0;
  let loadedEpoch = "";

  const stop = effect(() => {
    const arrived = transcript.view.value?.messages.flatMap((message) => message.clientId ?? []);
    outbox.removeDelivered(new Set(arrived));
  });
  const stopKeeping = effect(() => {
    if (draft.value === "") keep.remove(draftKey(id));
    else keep.write(draftKey(id), draft.value);
  });

  return {
    id,
    transcript,
    outbox,
    draft,
    attached,
    problem,
    hasEarlier: computed(() => (transcript.view.value?.messages[0]?.seq ?? 1) > 1),
    async load() {
      try {
        const { conversation } = await call("conversation:open", { conversationId });
        const ahead = (transcript.view.value?.lastSeq ?? 0) > conversation.lastSeq;
        // Events may have overtaken the answer; after a restore its numbering counts all the same.
        if (!ahead || loadedEpoch !== epoch()) transcript.start(conversation, epoch());
        loadedEpoch = epoch();
        problem.value = null;
        void outbox.flush();
      } catch (error) {
        problem.value = asRefusal(error).code;
      }
    },
    async loadEarlier() {
      const beforeSeq = transcript.view.value?.messages[0]?.seq;
      if (beforeSeq === undefined) return;
      const page = await quietly(call("conversation:open", { conversationId, beforeSeq }));
      if (page) transcript.prepend(page.conversation.messages);
    },
    send(text) {
      const articleId = attached.value?.articleId;
      attached.value = null;
      typing.stop();
      outbox.add({ text, ...(articleId === undefined ? {} : { articleId }) });
      void outbox.flush();
    },
    wrote: (text) => typing.wrote(text),
    markRead() {
      const view = transcript.view.value;
      if (view === null || !isMine(view, me)) return;
      const seq = Math.max(view.agentReadSeq, readUpTo);
      const unread = view.messages.some((m) => m.seq > seq && m.author.kind === "customer");
      if (!unread) return;
      readUpTo = view.lastSeq;
      void quietly(call("conversation:read", { conversationId, seq: view.lastSeq }));
    },
    close() {
      stop();
      stopKeeping();
      typing.stop();
      outbox.close();
      transcript.close();
    },
  };
}

/** For what may fail without anybody missing it: it is asked again, or the next one makes up for it. */
async function quietly<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    asRefusal(error);
    return undefined;
  }
}
