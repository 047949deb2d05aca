/** What both ends take for text that people can read. */

/** A sign that is drawn: no space, no control, no accent without a letter, and none of the letters that every font leaves empty. */
const visible =
  /[^\p{White_Space}\p{Cc}\p{M}\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb\u{1d159}]/u;

/** True for a text that shows nothing, whatever it is made of: U+200B, U+3164, U+2800, accents or marks of direction alone. */
export const isBlank = (text: string): boolean => !visible.test(text);

/** At most so many UTF-16 code units, and no half of a character at the end. */
export const cutText = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, "");

/** Marks of direction and the like could make a name pass for something else on the page. */
const unseen = /\p{Default_Ignorable_Code_Point}/gu;

const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Without marks that turn what stands around a name: a sentence of ours would be read backwards. */
export const withoutDirections = (text: string): string => text.replace(directions, "");

const breaks = /[\p{White_Space}\p{Cc}]+/gu;
/** No language puts more accents on one letter; those beyond would lie on the lines above and below. */
const accentsBeyond = /(\p{M}{4})\p{M}+/gu;

/** A name in one line, with its accents in bounds; undefined for a blank one. */
export function nameFrom(text: string, length: number): string | undefined {
  const line = text.replace(unseen, "").replace(breaks, " ").replace(accentsBeyond, "$1").trim();
  return isBlank(line) ? undefined : cutText(line, length).trim();
}
