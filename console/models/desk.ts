import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { AgentView, Desk } from "../../protocol/desk.ts";
import type { ServerEvent } from "../../protocol/events.ts";
import type { AgentCalls, AgentSession } from "../../protocol/sockets.ts";
import { type ConnectionState, createConnection } from "../../ui/connection.ts";
import type { LocalStore } from "../../ui/local-store.ts";
import { type AgentActions, createAgentActions } from "./actions.ts";
import type { AgentCall } from "./agent-call.ts";
import type { Alert } from "./alerts.ts";
import { createConversationModel } from "./conversation.ts";
import { type ConversationCache, createConversationCache } from "./conversation-cache.ts";
import { createEventHandler } from "./event-handler.ts";
import { createDeskLists, type DeskLists } from "./lists.ts";
import { markReadWhileFocused } from "./mark-read.ts";
import { unreadOfMine } from "./rows.ts";
import { createScreenState, type ScreenState } from "./screen.ts";
import { openSocket } from "./socket.ts";
import type { ConsoleTextKey } from "./texts.ts";
import { createTicketsModel, type TicketsModel } from "./tickets.ts";

interface DeskModelOptions {
  readonly localStore: LocalStore;
  readonly onAlert: (alert: Alert, id: ConversationId) => void;
  readonly say: (key: ConsoleTextKey) => void;
  readonly onSignedIn: () => void;
  readonly onSignedOut: () => void;
}

/** All that a signed-in agent works with, over one connection. */
export interface DeskModel {
  readonly agent: ReadonlySignal<AgentView | null>;
  readonly desk: ReadonlySignal<Desk | null>;
  /** Whose addresses can be opened from a message. */
  readonly officialHosts: ReadonlySignal<readonly string[]>;
  readonly connection: ReadonlySignal<ConnectionState>;
  /** Conversations of this agent's with unread messages. */
  readonly unread: ReadonlySignal<number>;
  readonly lists: DeskLists;
  readonly conversations: ConversationCache;
  readonly tickets: TicketsModel;
  readonly screen: ScreenState;
  readonly actions: AgentActions;
  readonly call: AgentCall;
  open(id: ConversationId): void;
  close(): void;
}

export function createDeskModel(options: DeskModelOptions): DeskModel {
  const { localStore, say, onAlert } = options;
  const agent = signal<AgentView | null>(null);
  const desk = signal<Desk | null>(null);
  const officialHosts = signal<readonly string[]>([]);
  let epoch = "";
  const me = (): AgentId => agent.value?.id ?? ("" as AgentId);
  const onDesk = (changed: Desk) => {
    desk.value = changed;
  };

  const connection = connect({
    onSession: (session) => startSession(session),
    onEvent: (event) => handleEvent(event),
    onSignedOut: options.onSignedOut,
  });
  const { call, state } = connection;
  const lists = createDeskLists({ call, me });
  const conversations = createConversationCache((id) =>
    createConversationModel({ id, me: me(), call, localStore, epoch: () => epoch }),
  );
  const screen = createScreenState(matchMedia("(min-width: 1280px)"));
  const tickets = createTicketsModel(call);
  const actions = createAgentActions({ call, lists, conversations, screen, say, onDesk });
  const { taken } = actions;
  const handleEvent = createEventHandler({
    lists,
    conversations,
    taken,
    me,
    onDesk,
    onAlert,
    hasFocus: () => document.hasFocus(),
    onTicket(number) {
      if (screen.page.peek() === "tickets") tickets.heard(number);
    },
  });
  const stopReading = markReadWhileFocused(conversations.current, state);

  const startSession = (session: AgentSession) => {
    epoch = session.epoch;
    desk.value = session.desk;
    officialHosts.value = session.officialHosts;
    agent.value = session.agent;
    options.onSignedIn();
    void lists.reload();
    conversations.reload();
    for (const id of withUnsent(localStore, session.agent.id)) conversations.load(id);
  };

  return {
    agent,
    desk,
    officialHosts,
    lists,
    conversations,
    tickets,
    screen,
    actions,
    call,
    connection: state,
    unread: computed(() => unreadOfMine(lists.rows.value, me())),
    open(id) {
      screen.closeArticles();
      screen.moveCursor(id);
      conversations.open(id);
    },
    close() {
      stopReading();
      connection.close();
      conversations.close();
    },
  };
}

interface ConnectOptions {
  readonly onSession: (session: AgentSession) => void;
  readonly onEvent: (event: ServerEvent) => void;
  readonly onSignedOut: () => void;
}

const connect = ({ onSession, onEvent, onSignedOut }: ConnectOptions) =>
  createConnection<AgentCalls, AgentSession>({
    openSocket,
    server: "",
    namespace: "/agent",
    // The session cookie goes with the handshake. No script can read the token.
    auth: async () => ({}),
    onSession,
    onEvent,
    onRefused: (refusal) => {
      if (refusal.code === "unauthenticated") onSignedOut();
      return false;
    },
  });

/** The conversations with messages of this agent that an earlier page could not send. */
function withUnsent(localStore: LocalStore, me: AgentId): readonly ConversationId[] {
  const prefix = `out:${me}.`;
  const ids = localStore.keys(prefix).map((key) => key.slice(prefix.length).split(":")[0] ?? "");
  return [...new Set(ids)] as ConversationId[];
}
