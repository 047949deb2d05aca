import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import {
  type ArticleId,
  type ClientId,
  type Conversation,
  type CustomerId,
  emptyConversation,
  type MessageId,
} from "../../protocol/conversation.ts";
import type { CustomerSession } from "../../protocol/sockets.ts";
import { createOutbox, type Outbox } from "../../ui/outbox.ts";
import type { OutgoingMessage, UnsentFrom } from "../../ui/pending-messages.ts";
import { createSavedDraft, type SavedDraft } from "../../ui/saved-draft.ts";
import { createTranscript, type Transcript } from "../../ui/transcript.ts";
import { createAnswerWait } from "./answer-wait.ts";
import { createAttempts, type Problem } from "./attempts.ts";
import type { ArticleVote, ChatOptions, Rating } from "./chat-options.ts";
import { openQuestionOf } from "./open-question.ts";
import { createReadMarker, type ReadMarker } from "./read-marker.ts";
import { createShield, type Shield } from "./shield.ts";
import { createTypingNotice } from "./typing-notice.ts";

/** The customer's conversation: what it shows, and all that the customer can do in it. */
export interface Chat {
  readonly view: ReadonlySignal<Conversation | null>;
  readonly typing: ReadonlySignal<boolean>;
  /** The bot is about to answer. */
  readonly awaitsAnswer: ReadonlySignal<boolean>;
  readonly pending: Outbox["pending"];
  readonly draft: Signal<string>;
  readonly offer: SavedDraft["offer"];
  /** The transaction that the next message shows; its id, as the wallet knows it. */
  readonly about: Signal<string | undefined>;
  /** Set while files stand beside the field: it takes the words, and they go together. */
  readonly withFiles: Signal<((text: string) => void) | undefined>;
  readonly shield: Shield;
  readonly unread: ReadMarker["unread"];
  readonly newAfterSeq: ReadMarker["newAfterSeq"];
  /** Why the last thing that the customer asked for was not done; undefined when there is nothing to say. */
  readonly problem: ReadonlySignal<Problem | undefined>;
  /** What the customer said of each article, for as long as the page lives. */
  readonly votes: ReadonlySignal<ReadonlyMap<MessageId, boolean>>;
  /** `unsent`: whose messages go out now, the customer's own or all that this device has. */
  start(session: CustomerSession, unsent?: UnsentFrom): void;
  apply: Transcript<Conversation>["apply"];
  send(text: string, articleId?: ArticleId): void;
  /** Sends what was written before, and rejects where it did not arrive. The same `clientId` again is the same message. */
  sendNow(message: OutgoingMessage & { readonly clientId: ClientId }): Promise<void>;
  retry: Outbox["retry"];
  requestAgent(): Promise<boolean>;
  cancelRequest(): Promise<boolean>;
  end(): Promise<boolean>;
  vote(vote: ArticleVote): Promise<void>;
  rate(rating: Rating): Promise<boolean>;
  enter: ReadMarker["enter"];
  markRead: ReadMarker["markRead"];
  isWriting(on: boolean): void;
  loadEarlier(): Promise<void>;
  logout(): void;
  close(): void;
}

export function createChat(options: ChatOptions): Chat {
  const { call, localStore, mayBeSent } = options;
  const transcript = createTranscript<Conversation>({
    sync: (from) => call("conversation:sync", from),
    other: "agent",
    begin: ({ conversationId, message }) => emptyConversation(conversationId, message.at),
  });
  const { view } = transcript;
  const wait = createAnswerWait(view);
  const send: Chat["sendNow"] = async (outgoing) => {
    const answers = botAnswers(view.value);
    const { message } = await call("message:send", outgoing);
    if (answers) wait.begin(message.seq);
    // This connection gets no event for a message of its own. Where the conversation has just begun there is no view yet;
    // then the event of the answer brings both.
    const conversationId = view.value?.id;
    if (conversationId)
      transcript.apply({ type: "message.posted", conversationId, seq: message.seq, message });
  };
  const outbox = createOutbox({ localStore, send });
  const { problem, attempt } = createAttempts();
  const votes = signal<ReadonlyMap<MessageId, boolean>>(new Map());
  const reading = createReadMarker(view, (seq) => call("conversation:read", { seq }));
  const writing = createTypingNotice((on) => call("typing", { on }));
  const draft = signal("");
  const about = signal<string | undefined>(undefined);
  const withFiles: Chat["withFiles"] = signal(undefined);
  const savedDraft = createSavedDraft(draft, localStore);
  const shield = createShield({ ...options, draft, view, problem, attempt });
  const deliver = async (text: string, articleId?: ArticleId) => {
    const answer = mayBeSent(text);
    if (typeof answer === "boolean" ? !answer : !(await answer)) {
      problem.value = "vetoed";
      draft.value ||= text;
      return;
    }
    const transactionId = about.peek();
    const take = articleId ? undefined : withFiles.peek();
    take?.(text);
    // Files and a transaction are two messages.
    if (!take || transactionId)
      outbox.add({ text: take ? "" : text, articleId, ...(transactionId && { transactionId }) });
    about.value = undefined;
    writing.forget();
    void outbox.flush();
  };
  const customer = signal<CustomerId | undefined>(undefined);
  const stopMoving = effect(() => {
    if (customer.value) savedDraft.moveTo(view.value?.id ?? `new:${customer.value}`);
  });
  const stopDelivering = effect(() =>
    outbox.removeDelivered(new Set(view.value?.messages.flatMap(({ clientId }) => clientId ?? []))),
  );

  return {
    view,
    typing: transcript.typing,
    awaitsAnswer: wait.on,
    pending: outbox.pending,
    draft,
    offer: savedDraft.offer,
    about,
    withFiles,
    shield,
    unread: reading.unread,
    newAfterSeq: reading.newAfterSeq,
    problem,
    votes,
    start(session, unsent) {
      if (view.value?.id !== session.conversation?.id) reading.reset();
      transcript.start(session.conversation, session.epoch);
      customer.value = session.customer.id;
      outbox.load(session.customer.id, unsent);
      void outbox.flush();
    },
    apply: transcript.apply,
    send(text, articleId) {
      problem.value = undefined;
      shield.pass(text, (passed) => void deliver(passed, articleId));
    },
    sendNow: send,
    retry: outbox.retry,
    requestAgent: () => attempt(() => call("agent:request", {})),
    cancelRequest: () => attempt(() => call("agent:cancel", {})),
    end: () => attempt(() => call("conversation:end", {})),
    async vote(vote) {
      votes.value = new Map(votes.value).set(vote.messageId, vote.helpful);
      await attempt(() => call("article:vote", vote));
    },
    async rate(rating) {
      const conversationId = view.value?.id;
      if (conversationId === undefined) return false;
      return attempt(() => call("survey:answer", { conversationId, ...rating }));
    },
    enter: reading.enter,
    markRead: reading.markRead,
    isWriting(on) {
      // Where nothing has been said yet, nobody waits for more.
      if (view.value !== null || outbox.pending.value.length > 0) writing.set(on);
    },
    async loadEarlier() {
      const first = view.value?.messages[0];
      if (view.value === null || first === undefined) return;
      const { id } = view.value;
      await attempt(async () => {
        const page = await call("conversation:open", { id, beforeSeq: first.seq });
        transcript.prepend(page.conversation.messages);
      });
    },
    logout() {
      customer.value = about.value = undefined;
      savedDraft.forget();
      outbox.wipe();
      wait.end();
      transcript.start(null, "");
      problem.value = undefined;
      votes.value = new Map();
      reading.reset();
    },
    close() {
      stopDelivering();
      stopMoving();
      savedDraft.close();
      reading.close();
      wait.close();
      transcript.close();
      outbox.close();
    },
  };
}

/** While the customer waits in the queue, the bot may stay silent; it goes on where it has asked something. */
const botAnswers = (view: Conversation | null): boolean =>
  view === null || view.status === "bot" || openQuestionOf(view) !== undefined;
