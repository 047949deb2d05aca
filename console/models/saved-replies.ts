import { type ReadonlySignal, signal } from "@preact/signals";
import type { SavedReply, SavedReplyId } from "../../protocol/notes.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** A reply as it is written in the console; without an id it is new. */
export interface WrittenReply {
  readonly id?: SavedReplyId | undefined;
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  readonly shared: boolean;
}

/** The agent's own saved replies, and everybody's. */
export interface SavedReplies {
  /** Null until they are loaded. */
  readonly all: ReadonlySignal<readonly SavedReply[] | null>;
  readonly failed: ReadonlySignal<boolean>;
  load(): Promise<void>;
  /** True when it was done. */
  save(reply: WrittenReply): Promise<boolean>;
  remove(id: SavedReplyId): Promise<boolean>;
}

interface SavedRepliesOptions {
  readonly call: AgentCall;
  readonly say: (key: ConsoleTextKey) => void;
}

export function createSavedReplies({ call, say }: SavedRepliesOptions): SavedReplies {
  const all = signal<readonly SavedReply[] | null>(null);
  const failed = signal(false);
  const load = async () => {
    try {
      all.value = (await call("reply:list", {})).replies;
      failed.value = false;
    } catch (error) {
      asRefusal(error);
      failed.value = true;
    }
  };
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      await load();
      return true;
    } catch (error) {
      say(`refused.${asRefusal(error).code}`);
      return false;
    }
  };
  return {
    all,
    failed,
    load,
    save: (reply) => attempt(() => call("reply:save", reply)),
    remove: (id) => attempt(() => call("reply:delete", { id })),
  };
}

interface AskedReply {
  /** The words by which the reply is looked for. */
  readonly query: string;
  /** What stood in the field before; the reply comes below it. */
  readonly kept: string;
}

/**
 * The saved reply that the field asks for. `openedAt` is the text at which the list was opened by its key or button: what is typed
 * after it is looked for and is no part of the message. Without the list, a text that begins with ; or ； asks.
 */
export function askedReply(text: string, openedAt: string | undefined): AskedReply | undefined {
  const kept = /^[;；]/.test(text) ? "" : openedAt;
  if (kept === undefined || !text.startsWith(kept)) return undefined;
  return { query: text.slice(kept.length).replace(/^[;；]/, ""), kept };
}

/** Those whose shortcut begins with what was typed come first, then those that hold it anywhere. */
export function repliesFor(typed: string, replies: readonly SavedReply[]): readonly SavedReply[] {
  const words = typed.trim().toLowerCase();
  const rankOf = ({ shortcut, title, text }: SavedReply): number => {
    if (words === "" || shortcut.toLowerCase().startsWith(words)) return 0;
    if (title.toLowerCase().includes(words)) return 1;
    return text.toLowerCase().includes(words) ? 2 : 3;
  };
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply) }))
    .filter(({ rank }) => rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .map(({ reply }) => reply);
}
