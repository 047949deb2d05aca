import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type ArticleId,
  type Conversation,
  emptyConversation,
  type MessageId,
} from "../../protocol/conversation.ts";
import type { KeptEvent, ServerEvent } from "../../protocol/events.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { createOutbox, type Outbox } from "../../ui/outbox.ts";
import { asRefusal, type Refusal } from "../../ui/refusal.ts";
import { createTranscript, type Transcript } from "../../ui/transcript.ts";
import type { CustomerConnection } from "./customer.ts";

export interface Chat {
  readonly view: ReadonlySignal<Conversation | null>;
  readonly typing: ReadonlySignal<boolean>;
  readonly pending: Outbox["pending"];
  readonly draft: Signal<string>;
  /** Messages of the bot's and the agents' that the customer has not seen. */
  readonly unread: ReadonlySignal<number>;
  /** Why the last thing that the customer asked for was not done; undefined when there is nothing to say. */
  readonly problem: Signal<Refusal | undefined>;
  /** What the customer said of each article, for as long as the page lives. */
  readonly votes: ReadonlySignal<ReadonlyMap<MessageId, boolean>>;
  readonly start: (session: CustomerSession) => void;
  readonly apply: (event: ServerEvent) => void;
  send(text: string, articleId?: ArticleId): void;
  retry: Outbox["retry"];
  requestAgent(): Promise<void>;
  cancelRequest(): Promise<void>;
  end(): Promise<void>;
  vote(vote: Vote): Promise<void>;
  rate(rating: Rating): Promise<boolean>;
  markRead(): void;
  isWriting(on: boolean): void;
  loadEarlier(): Promise<void>;
  logout(): void;
  close(): void;
}

export interface Vote {
  readonly articleId: ArticleId;
  readonly messageId: MessageId;
  readonly helpful: boolean;
  readonly reason?: string;
}

export interface Rating {
  readonly score: number;
  readonly resolved?: boolean | undefined;
  readonly comment?: string | undefined;
}

export interface ChatOptions {
  readonly connection: () => CustomerConnection;
  readonly localStore: LocalStore;
  /** False: the host page stopped the message. */
  readonly mayBeSent: (text: string) => boolean;
}

export function createChat({ connection, localStore, mayBeSent }: ChatOptions): Chat {
  const transcript = createTranscript<Conversation>({
    sync: (from) => connection().call("conversation:sync", from),
    other: "agent",
    begin,
  });
  const { view } = transcript;
  const outbox = createOutbox({
    localStore,
    async send(draft) {
      const { message } = await connection().call("message:send", draft);
      // The sender's own connection is not told again of what its acknowledgement says. A conversation
      // that has just begun comes with the answer to it.
      const conversationId = view.value?.id;
      if (conversationId)
        transcript.apply({ type: "message.posted", conversationId, seq: message.seq, message });
    },
  });
  const problem = signal<Refusal | undefined>(undefined);
  const votes = signal<ReadonlyMap<MessageId, boolean>>(new Map());
  const seen = signal(0);
  let writing = false;

  /** True when it was done; otherwise `problem` says why not. */
  const attempt = async (action: () => Promise<unknown>): Promise<boolean> => {
    problem.value = undefined;
    try {
      await action();
      return true;
    } catch (error) {
      problem.value = asRefusal(error);
      return false;
    }
  };
  const stopSettling = effect(() =>
    outbox.removeDelivered(new Set(view.value?.messages.flatMap(({ clientId }) => clientId ?? []))),
  );

  return {
    view,
    typing: transcript.typing,
    pending: outbox.pending,
    draft: signal(""),
    unread: computed(() => countUnread(view.value, seen.value)),
    problem,
    votes,
    start(session) {
      if (view.value?.id !== session.conversation?.id) seen.value = 0;
      transcript.start(session.conversation, session.epoch);
      outbox.load(session.customer.id);
      void outbox.flush();
    },
    apply: transcript.apply,
    send(text, articleId) {
      problem.value = undefined;
      if (!mayBeSent(text)) return;
      outbox.add({ text, articleId });
      writing = false;
      void outbox.flush();
    },
    retry: outbox.retry,
    requestAgent: async () => void (await attempt(() => connection().call("agent:request", {}))),
    cancelRequest: async () => void (await attempt(() => connection().call("agent:cancel", {}))),
    end: async () => void (await attempt(() => connection().call("conversation:end", {}))),
    async vote(vote) {
      votes.value = new Map(votes.value).set(vote.messageId, vote.helpful);
      await attempt(() => connection().call("article:vote", vote));
    },
    async rate(rating) {
      const conversationId = view.value?.id;
      if (conversationId === undefined) return false;
      return attempt(() => connection().call("survey:answer", { conversationId, ...rating }));
    },
    markRead() {
      const seq = view.value?.lastSeq ?? 0;
      if (seq <= Math.max(seen.value, view.value?.readSeq ?? 0)) return;
      seen.value = seq;
      // Lost with the connection? Then it is unread again, and marked at the next look.
      connection()
        .call("conversation:read", { seq })
        .catch(() => {
          seen.value = 0;
        });
    },
    isWriting(on) {
      if (on === writing || view.value?.status !== "assigned") return;
      writing = on;
      // Only a courtesy to the agent.
      connection()
        .call("typing", { on })
        .catch(() => {
          writing = false;
        });
    },
    async loadEarlier() {
      const first = view.value?.messages[0];
      if (view.value === null || first === undefined) return;
      const { id } = view.value;
      await attempt(async () => {
        const page = await connection().call("conversation:open", { id, beforeSeq: first.seq });
        transcript.prepend(page.conversation.messages);
      });
    },
    logout() {
      outbox.wipe();
      reset(transcript);
      problem.value = undefined;
      votes.value = new Map();
      seen.value = 0;
    },
    close() {
      stopSettling();
      transcript.close();
      outbox.close();
    },
  };
}

const reset = (transcript: Transcript<Conversation>) => transcript.start(null, "");

/** The first event of a conversation that this customer has just begun. */
const begin = ({ conversationId, message }: KeptEvent): Conversation =>
  emptyConversation(conversationId, message.at);

function countUnread(view: Conversation | null, seen: number): number {
  if (view === null) return 0;
  const read = Math.max(view.readSeq, seen);
  const others = view.messages.filter(
    ({ seq, author }) => seq > read && (author.kind === "bot" || author.kind === "agent"),
  );
  return others.length;
}
