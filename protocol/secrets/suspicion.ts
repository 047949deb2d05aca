/**
 * The first look at a text, in an open chat and on the server: true where the shield could find something, and now and then
 * where it will not. It is a few hundred bytes; what it asks for is loaded then. Of several short messages, joined, a row of
 * five words is worth a look.
 */
export function mayHoldSecret(text: string, wordsInARow = 8): boolean {
  const plain = plainly(text);
  return (
    shapes.test(plain) ||
    (names.test(plain) && /[!-~]{4}|\d ?\d|[一-五六八四]{4}/.test(plain)) ||
    hasRowOfWords(plain, wordsInARow)
  );
}

/** Without accents, tags and what is not seen, kana and Hangul in their parts, full-width signs as plain ones. */
const plainly = (text: string) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}]|<[^>]*>/gu, "");

/** The digits of a card or of an identity number; a key, whole or in groups; 汉字 apart, as no sentence has them, or behind the name of a seed phrase. */
const shapes =
  /(?:\p{Nd}\P{Nd}{0,9}){13}|\w{43}|(?:[^\W_0OIl]\s{0,2}){51}|(?:\p{sc=Han}{1,4}\P{sc=Han}{1,24}){8}|[记記][词詞]\D{12}/u;

/** What a key, a code or a password is called. */
const names = /[钥鑰匙码碼令]|key|code|pass|word|\bpw|\bpin|otp|2fa|cv|[后後末][三3]|背面/i;

/** So many words in a row that are as long as those of the lists. Sentences have a little one sooner. */
function hasRowOfWords(plain: string, least: number): boolean {
  let row = 0;
  for (const [word] of plain.matchAll(/\d*[a-z]+|[ぁ-゚]+|[ᄀ-ᇿ]+/gi)) {
    row = word.length > 2 || word > "~" ? row + 1 : 0;
    if (row >= least) return true;
  }
  return false;
}
