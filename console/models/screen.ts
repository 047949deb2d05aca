import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ConversationId } from "../../protocol/conversation.ts";

export type ConsolePage = "desk" | "tickets" | "privacy";

type DialogName = "resolve" | "transfer" | "help" | "off-duty";

/** Which parts of the screen are open, and which one takes the focus. The server knows nothing of it. */
export interface ScreenState {
  readonly dialog: ReadonlySignal<DialogName | null>;
  /** What stands in the place of the desk: tickets, or the administrators' page about personal data. */
  readonly page: ReadonlySignal<ConsolePage>;
  /** The search for articles is open. */
  readonly articles: ReadonlySignal<boolean>;
  /** The pane about the customer is open. */
  readonly customer: ReadonlySignal<boolean>;
  /** There is no room for three panes: an open customer pane lies over the conversation. */
  readonly narrow: ReadonlySignal<boolean>;
  /** The row that J and K have reached. */
  readonly cursor: ReadonlySignal<ConversationId | null>;
  /** Counts the calls of `focusReply`. The reply field takes the focus each time it changes. */
  readonly replyFocusRequests: ReadonlySignal<number>;
  /** Counts the calls of `focusRow`. The row at the cursor takes the focus each time it changes. */
  readonly rowFocusRequests: ReadonlySignal<number>;
  openDialog(name: DialogName): void;
  closeDialog(): void;
  showPrivacy(): void;
  showTickets(): void;
  showDesk(): void;
  openArticles(): void;
  closeArticles(): void;
  toggleArticles(): void;
  closeCustomer(): void;
  toggleCustomer(): void;
  moveCursor(id: ConversationId): void;
  focusReply(): void;
  focusRow(): void;
}

/** `wide` matches while there is room for three panes. */
export function createScreenState(
  wide: Pick<MediaQueryList, "matches" | "addEventListener">,
): ScreenState {
  const dialog = signal<DialogName | null>(null);
  const page = signal<ConsolePage>("desk");
  const articles = signal(false);
  const customer = signal(wide.matches);
  const narrow = signal(!wide.matches);
  const cursor = signal<ConversationId | null>(null);
  const replyFocusRequests = signal(0);
  const rowFocusRequests = signal(0);
  wide.addEventListener("change", () => {
    customer.value = wide.matches;
    narrow.value = !wide.matches;
  });
  return {
    dialog,
    page,
    articles,
    customer,
    narrow,
    cursor,
    replyFocusRequests,
    rowFocusRequests,
    openDialog: (name) => setSignal(dialog, name),
    closeDialog: () => setSignal(dialog, null),
    showPrivacy: () => setSignal(page, "privacy"),
    showTickets: () => setSignal(page, "tickets"),
    showDesk: () => setSignal(page, "desk"),
    openArticles: () => setSignal(articles, true),
    closeArticles: () => setSignal(articles, false),
    toggleArticles: () => setSignal(articles, !articles.value),
    closeCustomer: () => setSignal(customer, false),
    toggleCustomer: () => setSignal(customer, !customer.value),
    moveCursor: (id) => setSignal(cursor, id),
    focusReply: () => setSignal(replyFocusRequests, replyFocusRequests.value + 1),
    focusRow: () => setSignal(rowFocusRequests, rowFocusRequests.value + 1),
  };
}

function setSignal<T>(target: Signal<T>, value: T): void {
  target.value = value;
}
