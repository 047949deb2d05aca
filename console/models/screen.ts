import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";

export type DialogName = "resolve" | "transfer" | "help" | "off-duty";

/** What is open on the screen, and where the next key goes. */
export interface ScreenState {
  readonly dialog: Signal<DialogName | null>;
  readonly articles: Signal<boolean>;
  readonly customer: Signal<boolean>;
  /** There is no room for three panes: the customer's lies over the conversation while it is open. */
  readonly narrow: ReadonlySignal<boolean>;
  /** The row that J and K stand on. */
  readonly cursor: Signal<ConversationId | null>;
  /** Counts wishes to have the focus there; a component answers each once. */
  readonly replyFocusRequests: Signal<number>;
  readonly rowFocusRequests: Signal<number>;
}

export function createScreenState(wide: MediaQueryList): ScreenState {
  const customer = signal(wide.matches);
  const narrow = signal(!wide.matches);
  wide.addEventListener("change", () => {
    customer.value = wide.matches;
    narrow.value = !wide.matches;
  });
  return {
    dialog: signal(null),
    articles: signal(false),
    customer,
    narrow,
    cursor: signal(null),
    replyFocusRequests: signal(0),
    rowFocusRequests: signal(0),
  };
}
