/** A text's first sentence, and what follows. Without an end, or where it is long, nothing is set apart. */
export function splitLead(text: string): { readonly lead: string; readonly rest: string } {
  const end = /[。？！]|[.?!](?=\s|$)/.exec(text);
  const length = end === null ? text.length : end.index + end[0].length;
  if (length > longestLead(text)) return { lead: "", rest: text };
  return { lead: text.slice(0, length), rest: text.slice(length).trimStart() };
}

/** Two lines on a phone, in characters: 汉字 are twice as wide as letters. */
const longestLead = (text: string): number => (/[\u3400-\u9fff]/.test(text) ? 40 : 90);
