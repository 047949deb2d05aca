/** Other search engines on the same content, each with its defaults and with the best settings that we found. */

import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { ArticleSource } from "../../server/faq/content/article.ts";
import type { Content } from "../../server/faq/content/content.ts";
import { createNormalizer } from "../../server/faq/text/normalize.ts";

/** A question → article ids, best first. */
export type Search = (question: string) => readonly string[];

interface PeerEntry {
  readonly key: string;
  readonly article: string;
  readonly text: string;
}

interface Peer {
  readonly name: string;
  build(): Search;
}

export function peers(content: Content): readonly Peer[] {
  const sources = [...content.articles.values()].flatMap((versions) => [...versions.values()]);
  const phrasings = sources.flatMap(entriesOf);
  const articles = [...content.articles].map(([id, versions]): PeerEntry => {
    const texts = [...versions.values()].flatMap((version) => entriesOf(version));
    return { key: id, article: id, text: texts.map(({ text }) => text).join(" ") };
  });
  return [
    { name: "fuse.js, defaults", build: () => fuse(phrasings, {}) },
    {
      name: "fuse.js, ignoreLocation 0.8",
      build: () => fuse(phrasings, { ignoreLocation: true, threshold: 0.8 }),
    },
    { name: "MiniSearch, defaults", build: () => miniSearch(phrasings, undefined) },
    { name: "MiniSearch, n-grams, one doc", build: () => miniSearch(articles, grams) },
    { name: "BM25, n-grams, one doc", build: () => bm25(articles) },
  ];
}

/**
 * The best settings that we found: one document for each article, character n-grams, and our normalisation of the texts,
 * which these engines do not have.
 */
export function peersAtTheirBest(content: Content): readonly Peer[] {
  const normalize = createNormalizer(content.synonyms);
  const clean = (text: string) => normalize(text).clauses.join(" ");
  const articles = [...content.articles].map(([id, versions]): PeerEntry => {
    const texts = [...versions.values()].flatMap((version) => entriesOf(version));
    return { key: id, article: id, text: texts.map(({ text }) => clean(text)).join(" ") };
  });
  const cleaned =
    (search: Search): Search =>
    (question) =>
      search(clean(question));
  const tokens = {
    useTokenSearch: true,
    tokenize: grams,
    tokenMatch: "any",
    threshold: 0,
    ignoreLocation: true,
  };
  return [
    { name: "fuse.js at its best", build: () => cleaned(fuse(articles, tokens)) },
    { name: "MiniSearch at its best", build: () => cleaned(miniSearch(articles, grams)) },
    { name: "BM25, normalised", build: () => cleaned(bm25(articles)) },
  ];
}

function entriesOf(source: ArticleSource): PeerEntry[] {
  return [source.title, ...source.phrasings.map(({ text }) => text)].map((text, at) => ({
    key: `${source.file}#${at}`,
    article: source.id,
    text,
  }));
}

function fuse(entries: readonly PeerEntry[], options: object): Search {
  const index = new Fuse(entries, { keys: ["text"], ...options });
  return (question) =>
    unique(index.search(question, { limit: 50 }).map(({ item }) => item.article));
}

function miniSearch(
  entries: readonly PeerEntry[],
  tokenize: ((text: string) => string[]) | undefined,
): Search {
  const index = new MiniSearch<PeerEntry>({
    idField: "key",
    fields: ["text"],
    storeFields: ["article"],
    tokenize: tokenize ?? MiniSearch.getDefault("tokenize"),
  });
  index.addAll(entries);
  return (question) => unique(index.search(question).map((found) => String(found.article)));
}

/** Han characters and pairs of them, Latin words. */
function grams(text: string): string[] {
  const runs = text.toLowerCase().match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? [];
  return runs.flatMap((run) => {
    if (/[a-z0-9]/.test(run)) return [run];
    const characters = [...run];
    return characters.flatMap((one, at) => [one, one + (characters[at + 1] ?? "")]);
  });
}

/** The textbook formula, k1 1.2, b 0.75. */
function bm25(entries: readonly PeerEntry[]): Search {
  const documents = entries.map(({ article, text }) => ({ article, tokens: grams(text) }));
  const average = documents.reduce((sum, one) => sum + one.tokens.length, 0) / documents.length;
  const postings = new Map<string, Map<number, number>>();
  for (const [at, { tokens }] of documents.entries())
    for (const token of tokens) {
      const found = postings.get(token) ?? new Map<number, number>();
      postings.set(token, found.set(at, (found.get(at) ?? 0) + 1));
    }
  return (question) => {
    const scores = new Float64Array(documents.length);
    for (const token of new Set(grams(question))) {
      const found = postings.get(token) ?? new Map<number, number>();
      const idf = Math.log(1 + (documents.length - found.size + 0.5) / (found.size + 0.5));
      for (const [at, count] of found) {
        const length = (documents[at]?.tokens.length ?? 0) / average;
        scores[at] =
          (scores[at] ?? 0) + (idf * count * 2.2) / (count + 1.2 * (0.25 + 0.75 * length));
      }
    }
    return [...scores.keys()]
      .filter((at) => (scores[at] ?? 0) > 0)
      .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
      .map((at) => documents[at]?.article ?? "");
  };
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
