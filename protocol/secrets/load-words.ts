import type { WordIndex } from "./kind.ts";
import { indexWords } from "./word-index.ts";

interface WordList {
  /** What a text in this list's script has in it. */
  readonly script: RegExp;
  readonly load: () => Promise<{ readonly wordlist: readonly string[] }>;
}

const latin = /\p{Script=Latin}/u;
const han = /\p{Script=Han}/u;

const lists: readonly WordList[] = [
  { script: latin, load: () => import("@scure/bip39/wordlists/english.js") },
  { script: latin, load: () => import("@scure/bip39/wordlists/czech.js") },
  { script: latin, load: () => import("@scure/bip39/wordlists/french.js") },
  { script: latin, load: () => import("@scure/bip39/wordlists/italian.js") },
  { script: latin, load: () => import("@scure/bip39/wordlists/portuguese.js") },
  { script: latin, load: () => import("@scure/bip39/wordlists/spanish.js") },
  {
    script: /\p{Script=Hiragana}/u,
    load: () => import("@scure/bip39/wordlists/japanese.js"),
  },
  { script: /\p{Script=Hangul}/u, load: () => import("@scure/bip39/wordlists/korean.js") },
  { script: han, load: () => import("@scure/bip39/wordlists/simplified-chinese.js") },
  { script: han, load: () => import("@scure/bip39/wordlists/traditional-chinese.js") },
];

/** The lists in whose script the text is; each is a file of its own. Rejects where one can't be fetched. */
export async function loadWords(text: string): Promise<WordIndex> {
  const wanted = lists.filter(({ script }) => script.test(text));
  const loaded = await Promise.all(wanted.map(({ load }) => load()));
  return indexWords(loaded.map(({ wordlist }) => wordlist));
}
