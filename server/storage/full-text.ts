import { type SearchPhrase, spellingsOf } from "../../protocol/search-terms.ts";

/** What the two databases spell differently of the index of messages. Terms hold letters and digits only. */
export interface FullText {
  /** Takes the key and the terms of so many messages, one after the other. */
  insert(count: number): string;
  /** Takes the key, and the terms that were inserted with it. */
  readonly remove: string;
  /** Takes what is looked for, a key, and how many; the keys below that one, the highest first. */
  readonly find: string;
  written(terms: readonly string[]): string;
  query(phrases: readonly SearchPhrase[]): string;
}

const rows = (one: string, count: number) => new Array(count).fill(one).join(", ");

/** Without the text itself: FTS5 keeps the terms and their places only. */
export const fts5: FullText = {
  insert: (count) => `INSERT INTO message_terms (rowid, terms) VALUES ${rows("(?, ?)", count)}`,
  remove: "INSERT INTO message_terms (message_terms, rowid, terms) VALUES ('delete', ?, ?)",
  find: `SELECT rowid FROM message_terms WHERE message_terms MATCH ? AND rowid < ?
    ORDER BY rowid DESC LIMIT ?`,
  written: (terms) => terms.join(" "),
  query: (phrases) =>
    phrases.map((phrase) => `(${spellingsOf(phrase).map(inFts5).join(" OR ")})`).join(" AND "),
};

const inFts5 = ({ terms, isOpen }: SearchPhrase) => `"${terms.join(" ")}"${isOpen ? " *" : ""}`;

/** The places of a vector go up to here; what comes later in a text has the last one. */
const lastPlace = 16_383;

export const tsvector: FullText = {
  insert: (count) =>
    `INSERT INTO message_terms (key, terms) VALUES ${rows("(?, CAST(? AS tsvector))", count)}`,
  remove: "DELETE FROM message_terms WHERE key = ? AND CAST(? AS TEXT) IS NOT NULL",
  find: `SELECT key FROM message_terms WHERE terms @@ CAST(? AS tsquery) AND key < ?
    ORDER BY key DESC LIMIT ?`,
  written: (terms) =>
    terms.map((term, index) => `'${term}':${Math.min(index + 1, lastPlace)}`).join(" "),
  query: (phrases) =>
    phrases.map((phrase) => `(${spellingsOf(phrase).map(inTsquery).join(" | ")})`).join(" & "),
};

const inTsquery = ({ terms, isOpen }: SearchPhrase) =>
  `(${terms
    .map((term, index) => `'${term}'${isOpen && index === terms.length - 1 ? ":*" : ""}`)
    .join(" <-> ")})`;
