import { type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId, MessageId, Priority } from "../../protocol/conversation.ts";
import type { AgentConversation, Desk, DeskRow, RedactionReason } from "../../protocol/desk.ts";
import type { NoteId } from "../../protocol/notes.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConversationCache } from "./conversation-cache.ts";
import type { DeskLists } from "./lists.ts";
import type { ScreenState } from "./screen.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** What an agent does to conversations. A refusal shows as a toast and changes nothing. */
export interface AgentActions {
  /** The server has not answered an action yet: its buttons are disabled. */
  readonly busy: ReadonlySignal<boolean>;
  /** The conversations that this agent took in this window. */
  readonly taken: ReadonlySet<ConversationId>;
  setAvailable(on: boolean): Promise<void>;
  /** The one named, the next one in the queue, or the next one who has the app open. */
  take(whom: ConversationId | "next" | "next-here"): Promise<void>;
  release(id: ConversationId): Promise<void>;
  setPriority(id: ConversationId, priority: Priority): Promise<void>;
  /** Takes the content of a message away, for both sides and for good. */
  redact(id: ConversationId, messageId: MessageId, reason?: RedactionReason): Promise<void>;
  /** The same with what was written for colleagues. */
  redactNote(id: ConversationId, noteId: NoteId): Promise<void>;
  /** In the place of those before. */
  setTags(id: ConversationId, tags: readonly string[]): Promise<void>;
  /** True when it was done: the dialog may close. */
  resolve(id: ConversationId, end: { summary: string; topic: string }): Promise<boolean>;
  transfer(
    id: ConversationId,
    to: ({ toAgentId: AgentId } | { toTeam: string }) & { note: string | undefined },
  ): Promise<boolean>;
}

interface AgentActionsOptions {
  readonly call: AgentCall;
  readonly lists: DeskLists;
  readonly conversations: ConversationCache;
  readonly screen: ScreenState;
  readonly say: (key: ConsoleTextKey) => void;
  readonly onDesk: (desk: Desk) => void;
  /** The agent is free for the next. */
  readonly onResolved: (id: ConversationId) => void;
}

export function createAgentActions(options: AgentActionsOptions): AgentActions {
  const { call, lists, conversations, say } = options;
  const { busy, attempt } = createAttempts(say);
  const taken = new Set<ConversationId>();

  const act = (
    id: ConversationId,
    done: ConsoleTextKey | undefined,
    action: () => Promise<unknown>,
  ) =>
    attempt(async () => {
      lists.expect(id);
      await action();
      // The topic, the summary and the agent do not all come as an event.
      if (conversations.current.value?.id === id) void conversations.current.value.load();
      if (done) say(done);
    });

  return {
    busy,
    taken,
    async setAvailable(on) {
      await attempt(async () => options.onDesk((await call("desk:available", { on })).desk));
    },
    async take(whom) {
      await attempt(async () => {
        const { conversation } = await call("queue:take", wantedBy(whom));
        taken.add(conversation.id);
        showTaken(conversation, options);
      });
    },
    async release(conversationId) {
      taken.delete(conversationId);
      const payload = { conversationId };
      await act(conversationId, "done.released", () => call("conversation:release", payload));
    },
    async setPriority(conversationId, priority) {
      const payload = { conversationId, priority };
      await act(conversationId, undefined, () => call("priority:set", payload));
    },
    async setTags(conversationId, tags) {
      const payload = { conversationId, tags: [...tags] };
      await act(conversationId, undefined, () => call("tag:set", payload));
    },
    async redact(conversationId, messageId, reason) {
      const payload = { conversationId, messageId, reason };
      await act(conversationId, "done.redacted", () => call("message:redact", payload));
    },
    async redactNote(conversationId, noteId) {
      const payload = { conversationId, noteId };
      await act(conversationId, "done.redacted", () => call("note:redact", payload));
    },
    async resolve(conversationId, end) {
      const payload = { conversationId, ...end };
      const resolve = () => call("conversation:resolve", payload);
      const done = await act(conversationId, "done.resolved", resolve);
      if (done) options.onResolved(conversationId);
      return done;
    },
    transfer(conversationId, to) {
      const payload = { conversationId, ...to };
      return act(conversationId, "done.transferred", () => {
        taken.delete(conversationId);
        return call("conversation:transfer", payload);
      });
    },
  };
}

function wantedBy(whom: ConversationId | "next" | "next-here") {
  if (whom === "next-here") return { skipAway: true } as const;
  return whom === "next" ? {} : { conversationId: whom };
}

/** Runs one action at a time. A second one that comes meanwhile is dropped: it is a double click. */
function createAttempts(say: AgentActionsOptions["say"]) {
  const busy = signal(false);
  const attempt = async (action: () => Promise<void>): Promise<boolean> => {
    if (busy.value) return false;
    busy.value = true;
    try {
      await action();
      return true;
    } catch (error) {
      say(`refused.${asRefusal(error).code}`);
      return false;
    } finally {
      busy.value = false;
    }
  };
  return { busy, attempt };
}

function showTaken(conversation: AgentConversation, options: AgentActionsOptions): void {
  const { lists, conversations, screen } = options;
  const { id } = conversation;
  if (lists.choice.value !== "open") lists.show("open");
  lists.expect(id);
  // The server sends changed rows in bursts. Without this the agent's list would be empty until the next one.
  const known = lists.rows.value.get(id);
  if (known) lists.apply(rowTaken(known, conversation));
  screen.moveCursor(id);
  conversations.open(id);
  screen.focusReply();
}

/** The row with what the answer says. Its last line stays as it is until an event brings a newer one. */
function rowTaken(known: DeskRow, { status, agent, lastSeq }: AgentConversation): DeskRow {
  const row = { ...known, status, lastSeq };
  return agent === undefined ? row : { ...row, agent };
}
