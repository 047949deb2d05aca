import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Conversation } from "../../protocol/conversation.ts";

export interface AnswerWait {
  /** An answer of the bot's is on its way, for longer than a glance. */
  readonly on: ReadonlySignal<boolean>;
  /** The server has the customer's message with this seq. */
  begin(seq: number): void;
  end(): void;
  close(): void;
}

/** Most answers come sooner than this; dots that only flash would make the log jump. Milliseconds. */
export const showAfterMs = 300;
/** No answer comes later than this. */
export const longestWaitMs = 8_000;

/** From the customer's own message until somebody else says something. */
export function createAnswerWait(view: ReadonlySignal<Conversation | null>): AnswerWait {
  const on = signal(false);
  const askedSeq = signal<number | undefined>(undefined);
  let timers: readonly ReturnType<typeof setTimeout>[] = [];
  const end = () => {
    for (const timer of timers) clearTimeout(timer);
    askedSeq.value = undefined;
    on.value = false;
  };
  const stopWatching = effect(() => {
    const seq = askedSeq.value;
    if (seq !== undefined && isAnswered(view.value, seq)) end();
  });
  return {
    on,
    begin(seq) {
      for (const timer of timers) clearTimeout(timer);
      timers = [
        setTimeout(() => {
          on.value = askedSeq.value !== undefined;
        }, showAfterMs),
        setTimeout(end, longestWaitMs),
      ];
      askedSeq.value = seq;
    },
    end,
    close() {
      end();
      stopWatching();
    },
  };
}

const isAnswered = (view: Conversation | null, seq: number): boolean =>
  view?.messages.some((message) => message.seq > seq && message.author.kind !== "customer") ??
  false;
