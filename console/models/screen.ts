import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ArticleId, ConversationId } from "../../protocol/conversation.ts";

export const consolePages = [
  "desk",
  "tickets",
  "search",
  "live",
  "insights",
  "knowledge",
  "articles",
  "announcements",
  "gaps",
  "quality",
  "feedback",
  "bulletins",
  "improvements",
  "replays",
  "account",
  "accounts",
  "settings",
  "privacy",
] as const;
export type ConsolePage = (typeof consolePages)[number];

type DialogName = "resolve" | "transfer" | "ticket" | "new-ticket" | "help" | "off-duty" | "away";

/** What stands open above the reply: the search for articles, or the saved replies. */
type ReplyPanel = "articles" | "replies";

/** Which parts of the screen are open, and which one takes the focus. The server knows nothing of it. */
export interface ScreenState {
  readonly dialog: ReadonlySignal<DialogName | null>;
  /** What stands beside the rail. */
  readonly page: ReadonlySignal<ConsolePage>;
  /** The one on the page of articles. */
  readonly article: ReadonlySignal<ArticleId | null>;
  readonly panel: ReadonlySignal<ReplyPanel | null>;
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
  show(page: ConsolePage): void;
  showArticle(id: ArticleId | null): void;
  openPanel(name: ReplyPanel): void;
  closePanel(): void;
  togglePanel(name: ReplyPanel): void;
  closeCustomer(): void;
  toggleCustomer(): void;
  moveCursor(id: ConversationId): void;
  focusReply(): void;
  focusRow(): void;
}

/** `wide` matches while there is room for three panes; `pageFor` says which page is shown to whoever asks for one. */
export function createScreenState(
  wide: Pick<MediaQueryList, "matches" | "addEventListener">,
  pageFor: (wanted: ConsolePage) => ConsolePage = (wanted) => wanted,
): ScreenState {
  const dialog = signal<DialogName | null>(null);
  const page = signal<ConsolePage>("desk");
  const article = signal<ArticleId | null>(null);
  const panel = signal<ReplyPanel | null>(null);
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
    article,
    panel,
    customer,
    narrow,
    cursor,
    replyFocusRequests,
    rowFocusRequests,
    openDialog: (name) => setSignal(dialog, name),
    closeDialog: () => setSignal(dialog, null),
    show: (wanted) => setSignal(page, pageFor(wanted)),
    showArticle(id) {
      batch(() => {
        article.value = id;
        page.value = pageFor("articles");
      });
    },
    openPanel: (name) => setSignal(panel, name),
    closePanel: () => setSignal(panel, null),
    togglePanel: (name) => setSignal(panel, panel.value === name ? null : name),
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
