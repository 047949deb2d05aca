import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Article, ArticleId, Catalogue, Locale } from "../../protocol/conversation.ts";
import type { CustomerConnection } from "./customer.ts";

type Link = { readonly id: ArticleId; readonly title: string };

export interface Faq {
  /** Undefined while it loads, "failed" when it did not. */
  readonly catalogue: ReadonlySignal<Catalogue | "failed" | undefined>;
  readonly suggestions: ReadonlySignal<readonly Link[]>;
  load(): Promise<void>;
  article(id: string): Promise<Article>;
  vote(vote: { articleId: ArticleId; helpful: boolean; reason?: string }): Promise<void>;
  close(): void;
}

export interface FaqOptions {
  readonly server: string;
  readonly locale: ReadonlySignal<Locale>;
  /** What is being written; suggestions follow it. */
  readonly draft: ReadonlySignal<string>;
  readonly connection: CustomerConnection;
}

/** Suggestions come when nothing was typed for so long: long enough to finish a word, too short to be noticed. */
const suggestAfterMs = 150;
/** In characters. */
const shortestQuestion = 2;

export function createFaq({ server, locale, draft, connection }: FaqOptions): Faq {
  const catalogue = signal<Catalogue | "failed" | undefined>(undefined);
  const suggestions = signal<readonly Link[]>([]);

  const load = async () => {
    const asked = locale.peek();
    if (catalogue.peek() === "failed") catalogue.value = undefined;
    const loaded = await fetchCatalogue(server, asked);
    if (asked === locale.peek()) catalogue.value = loaded;
  };
  const suggest = async (text: string) => {
    try {
      const { articles } = await connection.call("faq:suggest", { text });
      if (draft.peek().trim() === text) suggestions.value = articles;
    } catch {
      // Without suggestions the question can still be sent.
      suggestions.value = [];
    }
  };
  const stopLoading = effect(() => {
    if (locale.value) void load();
  });
  const stopSuggesting = effect(() => {
    const text = draft.value.trim();
    if (text.length < shortestQuestion) {
      suggestions.value = [];
      return;
    }
    const timer = setTimeout(() => void suggest(text), suggestAfterMs);
    return () => clearTimeout(timer);
  });

  return {
    catalogue,
    suggestions,
    load,
    article: (id) =>
      fetchJson<Article>(`${server}/api/faq/${encodeURIComponent(id)}?locale=${locale.value}`),
    async vote(vote) {
      await connection.call("article:vote", vote);
    },
    close() {
      stopLoading();
      stopSuggesting();
    },
  };
}

async function fetchCatalogue(server: string, locale: Locale): Promise<Catalogue | "failed"> {
  try {
    return await fetchJson<Catalogue>(`${server}/api/faq?locale=${locale}`);
  } catch {
    return "failed";
  }
}

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status}`);
  return (await response.json()) as T;
}
