import { runToEnd, type Task } from "../task.ts";
import { type Normalize, type NormalizedText, prepareNormalizer } from "./normalize.ts";
import { createPinyin, isInitials, type Pinyin, soundPatterns, soundsOfRuns } from "./pinyin.ts";
import type { DecodePinyin } from "./pinyin-decoder.ts";
import { createWordFinder } from "./replacer.ts";
import type { Synonyms } from "./synonyms.ts";
import { splitRuns, type TextRun, termsOfRuns } from "./tokenize.ts";

/** One clause with its index terms, the same ones for all signals. */
interface ClauseAnalysis {
  readonly text: string;
  /** Characters, pairs of them, stems, trigrams, concepts. */
  readonly terms: readonly string[];
  /** Pinyin syllables and pairs of them. */
  readonly sounds: readonly string[];
}

export interface TextAnalysis {
  readonly normalized: NormalizedText;
  /** True where the text is nothing but first letters (“zz”): which words they stand for is a guess. */
  readonly guessed: boolean;
  readonly clauses: readonly ClauseAnalysis[];
}

interface DocumentAnalysis extends TextAnalysis {
  /** Its Latin words. */
  readonly words: readonly string[];
}

export interface Analyzer {
  /** For texts that are indexed: Latin words are words. */
  document(text: string): DocumentAnalysis;
  /** For questions: Latin words that the content does not know may be pinyin. */
  question(text: string, decode?: DecodePinyin): TextAnalysis;
  readonly pinyin: Pinyin;
  /** As if a document with these Latin words had been read. */
  learnWords(words: readonly string[]): void;
  /** The Latin words of all documents so far. */
  knownWords(): ReadonlySet<string>;
}

/** Lookup tables made from the synonyms. They cost more time than reading all articles, so they are made once. */
export interface AnalyzerTables {
  readonly normalize: Normalize;
  readonly pinyin: Pinyin;
  readonly concepts: (clause: string) => readonly string[];
  readonly translate: (clause: string) => string;
}

export function* prepareTables(synonyms: Synonyms): Task<AnalyzerTables> {
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
  tables: AnalyzerTables = runToEnd(prepareTables(synonyms)),
): Analyzer {
  const { normalize, pinyin } = tables;
  const knownWords = new Set(words);
  const learnWords = (own: readonly string[]) => {
    for (const word of own) knownWords.add(word);
  };

  return {
    document(text) {
      const normalized = normalize(text);
      const words: string[] = [];
      const clauses = normalized.clauses.map((clause) => {
        const runs = splitRuns(clause);
        for (const run of runs) if (run.kind === "word") words.push(run.text);
        return analyzeClause(tables, { clause, runs, typed: [], decode: undefined });
      });
      learnWords(words);
      return { normalized, clauses, guessed: false, words };
    },
    question(text, decode) {
      const normalized = normalize(text);
      const clauses = normalized.clauses.map((clause) => {
        const runs = splitRuns(clause);
        const typed = typedAsPinyin(runs, pinyin, knownWords);
        return analyzeClause(tables, { clause, runs, typed, decode });
      });
      return { normalized, clauses, guessed: isGuess(normalized, knownWords) };
    },
    pinyin,
    learnWords,
    knownWords: () => knownWords,
  };
}

function analyzeClause(
  { pinyin, concepts, translate }: AnalyzerTables,
  given: {
    readonly clause: string;
    readonly runs: readonly TextRun[];
    /** Those of the runs that are pinyin. */
    readonly typed: readonly TextRun[];
    readonly decode: DecodePinyin | undefined;
  },
): ClauseAnalysis {
  const { clause, runs, typed, decode } = given;
  const rest = runs.filter((run) => !typed.includes(run));
  const syllables = typed.flatMap((run) => pinyin.split(run.text) ?? [...run.text]);
  const decoded = decode && syllables.length > 1 ? decode(syllables) : "";
  const translation = splitRuns(translate(clause));
  return {
    text: clause,
    terms: [
      ...termsOfRuns(rest),
      ...termsOfRuns(translation),
      ...termsOfRuns(splitRuns(decoded)),
      ...concepts(clause),
      ...concepts(decoded),
    ],
    sounds: [
      ...soundsOfRuns(rest, pinyin),
      ...soundsOfRuns(translation, pinyin),
      ...soundPatterns(syllables),
    ],
  };
}

function isGuess({ plain, clauses }: NormalizedText, knownWords: ReadonlySet<string>): boolean {
  const [first] = clauses;
  const isShortWord = /^[\s\p{P}]*[a-z]{2,4}[\s\p{P}]*$/u.test(plain);
  return isShortWord && first !== undefined && !knownWords.has(first) && isInitials(first);
}

/**
 * The words of a clause that are pinyin. “wo de zhang hao” is pinyin, although “me” and “can” are English words too: where
 * most words can be read as pinyin and many are unknown as words, all that can be read as pinyin is.
 */
function typedAsPinyin(
  runs: readonly TextRun[],
  pinyin: Pinyin,
  knownWords: ReadonlySet<string>,
): readonly TextRun[] {
  const words = runs.filter((run) => run.kind === "word");
  const readable = words.filter((run) => pinyin.split(run.text) !== undefined);
  const unknown = readable.filter((run) => !knownWords.has(run.text));
  const initials = words.filter((run) => isInitials(run.text) && !knownWords.has(run.text));
  const isPinyin = unknown.length >= 0.4 * words.length && readable.length >= 0.6 * words.length;
  return [...(isPinyin ? readable : unknown.filter((run) => run.text.length > 3)), ...initials];
}

/** One term `§canonical` for all words of a synonym group. */
function* prepareConcepts(
  synonyms: Synonyms,
  normalize: Normalize,
): Task<AnalyzerTables["concepts"]> {
  const words: [string, string][] = [];
  for (const group of [...synonyms.groups, ...synonyms.english]) {
    const concept = `§${normalize(group[0] ?? "").plain}`;
    for (const word of group) words.push([normalize(word).plain, concept]);
    yield;
  }
  return createWordFinder(words);
}

/** The Chinese of the English words: a question in English also meets the Chinese phrasings (measured: +1.7 points). */
function* prepareTranslation(
  synonyms: Synonyms,
  normalize: Normalize,
): Task<AnalyzerTables["translate"]> {
  const words: [string, string][] = [];
  for (const [from, to] of Object.entries(synonyms.bilingual)) {
    words.push([normalize(from).plain, normalize(to).plain]);
    yield;
  }
  const find = createWordFinder(words);
  return (clause) => find(clause).join(" ");
}
