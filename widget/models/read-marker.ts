import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation } from "../../protocol/conversation.ts";

/** How far the customer has read, and what that leaves unread. */
export interface ReadMarker {
  /** Messages of the bot's and the agents', and checks of the wallet's, that the customer has not seen. */
  readonly unread: ReadonlySignal<number>;
  /** How far the customer had read when they last came to the conversation; undefined where nothing was new then. */
  readonly newAfterSeq: ReadonlySignal<number | undefined>;
  /** The customer comes to the conversation, or comes back to its page. */
  enter(): void;
  /** Everything that is there has been seen. */
  markRead(): void;
  reset(): void;
  close(): void;
}

export function createReadMarker(
  view: ReadonlySignal<Conversation | null>,
  send: (seq: number) => Promise<unknown>,
): ReadMarker {
  const seenSeq = signal(0);
  const readSeq = (of: Conversation) => Math.max(of.readSeq, seenSeq.value);
  const unread = computed(() =>
    view.value === null ? 0 : countUnread(view.value, readSeq(view.value)),
  );
  const newAfterSeq = signal<number | undefined>(undefined);
  let arriving = false;
  const markNew = (of: Conversation | null) => {
    if (!arriving || of === null) return;
    newAfterSeq.value = unread.peek() > 0 ? readSeq(of) : undefined;
    arriving = false;
  };
  // The conversation may come after the customer has.
  const stopArriving = effect(() => markNew(view.value));
  const reset = () => {
    seenSeq.value = 0;
    newAfterSeq.value = undefined;
  };
  return {
    unread,
    newAfterSeq,
    enter() {
      arriving = true;
      // Now, and not by the effect: while a component renders, effects wait.
      markNew(view.peek());
    },
    markRead() {
      if (view.value === null || view.value.lastSeq <= readSeq(view.value)) return;
      seenSeq.value = view.value.lastSeq;
      // If the connection was lost, it is unread again, and marked the next time.
      send(seenSeq.value).catch(() => {
        seenSeq.value = 0;
      });
    },
    reset,
    close: stopArriving,
  };
}

const countUnread = ({ messages }: Conversation, readSeq: number): number =>
  messages.filter(
    ({ seq, author: { kind }, body }) =>
      seq > readSeq && (kind === "bot" || kind === "agent" || body.kind === "check"),
  ).length;
