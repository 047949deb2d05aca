import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Locale } from "../../protocol/conversation.ts";
import type { CustomerCalls, CustomerSession } from "../../protocol/sockets.ts";
import { createConnection } from "../../ui/connection.ts";
import { createLocalStore } from "../../ui/local-store.ts";
import type { Shell } from "../embed/shell.ts";
import { openSocket } from "../wire/client.ts";
import { type Chat, createChat } from "./chat.ts";
import type { CustomerConnection } from "./customer.ts";
import { createFaq, type Faq } from "./faq.ts";
import { emitHostEvents } from "./host-events.ts";
import { showIdentity } from "./identity.ts";
import { createNavigation, type Navigation } from "./navigation.ts";

/** The models behind the screens, put together. */
export interface Support {
  readonly session: ReadonlySignal<CustomerSession | null>;
  readonly connection: CustomerConnection;
  readonly chat: Chat;
  readonly faq: Faq;
  readonly navigation: Navigation;
  /** Removes everything of the customer from this browser. */
  logout(): void;
  close(): void;
}

export function createSupport(shell: Shell, locale: ReadonlySignal<Locale>): Support {
  const localStore = createLocalStore("pocketdesk:");
  const session = signal<CustomerSession | null>(null);
  const navigation = createNavigation();
  const chat: Chat = createChat({
    call: (name, payload) => connection.call(name, payload),
    localStore,
    mayBeSent: (text) => shell.emit("beforeSend", { text }),
  });
  const connection: CustomerConnection = createConnection<CustomerCalls, CustomerSession>({
    openSocket,
    server: shell.options().server,
    namespace: "/customer",
    auth: async () => ({
      ...(await showIdentity({
        localStore,
        locale: () => locale.value,
        identify: () => shell.options().identify,
        onFailed: (error) =>
          shell.emit("error", { code: "unauthenticated", message: String(error) }),
      })),
    }),
    onSession(next) {
      if (next.token !== undefined) localStore.write("token", next.token);
      chat.start(next);
      session.value = next;
    },
    onEvent: chat.apply,
    onRefused({ code, message }) {
      // The server does not know the token any more. Without it the next handshake makes a new customer.
      if (code === "unauthenticated") localStore.remove("token");
      shell.emit("error", { code, message });
    },
  });
  const faq = createFaq({ server: shell.options().server, locale, draft: chat.draft, connection });
  const stopEvents = emitHostEvents(chat, shell);
  const stopKeeping = effect(() => {
    const status = chat.view.value?.status;
    // A reply that came with the end is counted after a reload, too, until it is read.
    const live = status === "queued" || status === "assigned" || chat.unread.value > 0;
    if (live || status) localStore.write("live", live ? "1" : "0");
  });

  return {
    session,
    connection,
    chat,
    faq,
    navigation,
    logout() {
      chat.logout();
      session.value = null;
      for (const key of localStore.keys("")) localStore.remove(key);
      navigation.go({ name: "home" });
      connection.restart();
    },
    close() {
      stopEvents();
      stopKeeping();
      faq.close();
      connection.close();
      chat.close();
    },
  };
}
