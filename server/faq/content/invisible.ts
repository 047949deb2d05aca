/** Signs that nobody sees: zero-width ones, those that turn the direction of a text, soft hyphens. Emoji are joined by U+200D. */
export const invisible =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** The first one of a line, as `U+200B`. */
export function invisibleIn(line: string): string | undefined {
  const at = line.search(invisible);
  if (at < 0) return undefined;
  return `U+${line.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`;
}
