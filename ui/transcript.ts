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
  /** Takes a snapshot of the server's, at the start and after every reconnection. */
  start(snapshot: View | null, epoch: string): void;
  /** After a reconnection without a snapshot: fetches what happened meanwhile. */
  resume(epoch: string): Promise<void>;
  apply(event: ServerEvent): void;
  /** Puts an earlier page before what is there. */
  prepend(messages: readonly Message[]): void;
  close(): void;
}

/** A lost "stopped typing" must not leave the dots there for ever. */
const typingMs = 6_000;

export function createTranscript<View extends Conversation>(
  options: TranscriptOptions<View>,
): Transcript<View> {
  const view = signal<View | null>(null);
  const typing = signal(false);
  let epoch = "";
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let catchingUp: Promise<void> | undefined;
  /** The newest seq that an event has named: an answer on its way may be older than that. */
  let told = 0;

  const setTyping = (on: boolean) => {
    clearTimeout(typingTimer);
    typing.value = on;
    if (on) typingTimer = setTimeout(() => setTyping(false), typingMs);
  };

  const catchUp = (): Promise<void> => {
    catchingUp ??= fetchMissing()
      .catch((error) => {
        // Out of reach: the next session brings a snapshot, or `resume` asks again.
        asRefusal(error);
      })
      .finally(() => {
        catchingUp = undefined;
      });
    return catchingUp;
  };

  const fetchMissing = async () => {
    for (let behind = true; behind; ) {
      const known = view.value;
      if (known === null) return;
      const afterSeq = known.lastSeq;
      const toldBefore = told;
      const synced = await options.sync({ conversationId: known.id, afterSeq, epoch });
      if (view.value?.id !== known.id) return;
      if ("snapshot" in synced) {
        view.value = synced.snapshot;
        return;
      }
      view.value = synced.events.reduce(applyOrKeep, view.value);
      const { lastSeq } = view.value;
      // Asked again only where that can help: the last answer did, or was older than what is known now.
      const helps = lastSeq > afterSeq || told > toldBefore;
      behind = helps && lastSeq < Math.max(told, synced.lastSeq);
    }
  };

  return {
    view,
    typing,
    start(snapshot, newEpoch) {
      const known = view.value;
      const unchanged =
        known !== null &&
        snapshot !== null &&
        known.id === snapshot.id &&
        epoch === newEpoch &&
        known.lastSeq === snapshot.lastSeq;
      // Earlier pages that were fetched stay; otherwise the snapshot is the truth.
      view.value = unchanged ? { ...snapshot, messages: known.messages } : snapshot;
      epoch = newEpoch;
      told = 0;
      setTyping(false);
    },
    async resume(newEpoch) {
      await catchUp();
      epoch = newEpoch;
    },
    apply(event) {
      if (event.type === "typing") {
        if (event.conversationId === view.value?.id && event.by === options.other)
          setTyping(event.on);
        return;
      }
      if (beginsAnew(view.value, event) && options.begin) view.value = options.begin(event);
      if (view.value === null) return;
      const next = applyEvent<View>(view.value, event);
      if (next !== "gap") view.value = next;
      else {
        if (isKept(event)) told = event.seq;
        void catchUp();
      }
      if (isKept(event) && event.message.author.kind === options.other) setTyping(false);
    },
    prepend(messages) {
      const known = view.value;
      if (known === null) return;
      const first = known.messages[0]?.seq ?? 0;
      const earlier = messages.filter((message) => message.seq < first);
      view.value = { ...known, messages: [...earlier, ...known.messages] };
    },
    close: () => clearTimeout(typingTimer),
  };
}

const applyOrKeep = <View extends Conversation>(view: View, event: KeptEvent): View => {
  const next = applyEvent(view, event);
  return next === "gap" ? view : next;
};

const beginsAnew = (view: Conversation | null, event: ServerEvent): event is KeptEvent =>
  isKept(event) && (view === null || (event.conversationId !== view.id && event.seq === 1));
