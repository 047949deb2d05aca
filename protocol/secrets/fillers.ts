const signs =
  "第前后後头頭一二三四五六七八九十個个單单詞词字是为為叫即然接着著再最末和还還有跟与與位段半部分";

/** What people write between the words: 第一个、word 2、and; and how a file's name ends. It breaks no row, and counts for none. */
const filler = new RegExp(
  `^(?:[${signs}]+|and|then|word|first|second|third|last|st|nd|rd|th|pdf|png|jpe?g|webp|gif)$`,
  "i",
);
export const isFiller = (text: string): boolean => filler.test(text);

const behind = new RegExp(`^([${signs}]+)(\\p{Script=Han})$`, "u");
const before = new RegExp(`^(\\p{Script=Han})([${signs}]+)$`, "u");

/** “个是肃” of “第1个是肃”, “肃是第” of “肃是第1个”: the parts, or undefined where there is more or nothing beside a sign. */
export const aroundOneSign = (text: string): readonly [string, string] | undefined => {
  const parts = behind.exec(text) ?? before.exec(text);
  return parts ? [parts[1] ?? "", parts[2] ?? ""] : undefined;
};
