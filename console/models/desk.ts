import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { AgentView, Desk } from "../../protocol/desk.ts";
import type { EmergencyGuide } from "../../protocol/emergency.ts";
import type { AgentSession } from "../../protocol/sockets.ts";
import type { ConnectionState } from "../../ui/connection.ts";
import { type AgentActions, createAgentActions } from "./actions.ts";
import type { AgentCall } from "./agent-call.ts";
import { connectAgent } from "./agent-connection.ts";
import { type Colleague, createColleagues } from "./colleagues.ts";
import { createConversationModel } from "./conversation.ts";
import { type ConversationCache, createConversationCache } from "./conversation-cache.ts";
import type { DeskModelOptions } from "./desk-options.ts";
import { followDeskPlace } from "./desk-place.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createEventHandler } from "./event-handler.ts";
import { createDeskLists, type DeskLists } from "./lists.ts";
import { markReadWhileFocused } from "./mark-read.ts";
import { createMemos, type Memos } from "./memos.ts";
import { createPageModels, type PageModels } from "./page-models.ts";
import { createPageNews } from "./page-news.ts";
import { maySeePage, pageFor } from "./pages.ts";
import { createPaletteModel, type PaletteModel } from "./palette.ts";
import { headStartOf, rowsIn, unreadOfMine } from "./rows.ts";
import { createSavedReplies, type SavedReplies } from "./saved-replies.ts";
import { createScreenState, type ScreenState } from "./screen.ts";
import { createSearchModel, type SearchModel } from "./search.ts";
import { withUnsent } from "./unsent.ts";

/** All that a signed-in agent works with, over one connection. */
export interface DeskModel extends PageModels {
  readonly agent: ReadonlySignal<AgentView | null>;
  readonly desk: ReadonlySignal<Desk | null>;
  /** Whose addresses can be opened from a message. */
  readonly officialHosts: ReadonlySignal<readonly string[]>;
  /** What customers are told to do in emergencies. */
  readonly emergencies: ReadonlySignal<readonly EmergencyGuide[]>;
  readonly tags: ReadonlySignal<readonly string[]>;
  readonly connection: ReadonlySignal<ConnectionState>;
  /** Conversations of this agent's with unread messages. */
  readonly unread: ReadonlySignal<number>;
  readonly lists: DeskLists;
  readonly conversations: ConversationCache;
  readonly drafts: Drafts;
  readonly replies: SavedReplies;
  /** What those who lead have told this agent. */
  readonly memos: Memos;
  /** Changes whenever other articles may be live. */
  readonly contentVersion: ReadonlySignal<number>;
  /** Who else has the open conversation on their screen. */
  readonly colleagues: ReadonlySignal<readonly Colleague[]>;
  readonly search: SearchModel;
  readonly palette: PaletteModel;
  readonly screen: ScreenState;
  readonly actions: AgentActions;
  readonly call: AgentCall;
  open(id: ConversationId): void;
  close(): void;
}

export function createDeskModel(options: DeskModelOptions): DeskModel {
  const { localStore, say, onAlert } = options;
  const [agent, desk] = [signal<AgentView | null>(null), signal<Desk | null>(null)];
  const [officialHosts, tags] = [signal<readonly string[]>([]), signal<readonly string[]>([])];
  const emergencies = signal<readonly EmergencyGuide[]>([]);
  const contentVersion = signal(0);
  const onContent = () => {
    contentVersion.value += 1;
  };
  let epoch = "";
  const me = (): AgentId => agent.value?.id ?? ("" as AgentId);
  const onDesk = (changed: Desk) => {
    desk.value = changed;
  };

  const connection = connectAgent({
    locale: () => options.locale.peek(),
    onSession: (session) => startSession(session),
    onEvent: (event) => handleEvent(event),
    onSignedOut: options.onSignedOut,
  });
  const { call, state } = connection;
  let reads = options.locale.peek();
  // A connection says its language once, at its beginning.
  const stopFollowing = options.locale.subscribe((locale) => {
    if (locale === reads) return;
    reads = locale;
    connection.restart();
  });
  const lists = createDeskLists({ call, me, headStartMs: () => headStartOf(desk.value) });
  const drafts = createDrafts(localStore);
  const conversations = createConversationCache((id) =>
    createConversationModel({ id, me: me(), call, localStore, drafts, epoch: () => epoch }),
  );
  const colleagues = createColleagues({ call, me, current: conversations.current, state });
  const screen = createScreenState(matchMedia("(min-width: 1280px)"), (wanted) =>
    pageFor(agent.peek()?.role, wanted),
  );
  const memos = createMemos({ call, say, onNew: (memo) => onAlert("memo", memo.conversationId) });
  const pages = createPageModels(call, say);
  const replies = createSavedReplies({ call, say });
  const actions = createAgentActions({
    call,
    lists,
    conversations,
    screen,
    say,
    onDesk,
    onResolved(id) {
      const next = rowsIn("mine", lists.rows.value, { me: me() }).find((row) => row.id !== id);
      if (next) open(next.id);
    },
  });
  const { taken } = actions;
  const handleEvent = createEventHandler({
    lists,
    conversations,
    taken,
    me,
    onDesk,
    onAlert,
    hasFocus: () => document.hasFocus(),
    onColleague: colleagues.apply,
    onMemo: () => void memos.load(),
    ...createPageNews({ ...options, ...pages, screen }),
    onIdea: pages.feedback.heard,
    onContent,
  });
  const stopReading = markReadWhileFocused(conversations.current, state);

  const open = (id: ConversationId) => {
    screen.closePanel();
    screen.moveCursor(id);
    screen.show("desk");
    conversations.open(id);
  };
  let stopAddress = () => {};
  const startSession = (session: AgentSession) => {
    epoch = session.epoch;
    desk.value = session.desk;
    officialHosts.value = session.officialHosts;
    tags.value = session.tags;
    emergencies.value = session.emergencies;
    agent.value = session.agent;
    options.onSignedIn();
    if (maySeePage(session.agent.role, "desk")) {
      void lists.reload();
      void memos.load();
      void pages.bulletins.load();
    }
    if (maySeePage(session.agent.role, "live")) void pages.radar.load();
    conversations.reload();
    // What was published while there was no connection was not heard.
    onContent();
    for (const id of withUnsent(localStore, session.agent.id)) conversations.load(id);
    stopAddress();
    stopAddress = followDeskPlace({ screen, conversations, tickets: pages.tickets, open });
  };

  return {
    agent,
    desk,
    officialHosts,
    tags,
    emergencies,
    lists,
    conversations,
    drafts,
    replies,
    memos,
    ...pages,
    colleagues: colleagues.here,
    contentVersion,
    search: createSearchModel({ call, locale: () => options.locale.peek() }),
    palette: createPaletteModel({ mayFind: () => maySeePage(agent.peek()?.role, "search") }),
    screen,
    actions,
    call,
    connection: state,
    unread: computed(() => unreadOfMine(lists.rows.value, me())),
    open,
    close() {
      stopAddress();
      stopFollowing();
      stopReading();
      colleagues.close();
      connection.close();
      conversations.close();
    },
  };
}
