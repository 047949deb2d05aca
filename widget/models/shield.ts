import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type {
  Conversation,
  ConversationId,
  Locale,
  MessageId,
} from "../../protocol/conversation.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import type { Stop } from "../shield/shield.ts";

/** Stops a secret before it leaves the device. Here is the first look only; what finds the secret is loaded on suspicion. */
/** With what draws it, which is loaded with it. */
type ShownStop = Stop & Pick<typeof import("../screens/reading.ts"), "Panel" | "Marks">;

export interface Shield {
  /** Why the draft was not sent; undefined while nothing is wrong with it. */
  readonly stop: ReadonlySignal<ShownStop | undefined>;
  /** Calls `deliver` where the text may be sent. Otherwise the text is in the field again, and `stop` says why. */
  pass(text: string, deliver: (text: string) => void): void;
  /** The customer goes on writing. */
  dismiss(): void;
  /** Takes back a message that was sent before and holds a piece of the secret. */
  takeBack(id: MessageId): void;
}

interface ShieldOptions {
  readonly draft: Signal<string>;
  readonly view: ReadonlySignal<Conversation | null>;
  readonly locale: () => Locale;
  readonly redact: (message: { conversationId: ConversationId; messageId: MessageId }) => void;
  readonly onStopped: (kind: SecretKind) => void;
  /** What finds secrets could not be loaded: nothing is sent. */
  readonly onFailed: () => void;
}

/** A secret may come in pieces. What the customer has said in so many milliseconds is read with it. */
const windowMs = 9e5;

export function createShield(options: ShieldOptions): Shield {
  const { draft, view, locale, redact, onStopped, onFailed } = options;
  const stop = signal<ShownStop | undefined>(undefined);
  return {
    stop: computed(() => (stop.value?.text === draft.value ? stop.value : undefined)),
    dismiss() {
      stop.value = undefined;
    },
    takeBack(messageId) {
      const conversationId = view.peek()?.id;
      if (conversationId) redact({ conversationId, messageId });
    },
    pass(text, deliver) {
      const earlier = saidLately(view.peek());
      const joined = [...earlier.map((one) => one.text), text].join("\n");
      stop.value = undefined;
      if (!mayHoldSecret(joined, earlier.length > 0 ? 5 : 8)) return deliver(text);
      draft.value = text;
      Promise.all([
        import("../shield/shield.ts").then(({ inspect }) =>
          inspect({ text, earlier, locale: locale(), deliver }),
        ),
        import("../screens/reading.ts"),
      ]).then(([found, { Panel, Marks }]) => {
        // It was changed meanwhile: it is looked at when it is sent.
        if (draft.peek() !== text) return;
        stop.value = found && { ...found, Panel, Marks };
        if (found) return onStopped(found.kind);
        draft.value = "";
        deliver(text);
      }, onFailed);
    },
  };
}

const saidLately = (view: Conversation | null) =>
  (view?.messages ?? []).flatMap(({ id, author, at, body }) =>
    author.kind === "customer" && body.kind === "text" && Date.parse(at) > Date.now() - windowMs
      ? [{ id, text: body.text }]
      : [],
  );
