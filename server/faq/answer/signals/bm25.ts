import { type Postings, scoreDocuments } from "../index/bm25-index.ts";
import type { Signal } from "./signal.ts";

/** BM25 over the terms of title, phrasings, keywords and body. */
export function createBm25Signal(postings: Postings): Signal {
  return {
    name: "bm25",
    score: ({ encoded }) =>
      scoreDocuments(postings, { ids: encoded.terms, unknown: encoded.unknownTerms }),
  };
}
