import type { ReadonlySignal } from "@preact/signals";
import type { TicketAlert } from "../../protocol/agent-ticket.ts";
import type { ConversationId, Locale } from "../../protocol/conversation.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import type { Alert } from "./alerts.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** What the desk is given from around it. */
export interface DeskModelOptions {
  readonly localStore: LocalStore;
  /** What the server names is asked for again when it changes. */
  readonly locale: ReadonlySignal<Locale>;
  /** `id` is the conversation that it is about. */
  readonly onAlert: (alert: Alert, id?: ConversationId) => void;
  /** A promise is near, or was broken. */
  readonly onTicketAlert: (alert: TicketAlert, number: string) => void;
  /** The update that an announcement promised is late. */
  readonly onLateUpdate: () => void;
  /** Something rises above the usual. */
  readonly onRise: () => void;
  readonly say: (key: ConsoleTextKey) => void;
  readonly onSignedIn: () => void;
  readonly onSignedOut: () => void;
}
