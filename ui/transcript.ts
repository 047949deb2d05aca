import { type ReadonlySignal, signal } from "@preact/signals";
import { applyEvent } from "../protocol/apply-event.ts";
import type { Conversation, ConversationId, Message } from "../protocol/conversation.ts";
import { isKept, type KeptEvent, type ServerEvent } from "../protocol/events.ts";
import type { Synced } from "../protocol/sockets.ts";
import { asRefusal } from "./refusal.ts";

export interface SyncFrom {
  readonly conversationId: ConversationId;
  readonly afterSeq: number;
  readonly epoch: string;
}

export interface TranscriptOptions<View extends Conversation> {
  readonly sync: (from: SyncFrom) => Promise<Synced<View>>;
  /** Whose typing is shown. */
  readonly other: "customer" | "agent";
  /** Builds the view of a conversation that begins with this event; without it such events are ignored. */
  readonly begin?: (event: KeptEvent) => View;
}

/** One conversation as the server has it: snapshots and events in, one consistent view out. */
export interface Transcript<View extends Conversation> {
  readonly view: ReadonlySignal<View | null>;
  readonly typing: ReadonlySignal<boolean>;
  /** Takes the server's snapshot, at the start and after every reconnection. */
  start(snapshot: View | null, epoch: string): void;
  /** After a reconnection without a snapshot: fetches the events in between. */
  resume(epoch: string): Promise<void>;
  apply(event: ServerEvent): void;
  /** Puts an earlier page before what is there. */
  prepend(messages: readonly Message[]): void;
  close(): void;
}

export function createTranscript<View extends Conversation>(
  options: TranscriptOptions<View>,
): Transcript<View> {
  const view = signal<View | null>(null);
  const typing = createTypingIndicator();
  let epoch = "";
  let syncing: Promise<void> | undefined;
  /** The seq of the newest event, of whatever conversation. An answer that was sent before it may not have it yet. */
  let newestSeq = 0;

  const sync = (): Promise<void> => {
    syncing ??= fetchMissing()
      .catch((error) => {
        // Without a connection: the next session brings a snapshot, or `resume` asks again.
        asRefusal(error);
      })
      .finally(() => {
        syncing = undefined;
      });
    return syncing;
  };
  const fetchMissing = async () => {
    for (let incomplete = true; incomplete; ) {
      const known = view.value;
      if (known === null) return;
      const newestBefore = newestSeq;
      const { id: conversationId, lastSeq: afterSeq } = known;
      const synced = await options.sync({ conversationId, afterSeq, epoch });
      if (view.value?.id !== conversationId) return;
      const restored = "snapshot" in synced;
      view.value = restored ? synced.snapshot : synced.events.reduce(applyOrSkip, view.value);
      const { lastSeq } = view.value;
      // Asks again only where that can help: this answer brought something, or an event came after the question.
      const helps = lastSeq > afterSeq || newestSeq !== newestBefore;
      incomplete = helps && lastSeq < Math.max(newestSeq, restored ? 0 : synced.lastSeq);
    }
  };

  return {
    view,
    typing: typing.on,
    start(snapshot, newEpoch) {
      // A page shows the last messages. Earlier pages that were fetched stay, unless something has changed.
      view.value = epoch === newEpoch ? withEarlierPages(snapshot, view.value) : snapshot;
      epoch = newEpoch;
      newestSeq = 0;
      typing.set(false);
    },
    async resume(newEpoch) {
      await sync();
      epoch = newEpoch;
    },
    apply(event) {
      if (event.type === "typing") {
        const shown = event.conversationId === view.value?.id && event.by === options.other;
        if (shown) typing.set(event.on);
        return;
      }
      if (isFirstOfAnother(view.value, event) && options.begin) view.value = options.begin(event);
      if (view.value === null) return;
      if (isKept(event)) newestSeq = event.seq;
      const next = applyEvent<View>(view.value, event);
      if (next === "gap") void sync();
      else view.value = next;
      if (isKept(event) && event.message.author.kind === options.other) typing.set(false);
    },
    prepend(messages) {
      const known = view.value;
      if (known === null) return;
      const first = known.messages[0]?.seq ?? 0;
      const earlier = messages.filter((message) => message.seq < first);
      view.value = { ...known, messages: [...earlier, ...known.messages] };
    },
    close: typing.close,
  };
}

/** A lost "stopped typing" must not leave the dots there for ever. */
const typingMs = 6_000;

function createTypingIndicator() {
  const on = signal(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (value: boolean) => {
    clearTimeout(timer);
    on.value = value;
    if (value) timer = setTimeout(() => set(false), typingMs);
  };
  return { on, set, close: () => clearTimeout(timer) };
}

function withEarlierPages<View extends Conversation>(
  snapshot: View | null,
  known: View | null,
): View | null {
  // Not by its number: a restored database may have given it again.
  const unchanged = snapshot?.messages.at(-1)?.id === known?.messages.at(-1)?.id;
  return snapshot && known && unchanged ? { ...snapshot, messages: known.messages } : snapshot;
}

const applyOrSkip = <View extends Conversation>(view: View, event: KeptEvent): View => {
  const next = applyEvent(view, event);
  return next === "gap" ? view : next;
};

const isFirstOfAnother = (view: Conversation | null, event: ServerEvent): event is KeptEvent =>
  isKept(event) && (view === null || (event.conversationId !== view.id && event.seq === 1));
