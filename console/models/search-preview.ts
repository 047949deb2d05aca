import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Article, ConversationId, Locale } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { SearchResults } from "../../protocol/search.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "./agent-call.ts";
import { hitsIn, type SearchHit } from "./search-hits.ts";
import type { SearchKind } from "./search-kinds.ts";

/** What was found, in its place: a conversation around its match, the newest of a customer, or an article. */
export interface SearchPreview {
  readonly conversation: ReadonlySignal<AgentConversation | null>;
  readonly article: ReadonlySignal<Article | null>;
  /** The loaded messages, and the notes, that have the words. */
  readonly hits: ReadonlySignal<readonly SearchHit[]>;
  /** All that was said is loaded. */
  readonly isWhole: ReadonlySignal<boolean>;
  /** Which of them is in the middle. */
  readonly hit: ReadonlySignal<number>;
  show(results: SearchResults | null, kind: SearchKind, index: number): Promise<void>;
  clear(): void;
  /** After the last hit comes the first. */
  moveHit(step: 1 | -1): void;
}

interface PreviewOptions {
  readonly call: AgentCall;
  readonly locale: () => Locale;
  readonly words: ReadonlySignal<string>;
}

/** So many messages after the match are loaded. */
const contextAfter = 20;

export function createSearchPreview({ call, locale, words }: PreviewOptions): SearchPreview {
  const conversation = signal<AgentConversation | null>(null);
  const article = signal<Article | null>(null);
  const hit = signal(0);
  const isWhole = signal(false);
  const hits = computed(() => hitsIn(conversation.value, words.value));
  let latest = 0;

  async function load(results: SearchResults | null, kind: SearchKind, index: number) {
    const id = results?.articles[index]?.id;
    if (kind === "articles" && id !== undefined) {
      const answer = await quietly(call("article:get", { id, locale: locale() }));
      return { read: answer?.article };
    }
    const wanted = conversationWanted(results, kind, index);
    const answer = wanted && (await quietly(call("conversation:open", wanted)));
    return { opened: answer?.conversation, before: wanted?.beforeSeq };
  }

  function put(opened: AgentConversation | null, read: Article | null, first?: SearchHit) {
    batch(() => {
      conversation.value = opened;
      article.value = read;
      // The one that the row shows, which may stand after others.
      hit.value = Math.max(0, first === undefined ? 0 : hits.value.indexOf(first));
    });
  }

  return {
    conversation,
    article,
    hits,
    isWhole,
    hit,
    async show(results, kind, index) {
      latest += 1;
      const asked = latest;
      const { opened = null, read = null, before } = await load(results, kind, index);
      const first = kind === "conversations" ? results?.conversations[index] : undefined;
      // A slow answer must not replace what was chosen since.
      if (asked !== latest) return;
      isWhole.value = opened !== null && isLoadedWhole(opened, before);
      put(opened, read, first?.matches[0]?.seq ?? first?.notes[0]?.id);
    },
    clear() {
      latest += 1;
      put(null, null);
    },
    moveHit(step) {
      const count = hits.value.length;
      if (count > 0) hit.value = (hit.value + step + count) % count;
    },
  };
}

const isLoadedWhole = ({ messages, lastSeq }: AgentConversation, before: number | undefined) =>
  messages[0]?.seq === 1 && (before === undefined || lastSeq < before);

interface WantedConversation {
  readonly conversationId: ConversationId;
  readonly beforeSeq?: number;
}

function conversationWanted(
  results: SearchResults | null,
  kind: SearchKind,
  index: number,
): WantedConversation | undefined {
  const found = results?.conversations[index];
  const conversationId = results?.customers[index]?.conversationId;
  if (kind === "customers") return conversationId && { conversationId };
  if (kind !== "conversations" || !found) return undefined;
  const seq = found.matches[0]?.seq ?? found.row.lastSeq;
  return { conversationId: found.row.id, beforeSeq: seq + contextAfter };
}

const quietly = <T>(answer: Promise<T>): Promise<T | undefined> =>
  answer.catch((error) => {
    asRefusal(error);
    return undefined;
  });
