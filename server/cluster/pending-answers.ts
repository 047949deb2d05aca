import type { ConversationId } from "../../protocol/conversation.ts";
import type { Clock } from "../ports/clock.ts";
import type { PendingAnswers } from "../ports/pending-answers.ts";

interface Pending {
  readonly timer: NodeJS.Timeout;
  readonly dueAt: number;
  /** Typing does not put the answer off beyond this. */
  readonly latestAt: number;
}

export interface PendingAnswersOptions {
  readonly clock: Clock;
  /** Gives the answer, if it is still due. */
  readonly answer: (id: ConversationId) => Promise<void>;
  readonly onError: (error: unknown) => void;
  /** How long typing puts an answer off, and the longest wait of all; milliseconds. */
  readonly pauses: { readonly typing: number; readonly most: number };
}

/** One timer a conversation. What a dead process had pending is found in the store (`runHousekeeping`). */
export function createPendingAnswers(options: PendingAnswersOptions): PendingAnswers {
  const { clock, answer, onError, pauses } = options;
  const pending = new Map<ConversationId, Pending>();

  function schedule(id: ConversationId, dueAt: number, latestAt: number) {
    const before = pending.get(id);
    if (before) clearTimeout(before.timer);
    const timer = setTimeout(
      () => {
        pending.delete(id);
        answer(id).catch(onError);
      },
      // A clock that was set back puts nothing off beyond the longest wait.
      Math.min(Math.max(0, dueAt - clock.now()), pauses.most),
    );
    timer.unref();
    pending.set(id, { timer, dueAt, latestAt });
  }

  return {
    expect(id, dueAt) {
      schedule(id, dueAt, pending.get(id)?.latestAt ?? clock.now() + pauses.most);
    },
    typing(id) {
      const waiting = pending.get(id);
      if (!waiting) return;
      const wanted = Math.max(waiting.dueAt, clock.now() + pauses.typing);
      schedule(id, Math.min(wanted, waiting.latestAt), waiting.latestAt);
    },
    close() {
      for (const { timer } of pending.values()) clearTimeout(timer);
      pending.clear();
    },
  };
}
