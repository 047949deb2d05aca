/**
 * Letters and digits that look like Latin ones, as UTS 39 has them: “Ѕystem” begins with a Cyrillic letter. What NFKC makes
 * equal (full-width, mathematical) is not here.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  a: "аαɑ",
  b: "ьβƅ",
  c: "сϲᴄ",
  d: "ԁɗ",
  e: "еєεҽ3",
  f: "ƒϝ",
  g: "ɡԍ",
  h: "һнη",
  i: "іιıɩӏ1|!",
  j: "јϳ",
  k: "кκĸ",
  l: "ⅼ",
  m: "мϻ",
  n: "ոп",
  o: "оοσօ0",
  p: "рρᴩ",
  q: "ԛ",
  r: "гᴦ",
  s: "ѕꜱ5$",
  t: "тτ",
  u: "υսս",
  v: "ѵν",
  w: "ԝωѡ",
  x: "хχ",
  y: "уγүʏ",
  z: "ᴢ",
};

const latinOf = new Map(
  Object.entries(lookAlikes).flatMap(([latin, others]) =>
    Array.from(others, (other) => [other, latin] as const),
  ),
);

/** As it looks: in small letters, without accents, the look-alikes as what they look like. For comparing, not for showing. */
export const skeletonOf = (text: string): string =>
  Array.from(
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(),
    (sign) => latinOf.get(sign) ?? sign,
  ).join("");
