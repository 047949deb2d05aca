import { type Postings, scoreDocuments } from "../index/bm25-index.ts";
import type { Signal } from "./signal.ts";

/** The same ranking over syllables: homophones (转仁工), pinyin typed as such (zhuanzhang). */
export function createPinyinSignal(postings: Postings): Signal {
  return {
    name: "pinyin",
    score: ({ encoded }) =>
      scoreDocuments(postings, { ids: encoded.sounds, unknown: encoded.unknownSounds }),
  };
}
