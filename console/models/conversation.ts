import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ArticleLink, ConversationId } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { createTranscript, type Transcript } from "../../ui/transcript.ts";
import type { AgentCall } from "./agent-call.ts";
import type { Drafts } from "./drafts.ts";
import { createReplyDraft, type ReplyDraft } from "./reply-draft.ts";
import { isMine } from "./rows.ts";
import { createSuggestedArticles, type SuggestedArticles } from "./suggested-articles.ts";
import { translationFor } from "./texts.ts";
import { createWriting, type Writing } from "./writing.ts";

/** One conversation that an agent has opened, with the reply that is being written in it. */
export interface ConversationModel {
  readonly id: ConversationId;
  readonly transcript: Transcript<AgentConversation>;
  readonly reply: ReplyDraft;
  readonly writing: Writing;
  readonly suggested: SuggestedArticles;
  /** Why there is nothing to show yet. */
  readonly problem: ReadonlySignal<RefusalCode | null>;
  readonly hasEarlier: ReadonlySignal<boolean>;
  /** Fetches its current state from the server. */
  load(): Promise<void>;
  loadEarlier(): Promise<void>;
  /** With the reply that is being written; an empty one gets a line in the customer's language. */
  attach(article: ArticleLink): void;
  /** The agent has seen all messages. */
  markRead(): void;
  close(): void;
}

interface ConversationModelOptions {
  readonly id: ConversationId;
  readonly me: AgentId;
  readonly call: AgentCall;
  readonly localStore: LocalStore;
  readonly drafts: Pick<Drafts, "set">;
  readonly epoch: () => string;
}

export function createConversationModel(options: ConversationModelOptions): ConversationModel {
  const { id: conversationId, me, call, localStore, drafts, epoch } = options;
  const transcript: Transcript<AgentConversation> = createTranscript<AgentConversation>({
    // The widget gets a snapshot with each session; here a restored database shows by it.
    sync: (from) =>
      call("conversation:sync", { ...from, last: transcript.view.value?.messages.at(-1)?.id }),
    other: "customer",
  });
  const { view } = transcript;
  const reply = createReplyDraft({
    conversationId,
    me,
    call,
    localStore,
    drafts,
    onSent(message) {
      // The sender's own connection gets no event for what the acknowledgement has said.
      transcript.apply({ type: "message.posted", conversationId, seq: message.seq, message });
    },
  });
  const writing = createWriting({ conversationId, call, localStore });
  const suggested = createSuggestedArticles(call);
  const { problem, load } = createLoad({ conversationId, call, epoch, transcript });
  const stopRemoving = effect(() => {
    const arrived = view.value?.messages.flatMap((message) => message.clientId ?? []);
    reply.outbox.removeDelivered(new Set(arrived));
  });

  return {
    id: conversationId,
    transcript,
    reply,
    writing,
    suggested,
    problem,
    hasEarlier: computed(() => (view.value?.messages[0]?.seq ?? 1) > 1),
    async load() {
      if (await load()) void reply.outbox.flush();
    },
    async loadEarlier() {
      const beforeSeq = view.value?.messages[0]?.seq;
      if (beforeSeq === undefined) return;
      const page = await orUndefined(call("conversation:open", { conversationId, beforeSeq }));
      if (page) transcript.prepend(page.conversation.messages);
    },
    attach(article) {
      const locale = view.value?.customer.locale ?? "zh-CN";
      reply.attach(article, translationFor(locale).t("article.cover"));
    },
    markRead: createMarkRead({ view, me }, (seq) =>
      call("conversation:read", { conversationId, seq }),
    ),
    close() {
      stopRemoving();
      reply.close();
      writing.close();
      transcript.close();
    },
  };
}

interface LoadOptions extends Pick<ConversationModelOptions, "call" | "epoch"> {
  readonly conversationId: ConversationId;
  readonly transcript: Transcript<AgentConversation>;
}

/** Fetches the conversation into the transcript. `load` answers true when the server has answered. */
function createLoad({ conversationId, call, epoch, transcript }: LoadOptions) {
  const problem = signal<RefusalCode | null>(null);
  let loadedEpoch = "";
  const load = async (): Promise<boolean> => {
    try {
      const { conversation } = await call("conversation:open", { conversationId });
      const ahead = (transcript.view.value?.lastSeq ?? 0) > conversation.lastSeq;
      const isRestored = loadedEpoch !== epoch();
      // Events may have overtaken the answer. In a new epoch the numbers started again, so the answer counts,
      // and what came after it is fetched.
      if (!ahead || isRestored) transcript.start(conversation, epoch());
      if (ahead && isRestored) void transcript.resume(epoch());
      loadedEpoch = epoch();
      problem.value = null;
      return true;
    } catch (error) {
      problem.value = asRefusal(error).code;
      return false;
    }
  };
  return { problem, load };
}

interface ReadState {
  readonly view: ReadonlySignal<AgentConversation | null>;
  readonly me: AgentId;
}

/** Tells the server once how far the agent has read. An agent who only looks at a conversation reads nothing. */
function createMarkRead(
  { view, me }: ReadState,
  send: (seq: number) => Promise<unknown>,
): () => void {
  let sentSeq = 0;
  return () => {
    const seen = view.value;
    if (seen === null || !isMine(seen, me)) return;
    const readSeq = Math.max(seen.agentReadSeq, sentSeq);
    const unread = seen.messages.some((m) => m.seq > readSeq && m.author.kind === "customer");
    if (!unread) return;
    sentSeq = seen.lastSeq;
    void orUndefined(send(sentSeq));
  };
}

/** For a call that may fail: it is repeated, or the next one makes up for it. */
async function orUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    asRefusal(error);
    return undefined;
  }
}
