import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { FoundConversation, SearchResults } from "../../protocol/search.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import type { AgentCall } from "./agent-call.ts";

/** How far back is looked, in days; 0 is without a limit. */
export const searchSpans = [0, 7, 30, 365] as const;

/** The search over all conversations and customers. It keeps what was found while the agent is on another page. */
export interface SearchModel {
  readonly text: ReadonlySignal<string>;
  readonly topic: Signal<string>;
  readonly tag: Signal<string>;
  readonly agent: Signal<string>;
  readonly days: Signal<number>;
  readonly results: ReadonlySignal<SearchResults | null>;
  readonly state: ReadonlySignal<"idle" | "loading" | "ready" | "failed">;
  readonly chosen: ReadonlySignal<number>;
  /** The chosen conversation, around its first match. */
  readonly preview: ReadonlySignal<AgentConversation | null>;
  search(text: string): void;
  /** With what is typed, at once: a filter has changed, or it failed. */
  again(): Promise<void>;
  more(): Promise<void>;
  choose(index: number): Promise<void>;
  move(step: 1 | -1): void;
}

interface SearchOptions {
  readonly call: AgentCall;
  readonly request?: AdminRequest;
  readonly now?: () => number;
}

/** The search starts so long after the last key, in milliseconds. */
const debounceMs = 200;
const dayMs = 86_400_000;
/** So many messages after the match are in the preview. */
const contextAfter = 20;

export function createSearchModel(options: SearchOptions): SearchModel {
  const { call, request = requestAsAgent, now = Date.now } = options;
  const text = signal("");
  const [topic, tag, agent, days] = [signal(""), signal(""), signal(""), signal(0)];
  const results = signal<SearchResults | null>(null);
  const state = signal<"idle" | "loading" | "ready" | "failed">("idle");
  const chosen = signal(0);
  const preview = signal<AgentConversation | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  function queryFor(cursor?: string): string {
    const from = days.value === 0 ? "" : new Date(now() - days.value * dayMs).toISOString();
    const parts = { q: text.value.trim(), topic, tag, agent, from, cursor: cursor ?? "" };
    const given = Object.entries(parts)
      .map(([name, part]) => [name, typeof part === "string" ? part : part.value.trim()] as const)
      .filter(([, part]) => part !== "");
    return `search?${new URLSearchParams(Object.fromEntries(given))}`;
  }

  async function fetchPage(before: SearchResults | null) {
    latest += 1;
    const asked = latest;
    state.value = "loading";
    try {
      const page = await request<SearchResults>("GET", queryFor(before?.cursor));
      // A slow answer must not replace the answer to a later search.
      if (asked !== latest) return;
      batch(() => {
        results.value = before ? joined(before, page) : page;
        state.value = "ready";
      });
      if (!before) await choose(0);
    } catch (error) {
      asRefusal(error);
      if (asked === latest) state.value = "failed";
    }
  }

  async function again() {
    clearTimeout(timer);
    if (!isBlank(text.value)) return fetchPage(null);
    latest += 1;
    batch(() => {
      results.value = null;
      preview.value = null;
      state.value = "idle";
    });
  }

  async function choose(index: number) {
    chosen.value = index;
    const found = results.value?.conversations[index];
    if (!found) {
      preview.value = null;
      return;
    }
    const seq = found.matches[0]?.seq ?? found.row.lastSeq;
    const wanted = { conversationId: found.row.id, beforeSeq: seq + contextAfter };
    const answer = await call("conversation:open", wanted).catch((error) => {
      asRefusal(error);
      return undefined;
    });
    if (results.value?.conversations[chosen.value] === found) {
      preview.value = answer?.conversation ?? null;
    }
  }

  return {
    text,
    topic,
    tag,
    agent,
    days,
    results,
    state,
    chosen,
    preview,
    search(typed) {
      text.value = typed;
      clearTimeout(timer);
      timer = setTimeout(() => void again(), debounceMs);
    },
    again,
    async more() {
      if (results.value?.cursor !== undefined) await fetchPage(results.value);
    },
    choose,
    move(step) {
      const count = results.value?.conversations.length ?? 0;
      const to = Math.min(Math.max(chosen.value + step, 0), count - 1);
      if (count > 0 && to !== chosen.value) void choose(to);
    },
  };
}

/** A conversation of many matches may be on two pages. */
function joined(before: SearchResults, page: SearchResults): SearchResults {
  const known = new Set(before.conversations.map(({ row }) => row.id));
  const isNew = ({ row }: FoundConversation) => !known.has(row.id);
  return {
    ...before,
    conversations: [...before.conversations, ...page.conversations.filter(isNew)],
    cursor: page.cursor,
  };
}
