import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation } from "../../protocol/conversation.ts";

/** How far the customer has read, and what that leaves unread. */
export interface ReadMarker {
  /** Messages of the bot's and the agents' that the customer has not seen. */
  readonly unread: ReadonlySignal<number>;
  /** Everything that is there has been seen. */
  markRead(): void;
  reset(): void;
}

export function createReadMarker(
  view: ReadonlySignal<Conversation | null>,
  send: (seq: number) => Promise<unknown>,
): ReadMarker {
  const seenSeq = signal(0);
  const readSeq = (of: Conversation) => Math.max(of.readSeq, seenSeq.value);
  const reset = () => {
    seenSeq.value = 0;
  };
  return {
    unread: computed(() =>
      view.value === null ? 0 : countUnread(view.value, readSeq(view.value)),
    ),
    markRead() {
      if (view.value === null || view.value.lastSeq <= readSeq(view.value)) return;
      seenSeq.value = view.value.lastSeq;
      // If the connection was lost, it is unread again, and marked the next time.
      send(seenSeq.value).catch(reset);
    },
    reset,
  };
}

const countUnread = ({ messages }: Conversation, readSeq: number): number =>
  messages.filter(
    ({ seq, author }) => seq > readSeq && (author.kind === "bot" || author.kind === "agent"),
  ).length;
