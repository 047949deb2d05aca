/** Which words mean the same: the content of `synonyms.yml`. */
export interface Synonyms {
  /** Words that mean the same; the first of each group is the canonical one. */
  readonly groups: readonly (readonly string[])[];
  readonly english: readonly (readonly string[])[];
  /** Taiwan's and Hong Kong's words → those of the articles. */
  readonly regional: Readonly<Record<string, string>>;
  /** English words inside Chinese sentences → Chinese. */
  readonly bilingual: Readonly<Record<string, string>>;
  readonly abbreviations: Readonly<Record<string, string>>;
  /** Spellings of the same word. */
  readonly variants: Readonly<Record<string, string>>;
  /** Polite words that say nothing. */
  readonly fillers: readonly string[];
}

export const noSynonyms: Synonyms = {
  groups: [],
  english: [],
  regional: {},
  bilingual: {},
  abbreviations: {},
  variants: {},
  fillers: [],
};
