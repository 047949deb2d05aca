import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Announcement } from "../../protocol/announcement.ts";
import type { SupportContacts } from "../../protocol/contacts.ts";
import type { Locale } from "../../protocol/conversation.ts";
import type { IdeaId } from "../../protocol/idea.ts";
import type { CustomerCalls, CustomerSession } from "../../protocol/sockets.ts";
import type { TicketState } from "../../protocol/ticket.ts";
import type { TicketsMoved } from "../../protocol/ticket-summary.ts";
import { createConnection } from "../../ui/connection.ts";
import { createLocalStore, type LocalStore } from "../../ui/local-store.ts";
import type { Files } from "../attachments/files.ts";
import type { Shell } from "../embed/shell.ts";
import { openSocket } from "../wire/client.ts";
import { withWord } from "./announcement-words.ts";
import { type Announcer, createAnnouncer } from "./announcer.ts";
import { type Chat, createChat } from "./chat.ts";
import type { CustomerConnection } from "./customer.ts";
import { createFaq, type Faq } from "./faq.ts";
import { emitHostEvents } from "./host-events.ts";
import { createIdentity, type Identity, type IdentityOptions } from "./identity.ts";
import { createNavigation, type Navigation } from "./navigation.ts";

export interface TicketNews {
  readonly number: string;
  readonly state?: TicketState | undefined;
}

/** So long what the server has said of the wait counts. Milliseconds. */
const waitCountsMs = 300_000;

/** The models behind the screens, put together. */
export interface Support {
  readonly session: ReadonlySignal<CustomerSession | null>;
  readonly connection: CustomerConnection;
  readonly chat: Chat;
  readonly faq: Faq;
  readonly navigation: Navigation;
  /** The ticket that something was done about last. */
  readonly ticketNews: ReadonlySignal<TicketNews | undefined>;
  /** The numbers of those that others have moved and the customer has not looked at. */
  readonly movedTickets: Signal<readonly string[]>;
  /** How many are open, and the most urgent one; undefined until it is known. */
  readonly tickets: Signal<Pick<TicketsMoved, "open" | "urgent"> | undefined>;
  /** A suggestion of theirs whose answer the customer has not read. */
  readonly answeredIdea: Signal<IdeaId | undefined>;
  /** As they came, the newest word about each first: `knownAnnouncements` puts them together. */
  readonly announcements: Signal<readonly Announcement[]>;
  /** What handles them is loaded once the customer adds one, one is shown, or one is left of another page. */
  readonly files: Signal<Files | undefined>;
  /** The customer is about to add one. */
  readonly isAdding: Signal<boolean>;
  readonly identity: Identity;
  readonly announcer: Announcer;
  /** Of the server's word, or where that has not come, of the last visit. */
  readonly contacts: ReadonlySignal<SupportContacts>;
  /** Somebody is on duty, by the server's last word. */
  readonly staffed: ReadonlySignal<boolean>;
  /** How long whoever asks for an agent now waits, in seconds; undefined where it is not known, or not any more. */
  readonly expectedWait: ReadonlySignal<number | undefined>;
  readonly localStore: LocalStore;
  /** Its origin. */
  readonly server: string;
  close(): void;
}

export function createSupport(shell: Shell, locale: ReadonlySignal<Locale>): Support {
  const localStore = createLocalStore("pocketdesk:");
  const session = signal<CustomerSession | null>(null);
  const navigation = createNavigation();
  const ticketNews = signal<TicketNews>();
  const answeredIdea: Support["answeredIdea"] = signal();
  const announcer = createAnnouncer();
  const announcements = signal<readonly Announcement[]>([]);
  const files: Support["files"] = signal();
  const staffed = signal(false);
  const expectedWait = signal<number>();
  let waitCounts: ReturnType<typeof setTimeout> | undefined;
  const expectWait = (seconds?: number) => {
    clearTimeout(waitCounts);
    expectedWait.value = seconds;
    if (seconds) waitCounts = setTimeout(expectWait, waitCountsMs);
  };
  const chat: Chat = createChat({
    call: (name, payload) => connection.call(name, payload),
    localStore,
    mayBeSent: (text) => shell.page?.mayBeSent(text) ?? shell.emit("beforeSend", { text }),
    locale: () => locale.value,
    onSecret: (kind) => shell.emit("secretBlocked", { kind }),
  });
  const identity = createIdentity({
    localStore,
    tabStore: shell.tabStore,
    locale: () => locale.value,
    identify: () => shell.options().identify,
    restart: () => connection.restart(),
    report: reportTo(shell),
  });
  const connection: CustomerConnection = createConnection<CustomerCalls, CustomerSession>({
    openSocket,
    server: shell.options().server,
    namespace: "/customer",
    auth: identity.show,
    onSession(next) {
      const before = identity.accept(next);
      const { id, verified } = next.customer;
      if (verified && before && before !== id) forgetOther();
      // Whoever signs in for the first time has written what is unsent on this device.
      chat.start(next, verified && !before ? "all" : "own");
      session.value = next;
      announcements.value = next.announcements;
      answeredIdea.value = next.features.news?.ideaAnswered;
      staffed.value = next.features.staffed;
      expectWait(next.features.estimatedWaitSeconds);
    },
    onEvent(event) {
      if (event.type === "ticket.changed") ticketNews.value = event;
      if (event.type === "idea.changed") answeredIdea.value = event.id;
      if (event.type === "desk.staffed") staffed.value = event.staffed;
      if (event.type === "announcement.changed")
        announcements.value = withWord(announcements.peek(), event);
      chat.apply(event);
    },
    onRefused({ code, message }) {
      const isAboutIdentity = identity.refuse(code);
      if (!isAboutIdentity) shell.emit("error", { code, message });
      return isAboutIdentity;
    },
  });
  /** Somebody else has signed in: only what was written before anybody was known may be theirs. */
  const forgetOther = () => {
    if (session.peek()) {
      files.peek()?.forget();
      chat.logout();
      chat.draft.value = "";
      navigation.go({ name: "home" });
    }
    for (const key of localStore.keys(""))
      if (key !== "verified" && !key.startsWith("out:new:")) localStore.remove(key);
  };
  const faq = createFaq({ server: shell.options().server, locale, draft: chat.draft, connection });
  const stopEvents = emitHostEvents(chat, shell);

  return {
    session,
    connection,
    chat,
    faq,
    navigation,
    ticketNews,
    movedTickets: signal([]),
    tickets: signal(),
    answeredIdea,
    announcements,
    files,
    isAdding: signal(false),
    identity,
    announcer,
    contacts: computed(() => session.value?.features.contacts ?? faq.kept.value?.contacts ?? {}),
    staffed,
    expectedWait,
    localStore,
    server: shell.options().server,
    close() {
      stopEvents();
      faq.close();
      identity.stop();
      files.peek()?.close();
      announcer.stop();
      connection.close();
      clearTimeout(waitCounts);
      chat.close();
    },
  };
}

/** Tells the page that embeds the widget what is wrong with its identity. */
const reportTo =
  (shell: Shell): IdentityOptions["report"] =>
  async (reason, given) => {
    try {
      const { explainIdentity } = await import("../hints/identity.ts");
      shell.emit("error", explainIdentity(reason, given, shell.options().server));
    } catch {
      // The words could not be loaded. The reason is known without them.
      shell.emit("error", { code: "unauthenticated", reason, message: reason });
    }
  };
