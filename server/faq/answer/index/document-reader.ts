import type { Analyzer } from "../../text/analysis.ts";
import type { TrainingSet } from "../classifier/training-set.ts";
import { normalText } from "./model.ts";
import { type EncodedText, encodeText, type Vocabulary } from "./vocabulary.ts";

/**
 * The texts of a model as they were read, so that the next model reads those only that have changed: reading all of them takes
 * two thirds of a model's time. Plain data, for the cache.
 */
export interface ReadTexts {
  /** In the order in which they were read; empty where a text was read as a question, which depends on what else is known. */
  readonly texts: readonly string[];
  readonly normals: readonly string[];
  /** The Latin words of each, with a space between. */
  readonly words: readonly string[];
  /** The patterns of all texts, by their number in `encoded`. */
  readonly patterns: readonly string[];
  readonly encoded: Pick<TrainingSet, "patterns" | "starts">;
}

export interface TextAsRead {
  /** The text in the form in which whole texts are compared. */
  readonly normal: string;
  readonly encoded: EncodedText;
}

export interface DocumentReader {
  /** A text that is indexed: Latin words are words. */
  document(text: string): TextAsRead;
  /** A text whose words do not become known words: “zz” must stay initials. */
  question(text: string): TextAsRead;
  /** What was read, in this order. */
  readonly texts: readonly string[];
  readonly normals: readonly string[];
  readonly words: readonly string[];
}

/** Reads texts into numbers of `vocabulary`. The result is the same with and without `before`. */
export function createDocumentReader(
  analyzer: Analyzer,
  vocabulary: Vocabulary,
  before?: ReadTexts,
): DocumentReader {
  const readBefore = before ? createLookup(before, vocabulary) : () => undefined;
  const texts: string[] = [];
  const normals: string[] = [];
  const words: string[] = [];
  function keep(text: string, own: string, read: TextAsRead): TextAsRead {
    texts.push(text);
    normals.push(read.normal);
    words.push(own);
    return read;
  }
  return {
    document(text) {
      const known = readBefore(text);
      if (known) {
        if (known.words !== "") analyzer.learnWords(known.words.split(" "));
        return keep(text, known.words, known);
      }
      const analysis = analyzer.document(text);
      return keep(text, analysis.words.join(" "), {
        normal: normalText(analysis.clauses),
        encoded: encodeText(analysis, vocabulary.add),
      });
    },
    question(text) {
      const analysis = analyzer.question(text);
      const normal = normalText(analysis.clauses);
      return keep("", "", { normal, encoded: encodeText(analysis, vocabulary.add) });
    },
    texts,
    normals,
    words,
  };
}

function createLookup(before: ReadTexts, vocabulary: Vocabulary) {
  const places = new Map(before.texts.map((text, at) => [text, at]));
  places.delete("");
  const { patterns, starts } = before.encoded;
  /** The number that an old number has now; −1 until the pattern is met again. */
  const numbers = new Int32Array(before.patterns.length).fill(-1);
  const renumber = (from: number, to: number): number[] => {
    const found: number[] = [];
    for (let at = from; at < to; at += 1) {
      const old = patterns[at] ?? 0;
      let id = numbers[old] ?? -1;
      if (id < 0) {
        id = vocabulary.add(before.patterns[old] ?? "");
        numbers[old] = id;
      }
      found.push(id);
    }
    return found;
  };
  return (text: string): (TextAsRead & { readonly words: string }) | undefined => {
    const at = places.get(text);
    if (at === undefined) return undefined;
    const [from = 0, middle = 0, to = 0] = starts.subarray(2 * at, 2 * at + 3);
    const terms = renumber(from, middle);
    const sounds = renumber(middle, to);
    return {
      normal: before.normals[at] ?? "",
      words: before.words[at] ?? "",
      encoded: { terms, sounds, unknownTerms: 0, unknownSounds: 0 },
    };
  };
}
