import { customPinyin, pinyin } from "pinyin-pro";
import type { TextRun } from "./tokenize.ts";

/** Words of wallets that the library reads wrong. */
const readings = {
  还款: "huan kuan",
  还钱: "huan qian",
  花呗: "hua bei",
  重置: "chong zhi",
  重复: "chong fu",
  重新: "chong xin",
  行不行: "xing bu xing",
};

export interface Pinyin {
  /** One syllable per Han character, without tones, and without what southern accents do not distinguish. */
  syllables(han: string): readonly string[];
  /** All syllables that a character can stand for. */
  readings(character: string): readonly string[];
  /** The syllables of a Latin word typed as pinyin; `undefined` where it is no pinyin. */
  split(word: string): readonly string[] | undefined;
}

export function createPinyin(): Pinyin {
  customPinyin(readings);
  const all = memoize((character) => {
    const found = pinyin(character, { toneType: "none", type: "array", multiple: true, v: true });
    return [...new Set(found.map(mergeAccents))];
  });
  const plain = memoize((syllable) => mergeAccents(withoutTone(syllable)));
  const inContext = memoize((window) => plain(pinyin(window, { type: "array" })[1] ?? ""));
  return {
    syllables: (han) => {
      const characters = [...han];
      return characters.map((one, at) => {
        const [only, other] = all(one);
        if (only !== undefined && other === undefined) return only;
        // One neighbour on each side is enough for 还款 and 还有; whole sentences would cost five times as much.
        return inContext((characters[at - 1] ?? "，") + one + (characters[at + 1] ?? "，"));
      });
    },
    readings: all,
    split: memoize((word) => splitSyllables(word)?.map(mergeAccents)),
  };
}

/** Keeps up to 20,000 results. */
function memoize<T>(read: (text: string) => T): (text: string) => T {
  const results = new Map<string, T>();
  return (text) => {
    const known = results.get(text);
    if (known !== undefined || results.has(text)) return known as T;
    if (results.size > 20_000) results.clear();
    const found = read(text);
    results.set(text, found);
    return found;
  };
}

/** The library removes tones again for each call, a third of its time. There are only some 1,300 syllables. */
function withoutTone(syllable: string): string {
  return syllable
    .normalize("NFD")
    .replace(/[\u0300\u0301\u0304\u030C]/g, "")
    .normalize("NFC")
    .replace("ü", "v");
}

/** Half the country does not distinguish zh/z, ch/c, sh/s and the final n/ng, in speech and so in typing. */
function mergeAccents(syllable: string): string {
  return syllable.replace(/^([zcs])h/, "$1").replace(/([aei])ng$/, "$1n");
}

/** Syllables and pairs of neighbours: `'zuan`, `'zuan'zan`. */
export function soundPatterns(syllables: readonly string[]): string[] {
  const found: string[] = [];
  for (const [at, one] of syllables.entries()) {
    found.push(`'${one}`);
    const next = syllables[at + 1];
    if (next !== undefined) found.push(`'${one}'${next}`);
  }
  return found;
}

export function soundsOfRuns(runs: readonly TextRun[], reader: Pinyin): string[] {
  return runs
    .filter((run) => run.kind === "han")
    .flatMap((run) => soundPatterns(reader.syllables(run.text)));
}

/** Whether a word can be the first letters of a Han word: zz for 转账, yzm for 验证码. */
export function isInitials(word: string): boolean {
  return /^[bcdfghjklmnpqrstwxyz]{2,4}$/.test(word) && !/(.)\1\1/.test(word);
}

const initials = "b p m f d t n l g k h j q x zh ch sh r z c s y w".split(" ");
const finals =
  "a o e ai ei ao ou an en ang eng ong er i ia ie iao iu ian in iang ing iong u ua uo uai ui uan un uang ue v ve".split(
    " ",
  );

/** The split into the fewest syllables, by dynamic programming; among equals the one with the longest last syllable. */
function splitSyllables(word: string): readonly string[] | undefined {
  if (word.length > 600 || !/^[a-z]+$/.test(word)) return undefined;
  // fewest[n] syllables make up the first n letters, the last of them lengths[n] long.
  const fewest = new Array<number>(word.length + 1).fill(Number.POSITIVE_INFINITY);
  const lengths = new Array<number>(word.length + 1).fill(0);
  fewest[0] = 0;
  for (let end = 1; end <= word.length; end += 1) {
    for (let length = Math.min(6, end); length >= 1; length -= 1) {
      const count = (fewest[end - length] ?? Number.POSITIVE_INFINITY) + 1;
      if (count >= (fewest[end] ?? 0) || !isSyllable(word.slice(end - length, end))) continue;
      fewest[end] = count;
      lengths[end] = length;
    }
  }
  if (fewest[word.length] === Number.POSITIVE_INFINITY) return undefined;
  const syllables: string[] = [];
  for (let end = word.length; end > 0; end -= lengths[end] ?? end)
    syllables.unshift(word.slice(end - (lengths[end] ?? end), end));
  return syllables;
}

function isSyllable(text: string): boolean {
  if (/^(?:a|ai|an|ang|ao|e|ei|en|er|o|ou)$/.test(text)) return true;
  const initial = initials.find(
    (one) =>
      text.startsWith(one) && !(one.length === 1 && text.charAt(1) === "h" && /[zcs]/.test(one)),
  );
  return initial !== undefined && finals.includes(text.slice(initial.length));
}
