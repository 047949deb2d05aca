import { isBlank } from "../../protocol/text.ts";

/** Tells the customer that the agent is typing, with as few calls as possible. */
interface TypingSignal {
  /** Called at every change of the field. */
  wrote(text: string): void;
  stop(): void;
}

/** While the agent types on, the call is repeated after this, in milliseconds: the widget forgets it after six seconds. */
const repeatMs = 3_000;
/** Without a key for so long, in milliseconds, the agent has stopped. */
const idleMs = 4_000;

export function createTypingSignal(
  send: (on: boolean) => void,
  now: () => number = Date.now,
): TypingSignal {
  let sentAt: number | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(idle);
    if (sentAt === undefined) return;
    sentAt = undefined;
    send(false);
  };
  return {
    wrote(text) {
      if (isBlank(text)) return stop();
      clearTimeout(idle);
      idle = setTimeout(stop, idleMs);
      if (sentAt !== undefined && now() - sentAt < repeatMs) return;
      sentAt = now();
      send(true);
    },
    stop,
  };
}
