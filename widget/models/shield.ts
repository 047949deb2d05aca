import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Conversation, MessageId } from "../../protocol/conversation.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import type { Stop } from "../shield/shield.ts";
import type { createAttempts } from "./attempts.ts";
import type { ChatOptions } from "./chat-options.ts";

/** Stops a secret before it leaves the device. Here is the first look only; what finds the secret is loaded on suspicion. */
export interface Shield {
  /** Why the draft was not sent; undefined while nothing is wrong with it. */
  readonly stop: ReadonlySignal<Stop | undefined>;
  /** Calls `deliver` where the text may be sent. Otherwise the text is in the field again, and `stop` says why. */
  pass(text: string, deliver: (text: string) => void): void;
  /** The customer goes on writing. */
  dismiss(): void;
  /** Takes back a message that was sent before and holds a piece of the secret. */
  takeBack(id: MessageId): void;
  /** Something of it could not be loaded: nothing is sent. */
  fail(): void;
}

interface ShieldOptions
  extends Pick<ChatOptions, "call" | "locale" | "onSecret">,
    ReturnType<typeof createAttempts> {
  readonly draft: Signal<string>;
  readonly view: ReadonlySignal<Conversation | null>;
}

/** A secret may come in pieces. What the customer has said in so many milliseconds is read with it. */
const windowMs = 9e5;

export function createShield(options: ShieldOptions): Shield {
  const { draft, view, locale, call, attempt, problem, onSecret } = options;
  const stop = signal<Stop | undefined>(undefined);
  const fail = () => {
    problem.value = "unavailable";
  };
  return {
    // A text that was changed is looked at when it is sent.
    stop: computed(() => (stop.value?.text === draft.value ? stop.value : undefined)),
    dismiss() {
      stop.value = undefined;
    },
    fail,
    takeBack(messageId) {
      const conversationId = view.peek()?.id;
      if (conversationId) void attempt(() => call("message:redact", { conversationId, messageId }));
    },
    pass(text, deliver) {
      const earlier = saidLately(view.peek());
      const joined = [...earlier.map((one) => one.text), text].join("\n");
      stop.value = undefined;
      if (!mayHoldSecret(joined, earlier.length > 0 ? 5 : 8)) return deliver(text);
      draft.value = text;
      import("../shield/shield.ts")
        .then(({ inspect }) => inspect({ text, earlier, locale: locale(), deliver }))
        .then((found) => {
          if (draft.peek() !== text) return;
          stop.value = found;
          if (found) return onSecret(found.kind);
          draft.value = "";
          deliver(text);
        }, fail);
    },
  };
}

const saidLately = (view: Conversation | null) =>
  (view?.messages ?? []).flatMap(({ id, author, at, body }) =>
    author.kind === "customer" && body.kind === "text" && Date.parse(at) > Date.now() - windowMs
      ? [{ id, text: body.text }]
      : [],
  );
