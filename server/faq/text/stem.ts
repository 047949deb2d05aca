/**
 * A light English stemmer: plurals, -ing, -ed, -ly and a final e. “failed”, “failing” and “fails” get the same stem. Where
 * it merges two different words, their trigrams still differ.
 */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  let base = word;
  if (base.endsWith("ies") && base.length > 4) base = `${base.slice(0, -3)}y`;
  else if (/(?:s|x|z|ch|sh)es$/.test(base)) base = base.slice(0, -2);
  else if (/[^su]s$/.test(base)) base = base.slice(0, -1);
  const shorter = /^(.*[aeiouy].*?)(?:ing|ed|ly|ment|ation)$/.exec(base)?.[1];
  if (shorter !== undefined && shorter.length > 2) base = undouble(shorter);
  return base.length > 4 && base.endsWith("e") ? base.slice(0, -1) : base;
}

function undouble(base: string): string {
  return /([^aeioulsz])\1$/.test(base) ? base.slice(0, -1) : base;
}
