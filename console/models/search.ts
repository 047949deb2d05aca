import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Locale } from "../../protocol/conversation.ts";
import type { FoundConversation, SearchQuestion, SearchResults } from "../../protocol/search.ts";
import { isBlank } from "../../protocol/text.ts";
import { asRefusal, type Refusal, Unreachable } from "../../ui/refusal.ts";
import { type AdminRequest, requestAsAgent } from "./admin-request.ts";
import type { AgentCall } from "./agent-call.ts";
import { createSavedSearches, type SavedSearches } from "./saved-searches.ts";
import { createSearchConditions, type SearchConditions } from "./search-conditions.ts";
import { type SearchKind, searchKinds } from "./search-kinds.ts";
import { createSearchPreview, type SearchPreview } from "./search-preview.ts";
import type { ConsoleTextKey } from "./texts.ts";

/** The search over all conversations and customers. It keeps what was found while the agent is on another page. */
export interface SearchModel {
  readonly text: ReadonlySignal<string>;
  readonly conditions: SearchConditions;
  readonly kind: ReadonlySignal<SearchKind>;
  readonly results: ReadonlySignal<SearchResults | null>;
  readonly state: ReadonlySignal<"idle" | "loading" | "ready" | "failed">;
  /** Why it failed. */
  readonly problem: ReadonlySignal<ConsoleTextKey>;
  /** How long the agent has waited for the first page, in milliseconds. */
  readonly tookMs: ReadonlySignal<number>;
  /** The place in the list of the kind that is shown. */
  readonly chosen: ReadonlySignal<number>;
  /** What stands beside the list: of what is chosen. */
  readonly preview: SearchPreview;
  readonly saved: SavedSearches;
  /** The search that is typed is being given a name. */
  readonly naming: Signal<boolean>;
  search(text: string): void;
  /** With what is typed, at once: a condition has changed, or it failed. */
  again(): Promise<void>;
  more(): Promise<void>;
  show(kind: SearchKind): Promise<void>;
  choose(index: number): Promise<void>;
  move(step: 1 | -1): void;
  /** Keeps what is typed and chosen under a name. */
  keep(name: string): Promise<boolean>;
  /** Asks what was kept. */
  askAgain(question: SearchQuestion): Promise<void>;
}

interface SearchOptions {
  readonly call: AgentCall;
  /** Articles are read in it. */
  readonly locale?: () => Locale;
  readonly request?: AdminRequest;
  readonly now?: () => number;
}

/** The search starts so long after the last key, in milliseconds. */
const debounceMs = 200;

export function createSearchModel(options: SearchOptions): SearchModel {
  const { call, locale = () => "zh-CN", request = requestAsAgent, now = Date.now } = options;
  const text = signal("");
  const conditions = createSearchConditions();
  const kind = signal<SearchKind>("conversations");
  const results = signal<SearchResults | null>(null);
  const state = signal<"idle" | "loading" | "ready" | "failed">("idle");
  const problem = signal<ConsoleTextKey>("search.failedMore");
  const [tookMs, chosen] = [signal(0), signal(0)];
  const preview = createSearchPreview({ call, locale, words: text });
  const saved = createSavedSearches(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  /** The kind that the agent chose. Another kind is shown only while this one has no results. */
  let wanted: SearchKind = "conversations";

  function queryFor(cursor?: string): string {
    const given = { q: text.value.trim(), ...conditions.query(now()) };
    return `search?${new URLSearchParams(cursor === undefined ? given : { ...given, cursor })}`;
  }

  async function fetchPage(before: SearchResults | null) {
    latest += 1;
    const asked = latest;
    const begun = now();
    state.value = "loading";
    try {
      const page = await request<SearchResults>("GET", queryFor(before?.cursor));
      // A slow answer must not replace the answer to a later search.
      if (asked !== latest) return;
      batch(() => {
        results.value = before ? joined(before, page) : page;
        state.value = "ready";
        if (before) return;
        tookMs.value = now() - begun;
        // A condition is about conversations: where none fits, that is the answer.
        kind.value = conditions.isNarrow.value ? wanted : kindWith(page, wanted);
      });
      if (!before) await choose(0);
    } catch (error) {
      const refusal = asRefusal(error);
      if (asked === latest) fail(refusal, before === null);
    }
  }

  /** What was found for other words is no answer to these. */
  function fail(refusal: Refusal, isFirst: boolean) {
    batch(() => {
      state.value = "failed";
      problem.value =
        refusal instanceof Unreachable ? "search.failedMore" : `refused.${refusal.code}`;
      if (!isFirst) return;
      results.value = null;
      preview.clear();
    });
  }

  async function again() {
    clearTimeout(timer);
    if (!isBlank(text.value)) return fetchPage(null);
    latest += 1;
    batch(() => {
      results.value = null;
      preview.clear();
      state.value = "idle";
    });
  }

  async function choose(index: number) {
    chosen.value = index;
    await preview.show(results.value, kind.value, index);
  }

  return {
    text,
    conditions,
    kind,
    results,
    state,
    problem,
    tookMs,
    chosen,
    preview,
    saved,
    naming: signal(false),
    keep: (name) => saved.save(name, { q: text.value.trim(), ...conditions.kept() }),
    askAgain(question) {
      text.value = question.q;
      conditions.restore(question);
      return again();
    },
    search(typed) {
      text.value = typed;
      clearTimeout(timer);
      timer = setTimeout(() => void again(), debounceMs);
    },
    again,
    async more() {
      if (results.value?.cursor !== undefined) await fetchPage(results.value);
    },
    async show(chosenKind) {
      wanted = chosenKind;
      kind.value = chosenKind;
      await choose(0);
    },
    choose,
    move(step) {
      const count = results.value?.[kind.value].length ?? 0;
      const to = Math.min(Math.max(chosen.value + step, 0), count - 1);
      if (count > 0 && to !== chosen.value) void choose(to);
    },
  };
}

/** A phone number finds no conversation: then what it did find is shown. */
const kindWith = (page: SearchResults, wanted: SearchKind): SearchKind =>
  page[wanted].length > 0 ? wanted : (searchKinds.find((one) => page[one].length > 0) ?? wanted);

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
