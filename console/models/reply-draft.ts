import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentId, ArticleLink, ConversationId, Message } from "../../protocol/conversation.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import { isBlank } from "../../protocol/text.ts";
import { createClientId } from "../../ui/client-id.ts";
import { sendable } from "../../ui/composer.tsx";
import type { LocalStore } from "../../ui/local-store.ts";
import { createOutbox, type Outbox } from "../../ui/outbox.ts";
import type { PendingMessage } from "../../ui/pending-messages.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { createSavedDraft } from "../../ui/saved-draft.ts";
import { uploadFile } from "./admin-request.ts";
import type { AgentCall } from "./agent-call.ts";
import { type ChosenFiles, createChosenFiles } from "./chosen-files.ts";
import type { Drafts } from "./drafts.ts";
import { createTypingSignal } from "./typing-signal.ts";

/** The reply that an agent writes in one conversation, up to the server's acknowledgement. */
export interface ReplyDraft {
  readonly text: Signal<string>;
  /** The article that is sent with the next message. */
  readonly attached: Signal<ArticleLink | null>;
  /** There is a text, and the device keeps it. One that may hold a secret it does not. */
  readonly kept: ReadonlySignal<boolean>;
  readonly outbox: Outbox;
  /** The newest message that the server has refused. */
  readonly refused: ReadonlySignal<PendingMessage | undefined>;
  /** `coverText` fills an empty field: a message needs a text of the agent's own. */
  attach(article: ArticleLink, coverText: string): void;
  detach(): void;
  send(text: string): void;
  readonly files: ChosenFiles;
  /** Why the last message with files was not sent. */
  readonly filesRefused: ReadonlySignal<RefusalCode | undefined>;
  /** Sends what stands in the field with the files. Both stay until the server has them. */
  sendFiles(): Promise<void>;
  /** Sends an article by itself. */
  sendArticle(article: ArticleLink): void;
  /** Takes a refused message back into the field, in front of what is there. */
  rewrite(message: PendingMessage): void;
  /** Called at every change of the field. */
  wrote(text: string): void;
  close(): void;
}

interface ReplyDraftOptions {
  readonly conversationId: ConversationId;
  readonly me: AgentId;
  readonly call: AgentCall;
  readonly localStore: LocalStore;
  readonly drafts: Pick<Drafts, "set">;
  readonly onSent: (message: Message) => void;
}

export function createReplyDraft(options: ReplyDraftOptions): ReplyDraft {
  const { conversationId, me, call, localStore, drafts, onSent } = options;
  const text = signal("");
  const saved = createSavedDraft(text, localStore);
  saved.moveTo(conversationId);
  const stopNoting = effect(() => drafts.set(conversationId, text.value));
  const attached = signal<ArticleLink | null>(null);
  const typing = createTypingSignal((on) => {
    // A lost call does no harm: the next one makes up for it.
    call("typing", { conversationId, on }).catch(asRefusal);
  });
  const outbox = createOutbox({
    localStore,
    async send(draft) {
      onSent((await call("message:send", { conversationId, ...draft })).message);
    },
  });
  const files = createChosenFiles(uploadFile);
  const filesRefused = signal<RefusalCode | undefined>(undefined);
  let filesId = createClientId();
  outbox.load(`${me}.${conversationId}`);

  return {
    text,
    attached,
    kept: computed(() => !isBlank(text.value) && !mayHoldSecret(text.value, 6)),
    outbox,
    files,
    filesRefused,
    async sendFiles() {
      const articleId = attached.value?.articleId;
      const body = { text: sendable(text.value), attachmentIds: [...files.ids.value] };
      typing.stop();
      try {
        const sent = {
          conversationId,
          clientId: filesId,
          ...body,
          ...(articleId && { articleId }),
        };
        onSent((await call("message:send", sent)).message);
        filesId = createClientId();
        filesRefused.value = undefined;
        attached.value = null;
        text.value = "";
        files.clear();
      } catch (error) {
        filesRefused.value = asRefusal(error).code;
      }
    },
    refused: computed(() => outbox.pending.value.findLast(({ state }) => state === "failed")),
    attach(article, coverText) {
      attached.value = article;
      if (isBlank(text.value)) text.value = coverText;
    },
    detach() {
      attached.value = null;
    },
    send(body) {
      const articleId = attached.value?.articleId;
      attached.value = null;
      typing.stop();
      const text = sendable(body);
      outbox.add(articleId === undefined ? { text } : { text, articleId });
      void outbox.flush();
    },
    sendArticle({ articleId, title }) {
      outbox.add({ text: title, articleId });
      void outbox.flush();
    },
    rewrite(message) {
      text.value = isBlank(text.value) ? message.text : `${message.text}\n${text.value}`;
      outbox.discard(message.clientId);
    },
    wrote: typing.wrote,
    close() {
      stopNoting();
      saved.close();
      typing.stop();
      outbox.close();
    },
  };
}
