/** What the shield looks for. The names are those of the outside contract. */
export type SecretKind =
  | "seed-phrase"
  | "private-key"
  | "card"
  | "card-code"
  | "identity-number"
  | "password"
  | "one-time-code";

/** A secret in a text: UTF-16 places, `end` exclusive. */
export interface FoundSecret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
  /** How many words a seed phrase has. */
  readonly words?: number | undefined;
}

/** A secret that somebody has sent in pieces: what the last message gives of it, and which of those before hold the rest. */
export interface SplitSecret {
  /** Empty where the last message says what an earlier one is: “这是我的私钥”. */
  readonly found: readonly FoundSecret[];
  /** Places in the list of earlier messages. */
  readonly earlier: readonly number[];
}

/** A text as the detectors read it. */
export interface Reading {
  /** As long as the text, with plain digits, letters, spaces and dashes in place of full-width and other ones. */
  readonly text: string;
  readonly words: WordIndex;
}

/** In which of the word lists a folded word is: a bit for each list. */
export type WordIndex = ReadonlyMap<string, number>;

export type Detector = (reading: Reading) => readonly FoundSecret[];
