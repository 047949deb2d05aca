import { type ReadonlySignal, signal } from "@preact/signals";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import type { Memo, MemoId } from "../../protocol/memo.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** What those who lead have told this agent. */
export interface Memos {
  /** The oldest first. */
  readonly unread: ReadonlySignal<readonly Memo[]>;
  load(): Promise<void>;
  /** Then it is gone, in every window of the agent's. */
  read(id: MemoId): Promise<void>;
  /** To everybody at the desk, where nobody is named. True when it was done. */
  send(memo: WrittenMemo): Promise<boolean>;
}

interface WrittenMemo {
  readonly toAgentId?: AgentId | undefined;
  readonly conversationId?: ConversationId | undefined;
  readonly text: string;
}

interface MemosOptions {
  readonly call: AgentCall;
  readonly say: (key: ConsoleTextKey) => void;
  readonly onNew: (memo: Memo) => void;
}

export function createMemos({ call, say, onNew }: MemosOptions): Memos {
  const unread = signal<readonly Memo[]>([]);
  // What waits already at the sign-in stands there without a sound.
  let known: ReadonlySet<MemoId> | undefined;
  const load = async () => {
    try {
      const { memos } = await call("memo:list", {});
      const before = known;
      known = new Set(memos.map(({ id }) => id));
      unread.value = memos;
      const newest = before && memos.findLast(({ id }) => !before.has(id));
      if (newest) onNew(newest);
    } catch (error) {
      // The next event, or the next connection, asks again.
      asRefusal(error);
    }
  };
  return {
    unread,
    load,
    async read(id) {
      try {
        await call("memo:read", { id });
      } catch (error) {
        // Another window has read it.
        const { code } = asRefusal(error);
        if (code !== "not_found") return say(`refused.${code}`);
      }
      unread.value = unread.value.filter((memo) => memo.id !== id);
    },
    async send(memo) {
      try {
        await call("memo:send", memo);
        say("memo.sent");
        return true;
      } catch (error) {
        say(`refused.${asRefusal(error).code}`);
        return false;
      }
    },
  };
}
