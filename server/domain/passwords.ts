import { Refusal } from "./refusal.ts";

export const shortestPassword = 12;

/** What anybody tries first, in any case and with digits around it. */
const classics = new RegExp(
  [
    "password|secret|change ?me|default|example|administrator|admin|letmein|welcome|iloveyou|monkey|dragon|sunshine",
    "production|staging|development|identity|server|token|test|jwt|256|bit",
    "pocketdesk|wallet|support|your",
    "qwerty(?:uiop)?|asdfgh(?:jkl)?|zxcvbnm?|1q2w3e(?:4r(?:5t(?:6y)?)?)?|1qaz2wsx(?:3edc)?|qazwsx(?:edc)?",
    "woaini|5201314|1314|520|(?:19|20)\\d\\d|000000|111111|123",
  ].join("|"),
  "gi",
);

/** Of sentences that stand where something random belongs: “this-is-a-very-long-secret-key”. */
const sentences =
  /correct|horse|battery|staple|this|that|is|very|really|long|super|strong|secure|private|public|random|string|value|enough|please|here|the|my|key|phrase/gi;

/** Digits and signs that people write for letters: “P@ssw0rd”. */
const lookAlikes: Readonly<Record<string, string>> = { "@": "a", $: "s", "0": "o", "3": "e" };
const asLetters = (text: string) => text.replace(/[@$03]/g, (sign) => lookAlikes[sign] ?? sign);

/** So many characters are left at least when all that anybody tries first is taken away. */
const leastOfItsOwn = 5;

/** A text that repeats itself, or holds little besides what anybody tries first. */
export function isGuessable(secret: string): boolean {
  const plain = withoutRuns(secret.toLowerCase().replace(/[\s._-]/gu, ""));
  const rests = [plain, asLetters(plain)].map((text) => text.replace(classics, ""));
  return (
    repeatsItself(secret.replace(/[\s._-]/gu, "")) ||
    repeatsWord(secret) ||
    new Set(secret).size < 8 ||
    rests.some((rest) => rest.length < leastOfItsOwn)
  );
}

/** Machines read it, nobody has to remember it: so it may be asked to be random. */
export function isGuessableSecret(secret: string): boolean {
  const rest = withoutRuns(secret.toLowerCase().replace(/[\s._-]/gu, ""))
    .replace(classics, "")
    .replace(sentences, "");
  return isGuessable(secret) || rest.length < leastOfItsOwn;
}

/** A part that comes again from the beginning on, up to half of the text at least, and little behind it. */
function repeatsItself(text: string): boolean {
  for (let part = 1; part <= text.length / 2; part += 1) {
    let end = part;
    while (end < text.length && text[end] === text[end - part]) end += 1;
    const repeated = end >= 2 * part && end >= text.length / 2;
    if (repeated && text.length - end < 16) return true;
  }
  return false;
}

/** “correct-horse-battery-staple-correct”: five letters and more do not come twice by chance. */
function repeatsWord(text: string): boolean {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= 5);
  return new Set(words).size < words.length;
}

/** Without “abcdef” and “4567”: four and more characters that follow each other. */
function withoutRuns(text: string): string {
  let rest = "";
  for (let at = 0; at < text.length; ) {
    let end = at + 1;
    while (text.charCodeAt(end) === text.charCodeAt(end - 1) + 1) end += 1;
    if (end - at < 4) rest += text.slice(at, end);
    at = end;
  }
  return rest;
}

/** One rule, whichever way the password comes in. */
export function refuseWeakPassword(password: string): void {
  if (password.length < shortestPassword || isGuessable(password)) {
    throw new Refusal(
      "invalid",
      `A password is at least ${shortestPassword} characters that nobody can guess.`,
    );
  }
}
