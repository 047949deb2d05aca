/**
 * The text without what stands between single signs to hide a word: “验 证 码”, “验.证.码”, “c o d e”. It is read for what it
 * asks only: where words end is lost.
 */
export const compact = (text: string): string =>
  text.replace(hanApart, "").replace(lettersApart, (row) => row.replace(/[^\p{L}]/gu, ""));

const han = "\\p{Script=Han}";
const gap = "[^\\p{L}\\p{N}]{1,3}";
/** Any space between two 汉字, and anything between those that stand alone. */
const hanApart = new RegExp(
  `(?<=${han})[ \\t]+(?=${han})|(?<=${han}${gap}${han})${gap}(?=${han})|(?<=${han})${gap}(?=${han}${gap}${han})`,
  "gu",
);
const lettersApart = new RegExp(`(?<!\\p{L})(?:[a-z]${gap}){2,}[a-z](?!\\p{L})`, "giu");
