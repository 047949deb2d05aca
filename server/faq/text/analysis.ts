import type { Synonyms } from "../content/data-files.ts";
import { runAtOnce, type Steps } from "../task.ts";
import { type Normalize, type Normalized, prepareNormalizer } from "./normalize.ts";
import { createPinyin, isInitials, type Pinyin, sounds, soundsOf } from "./pinyin.ts";
import type { Decode } from "./pinyin-decoder.ts";
import { createFinder } from "./replacer.ts";
import { type Run, splitRuns, terms } from "./tokenize.ts";

/** One clause, taken apart once for all signals. */
export interface ClauseAnalysis {
  readonly text: string;
  /** Characters, pairs, stems, trigrams, concepts. */
  readonly terms: readonly string[];
  /** Pinyin syllables and pairs. */
  readonly sounds: readonly string[];
}

export interface Analysis {
  readonly normalized: Normalized;
  /** Nothing but first letters (“zz”): what it says was guessed. */
  readonly guessed: boolean;
  readonly clauses: readonly ClauseAnalysis[];
}

export interface Analyzer {
  /** For what is indexed: Latin words are words. */
  document(text: string): Analysis;
  /** For what is asked: Latin words that the content does not know may be pinyin. */
  question(text: string, decode?: Decode): Analysis;
  readonly pinyin: Pinyin;
  /** The Latin words of all documents so far. */
  knownWords(): ReadonlySet<string>;
}

/** What is prepared once for a list of synonyms: the tables cost more than the reading of all articles. */
export interface Tools {
  readonly normalize: Normalize;
  readonly pinyin: Pinyin;
  readonly concepts: (clause: string) => readonly string[];
  readonly translate: (clause: string) => string;
}

export function* prepareTools(synonyms: Synonyms): Steps<Tools> {
  const normalize = yield* prepareNormalizer(synonyms);
  return {
    normalize,
    pinyin: createPinyin(),
    concepts: yield* prepareConcepts(synonyms, normalize),
    translate: yield* prepareTranslation(synonyms, normalize),
  };
}

export function createAnalyzer(
  synonyms: Synonyms,
  words: ReadonlySet<string> = new Set(),
  tools: Tools = runAtOnce(prepareTools(synonyms)),
): Analyzer {
  const { normalize, pinyin, concepts, translate } = tools;
  const knownWords = new Set(words);

  const analyze = (
    text: string,
    typed: (runs: readonly Run[]) => readonly Run[],
    decode?: Decode,
  ): Analysis => {
    const normalized = normalize(text);
    const clauses = normalized.clauses.map((clause) => {
      const runs = splitRuns(clause);
      const pinyinRuns = typed(runs);
      const rest = runs.filter((run) => !pinyinRuns.includes(run));
      const syllables = pinyinRuns.flatMap((run) => pinyin.split(run.text) ?? [...run.text]);
      const decoded = decode && syllables.length > 1 ? decode(syllables) : "";
      const translation = splitRuns(translate(clause));
      return {
        text: clause,
        terms: [
          ...terms(rest),
          ...terms(translation),
          ...terms(splitRuns(decoded)),
          ...concepts(clause),
          ...concepts(decoded),
        ],
        sounds: [...soundsOf(rest, pinyin), ...soundsOf(translation, pinyin), ...sounds(syllables)],
      };
    });
    const guessed = /^[\s\p{P}]*[a-z]{2,4}[\s\p{P}]*$/u.test(normalized.plain);
    const [first] = clauses;
    return {
      normalized,
      clauses,
      guessed:
        guessed && first !== undefined && !knownWords.has(first.text) && isInitials(first.text),
    };
  };

  return {
    document(text) {
      const analysis = analyze(text, () => []);
      for (const clause of analysis.clauses)
        for (const run of splitRuns(clause.text)) if (run.kind === "word") knownWords.add(run.text);
      return analysis;
    },
    question(text, decode) {
      return analyze(text, (runs) => typedAsPinyin(runs, pinyin, knownWords), decode);
    },
    pinyin,
    knownWords: () => knownWords,
  };
}

/**
 * Words of the clause that are pinyin. “wo de zhang hao” is a sentence of syllables, although “me” and “can” are English
 * words too: where most words can be read and many are no words that we know, all that can be read is.
 */
function typedAsPinyin(
  runs: readonly Run[],
  pinyin: Pinyin,
  knownWords: ReadonlySet<string>,
): readonly Run[] {
  const words = runs.filter((run) => run.kind === "word");
  const readable = words.filter((run) => pinyin.split(run.text) !== undefined);
  const unknown = readable.filter((run) => !knownWords.has(run.text));
  const initials = words.filter((run) => isInitials(run.text) && !knownWords.has(run.text));
  const isPinyin = unknown.length >= 0.4 * words.length && readable.length >= 0.6 * words.length;
  return [...(isPinyin ? readable : unknown.filter((run) => run.text.length > 3)), ...initials];
}

/** One term `§canonical` for all words of a synonym group. */
function* prepareConcepts(synonyms: Synonyms, normalize: Normalize): Steps<Tools["concepts"]> {
  const words: [string, string][] = [];
  for (const group of [...synonyms.groups, ...synonyms.english]) {
    const concept = `§${normalize(group[0] ?? "").plain}`;
    for (const word of group) words.push([normalize(word).plain, concept]);
    yield;
  }
  return createFinder(words);
}

/** The Chinese of the English words: a question in English so also meets the Chinese phrasings (measured: +1.7 points). */
function* prepareTranslation(synonyms: Synonyms, normalize: Normalize): Steps<Tools["translate"]> {
  const words: [string, string][] = [];
  for (const [from, to] of Object.entries(synonyms.bilingual)) {
    words.push([normalize(from).plain, normalize(to).plain]);
    yield;
  }
  const find = createFinder(words);
  return (clause) => find(clause).join(" ");
}
