import { effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Catalogue, Category } from "../../protocol/catalogue.ts";
import type { Article, ArticleId, Locale } from "../../protocol/conversation.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import type { KeptFaq } from "../offline/kept-faq.ts";
import type { CustomerConnection } from "./customer.ts";

export type Link = { readonly id: ArticleId; readonly title: string };

/** `keptAt`: it is from this device, which read it then. */
export type ReadArticle = Article & { readonly keptAt?: string };

export interface Faq {
  /** Undefined while it loads, "failed" when it did not. Without a network it is the one of the last visit. */
  readonly catalogue: ReadonlySignal<Catalogue | "failed" | undefined>;
  readonly suggestions: ReadonlySignal<readonly Link[]>;
  /** What this device keeps; undefined where it is not needed, or there is none. */
  readonly kept: ReadonlySignal<KeptFaq | undefined>;
  load(): Promise<void>;
  /** The same one in the language that is spoken by now. */
  categoryNow(category: Category): Category;
  /** What the last visit left on this device. */
  readKept(): Promise<KeptFaq | undefined>;
  article(id: string): Promise<ReadArticle>;
  /** Articles that this device keeps, for this text. */
  searchKept(text: string): Promise<readonly Link[]>;
  /** Reads the whole FAQ from the server, for a time without a network. */
  keep(): Promise<void>;
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
/** A network that is silent for so long is none. */
const silentMs = 8_000;

export function createFaq({ server, locale, draft, connection }: FaqOptions): Faq {
  const catalogue = signal<Catalogue | "failed" | undefined>(undefined);
  const suggestions = signal<readonly Link[]>([]);
  const kept = signal<KeptFaq | undefined>(undefined);
  /** The catalogue is of the last visit, or missing. */
  let stale = false;
  let search:
    | { readonly articles: unknown; readonly find: (text: string) => readonly Link[] }
    | undefined;

  const fetchJson = async <T>(path: string): Promise<T> => {
    const aborter = new AbortController();
    const timer = setTimeout(() => aborter.abort(), silentMs);
    try {
      const response = await fetch(`${server}/api/faq${path}?locale=${locale.peek()}`, aborter);
      if (!response.ok) throw response;
      return (await response.json()) as T;
    } finally {
      clearTimeout(timer);
    }
  };
  const device = () => import("../offline/kept-faq.ts");
  const source = () => ({ server, locale: locale.peek() });
  /** What the last visit left. The file that reads it may be missing, too. */
  const readKept = async () => {
    try {
      if (!kept.peek()) kept.value = await (await device()).readKept(source());
    } catch {
      // Then there is nothing.
    }
    return kept.peek();
  };
  const load = async () => {
    const asked = locale.peek();
    if (catalogue.peek() === "failed") catalogue.value = undefined;
    let loaded: Catalogue | undefined;
    try {
      loaded = await fetchJson<Catalogue>("");
      stale = false;
    } catch {
      stale = true;
      loaded = (await readKept())?.catalogue;
    }
    if (asked === locale.peek()) catalogue.value = loaded ?? "failed";
  };
  const searchKept = async (text: string) => {
    const { articles } = (await readKept()) ?? { articles: [] };
    const { createSearch } = await import("../offline/search.ts");
    if (search?.articles !== articles) search = { articles, find: createSearch(articles) };
    return search.find(text);
  };
  const suggest = async (text: string) => {
    const found = await connection
      .call("faq:suggest", { text })
      .then(
        ({ articles }) => articles,
        () => searchKept(text),
      )
      // Without suggestions the question can still be sent.
      .catch(() => []);
    if (draft.peek().trim() === text) suggestions.value = found;
  };
  const stopLoading = effect(() => {
    if (!locale.value) return;
    kept.value = undefined;
    void load();
  });
  const stopFollowing = effect(() => {
    if (connection.state.value === "offline") void readKept();
    if (connection.state.value === "online" && stale) void load();
  });
  const stopSuggesting = effect(() => {
    const text = draft.value.trim();
    // What may become a secret is no question, and stays here.
    if (text.length < shortestQuestion || mayHoldSecret(text, 6)) {
      suggestions.value = [];
      return;
    }
    const timer = setTimeout(() => void suggest(text), suggestAfterMs);
    return () => clearTimeout(timer);
  });

  return {
    catalogue,
    suggestions,
    kept,
    load,
    categoryNow(category) {
      const known = catalogue.value;
      const categories = typeof known === "object" ? known.categories : [];
      return categories.find(({ id }) => id === category.id) ?? category;
    },
    readKept,
    searchKept,
    async article(id) {
      try {
        return await fetchJson<Article>(`/${encodeURIComponent(id)}`);
      } catch (error) {
        const found = (await readKept())?.articles.find((one) => one.id === id);
        if (!found) throw error;
        return { ...found, keptAt: kept.peek()?.at ?? "" };
      }
    },
    async keep() {
      const known = catalogue.peek();
      if (known === undefined || known === "failed") return;
      try {
        kept.value = await (await device()).keep(source(), known);
      } catch {
        // It is read the next time.
      }
    },
    async vote(vote) {
      await connection.call("article:vote", vote);
    },
    close() {
      stopLoading();
      stopFollowing();
      stopSuggesting();
    },
  };
}
