/**
 * Makes a text plain without moving a place in it: `６２２２` and `6222` are the same number, and a no-break space
 * is a space. What hides a secret from a program but not from a reader is undone here, once for all detectors.
 */
export function fold(text: string): string {
  return text.replace(foreign, (found) => {
    const code = found.charCodeAt(0);
    if (found.length === 2) return `${(found.charCodeAt(1) - mathematicalZero) % 10}${invisible}`;
    if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
    if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
    if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
    if (/\s/.test(found)) return " ";
    return /\p{Pd}|\u2212/u.test(found) ? "-" : invisible;
  });
}

/** Stands for what takes a place and is not seen. */
export const invisible = "\u200b";

/** The second half of 𝟎 in UTF-16; the digits of five alphabets follow it. */
const mathematicalZero = 0xdfce;

const spaces = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000";
const dashes = "\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63";
/** Zero-width characters, marks of direction, soft hyphens, and what makes an emoji of a digit. */
const unseen = "\u00ad\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2069\u20e3\ufe00-\ufe0f\ufeff";
const digits = "\u0660-\u0669\u06f0-\u06f9";
const foreign = new RegExp(
  `[${spaces}${dashes}${unseen}${digits}\uff01-\uff5e]|\ud835[\udfce-\udfff]`,
  "g",
);
