import { type Postings, scoreDocuments } from "../index/bm25-index.ts";
import type { Signal } from "./signal.ts";

/** BM25 over syllables: finds homophones (转仁工) and text typed in pinyin (zhuanzhang). */
export function createPinyinSignal(postings: Postings): Signal {
  return {
    name: "pinyin",
    score: ({ encoded }) =>
      scoreDocuments(postings, { ids: encoded.sounds, unknown: encoded.unknownSounds }),
  };
}
