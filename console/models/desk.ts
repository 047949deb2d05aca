import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { AgentView, Desk, DeskRow } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { AgentCalls, AgentSession } from "../../protocol/sockets.ts";
import { type ConnectionState, createConnection } from "../../ui/connection.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { type AgentActions, createAgentActions } from "./actions.ts";
import { type Alert, alertFor } from "./alerts.ts";
import { createConversationModel } from "./conversation.ts";
import { type ConversationCache, createConversationCache } from "./conversation-cache.ts";
import { createDeskLists, type DeskLists } from "./lists.ts";
import type { Call } from "./namespace.ts";
import { unreadOfMine } from "./rows.ts";
import { createScreenState, type ScreenState } from "./screen.ts";
import { openSocket } from "./socket.ts";
import type { TextKey } from "./texts.ts";

export interface DeskOptions {
  readonly keep: LocalStore;
  readonly onAlert: (alert: Alert, id: ConversationId) => void;
  readonly say: (key: TextKey) => void;
  readonly onSignedIn: () => void;
  readonly onSignedOut: () => void;
}

/** A signed-in agent's work place: one connection and everything that hangs on it. */
export interface DeskModel {
  readonly agent: ReadonlySignal<AgentView | null>;
  readonly desk: ReadonlySignal<Desk | null>;
  readonly connection: ReadonlySignal<ConnectionState>;
  readonly unread: ReadonlySignal<number>;
  readonly lists: DeskLists;
  readonly conversations: ConversationCache;
  readonly screen: ScreenState;
  readonly actions: AgentActions;
  readonly call: Call;
  open(id: ConversationId): void;
  close(): void;
}

export function createDesk(options: DeskOptions): DeskModel {
  const { keep } = options;
  const agent = signal<AgentView | null>(null);
  const desk = signal<Desk | null>(null);
  let epoch = "";
  const me = (): AgentId => agent.value?.id ?? ("" as AgentId);

  const connection = createConnection<AgentCalls, AgentSession>({
    openSocket,
    server: "",
    namespace: "/agent",
    // The session cookie goes with the handshake; no script ever holds the token.
    auth: async () => ({}),
    onSession: (session) => begin(session),
    onEvent: (event) => hear(event),
    onRefused: (refusal) => {
      if (refusal.code === "unauthenticated") options.onSignedOut();
    },
  });
  const call: Call = (name, payload, timeoutMs) => connection.call(name, payload, timeoutMs);
  const lists = createDeskLists(call, me);
  const conversations = createConversationCache((id) =>
    createConversationModel({ id, me: me(), call, keep, epoch: () => epoch }),
  );
  const screen = createScreenState(matchMedia("(min-width: 1280px)"));
  const actions = createAgentActions({
    call,
    lists,
    conversations,
    screen,
    say: options.say,
    onDesk: (changed) => {
      desk.value = changed;
    },
  });

  const begin = (session: AgentSession) => {
    epoch = session.epoch;
    desk.value = session.desk;
    agent.value = session.agent;
    options.onSignedIn();
    void lists.reload();
    conversations.reload();
    for (const id of unsent(keep, session.agent.id)) conversations.fetch(id);
  };
  const hear = (event: ServerEvent) => {
    if (event.type !== "desk.changed") conversations.apply(event);
    else {
      desk.value = event.desk;
      if (event.row) changeRow(event.row, event.desk);
    }
  };
  const changeRow = (row: DeskRow, { available }: Desk) => {
    const before = lists.apply(row);
    const watching = document.hasFocus() ? conversations.current.value?.id : undefined;
    const { taken } = actions;
    const alert = alertFor(before, row, { me: me(), available, watching, taken });
    if (alert && lists.state.value === "ready") options.onAlert(alert, row.id);
  };
  const readOnSight = () => {
    if (document.hasFocus()) conversations.current.value?.markRead();
  };
  const stopReading = effect(() => {
    void conversations.current.value?.transcript.view.value;
    if (connection.state.value === "online") readOnSight();
  });
  window.addEventListener("focus", readOnSight);

  return {
    agent,
    desk,
    connection: connection.state,
    unread: computed(() => unreadOfMine(lists.rows.value, me())),
    lists,
    conversations,
    screen,
    actions,
    call,
    open(id) {
      screen.articles.value = false;
      screen.cursor.value = id;
      conversations.open(id);
    },
    close() {
      stopReading();
      window.removeEventListener("focus", readOnSight);
      connection.close();
      conversations.close();
    },
  };
}

/** Conversations in which words of this agent's have waited since before the page was loaded. */
function unsent(keep: LocalStore, me: AgentId): readonly ConversationId[] {
  const prefix = `out:${me}.`;
  const ids = keep.keys(prefix).map((key) => key.slice(prefix.length).split(":")[0] ?? "");
  return [...new Set(ids)] as ConversationId[];
}
