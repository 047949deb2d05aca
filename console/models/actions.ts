import { type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId, Priority } from "../../protocol/conversation.ts";
import type { AgentConversation, Desk, DeskRow } from "../../protocol/desk.ts";
import type { RefusalCode } from "../../protocol/errors.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { ConversationCache } from "./conversation-cache.ts";
import type { DeskLists } from "./lists.ts";
import type { Call } from "./namespace.ts";
import type { ScreenState } from "./screen.ts";
import type { TextKey } from "./texts.ts";

/** What an agent does to conversations. A refusal is said in words and changes nothing. */
export interface AgentActions {
  /** An action is on its way: its buttons wait. */
  readonly busy: ReadonlySignal<boolean>;
  /** Taken here by the agent's own hand. */
  readonly taken: ReadonlySet<ConversationId>;
  setAvailable(on: boolean): Promise<void>;
  take(id?: ConversationId): Promise<void>;
  release(id: ConversationId): Promise<void>;
  setPriority(id: ConversationId, priority: Priority): Promise<void>;
  /** True when it was done: the dialog may close. */
  resolve(id: ConversationId, end: { summary: string; topic: string }): Promise<boolean>;
  transfer(id: ConversationId, to: { toAgentId: AgentId; note?: string }): Promise<boolean>;
}

export interface AgentActionsOptions {
  readonly call: Call;
  readonly lists: DeskLists;
  readonly conversations: ConversationCache;
  readonly screen: ScreenState;
  readonly say: (key: TextKey) => void;
  readonly onDesk: (desk: Desk) => void;
}

export function createAgentActions(options: AgentActionsOptions): AgentActions {
  const { call, lists, conversations, screen, say } = options;
  const busy = signal(false);
  const taken = new Set<ConversationId>();

  /** True when it was done. */
  const attempt = async (action: () => Promise<void>): Promise<boolean> => {
    if (busy.value) return false;
    busy.value = true;
    try {
      await action();
      return true;
    } catch (error) {
      say(refusalKey(asRefusal(error).code));
      return false;
    } finally {
      busy.value = false;
    }
  };
  const took = (conversation: AgentConversation) => {
    const { id } = conversation;
    taken.add(id);
    if (lists.view.value === "queue") lists.show("mine");
    lists.expect(id);
    // The desk's news are gathered for a beat: until they come, the agent's list would say that it is empty.
    const known = lists.rows.value.get(id);
    if (known) lists.apply(rowTaken(known, conversation));
    screen.cursor.value = id;
    conversations.open(id);
    screen.replyFocusRequests.value++;
  };
  /** The topic, the summary and who has it: not all of it comes as an event. */
  const refresh = (id: ConversationId) => {
    if (conversations.current.value?.id === id) void conversations.current.value.load();
  };
  const act = (id: ConversationId, done: TextKey | undefined, action: () => Promise<unknown>) =>
    attempt(async () => {
      lists.expect(id);
      await action();
      refresh(id);
      if (done) say(done);
    });

  return {
    busy,
    taken,
    async setAvailable(on) {
      await attempt(async () => options.onDesk((await call("desk:available", { on })).desk));
    },
    async take(conversationId) {
      await attempt(async () => {
        const payload = conversationId === undefined ? {} : { conversationId };
        took((await call("queue:take", payload)).conversation);
      });
    },
    async release(conversationId) {
      taken.delete(conversationId);
      await act(conversationId, "done.released", () =>
        call("conversation:release", { conversationId }),
      );
    },
    async setPriority(conversationId, priority) {
      await act(conversationId, undefined, () =>
        call("priority:set", { conversationId, priority }),
      );
    },
    resolve: (conversationId, end) =>
      act(conversationId, "done.resolved", () =>
        call("conversation:resolve", { conversationId, ...end }),
      ),
    transfer: (conversationId, to) =>
      act(conversationId, "done.transferred", () => {
        taken.delete(conversationId);
        return call("conversation:transfer", { conversationId, ...to });
      }),
  };
}

/** What the answer says counts; the last line that was told stays until the news tell another. */
const rowTaken = (known: DeskRow, { status, agent, lastSeq }: AgentConversation): DeskRow => ({
  ...known,
  status,
  ...(agent ? { agent } : {}),
  lastSeq,
});

export const refusalKey = (code: RefusalCode): TextKey => `refused.${code}`;
