/**
 * An emergency in words that are only spelt wrong: as an input method offers them (“我账好被倒了”), in pinyin (“zhanghao beidao le”), or
 * with a letter too few (“my acc got hackd”).
 */

import type { Pinyin } from "../text/pinyin.ts";
import { namedEmergency } from "./named-emergency.ts";

const soundKinds: readonly (readonly [kind: string, sounds: RegExp])[] = [
  [
    "account-stolen",
    /(?:^| )(?:zan (?:hao|hu)|qian bao|hu tou|hao) (?:\w+ ){0,2}?bei (?:ren |bie ren |ta )?dao(?: (?:le|la|lo|zou|sua|qu|lie))*(?: \||$)/u,
  ],
  ["account-stolen", /(?:^| )bei (?:ren |bie ren |ta )?dao hao(?: (?:le|la|lo|lie))*(?: \||$)/u],
  [
    "account-stolen",
    /(?:^| )mi ma (?:bei (?:ren |ta )?)?xie l(?:ou|u)(?: (?:le|la|lo|cu qu le))*(?: \||$)/u,
  ],
  [
    "scam-reported",
    /(?:^| )bei (?:ren |ta |pian zi )?pian (?:le|la|lo|zou|lie)(?: (?:qian|\w+ (?:bai|qian|wan|kuai)).*)?(?: \||$)/u,
  ],
  [
    "phone-lost",
    /(?:^| )sou ji (?:\w+ )?(?:bei (?:ren |ta )?)?(?:tou|diu) (?:le|la|lo|lie|zou)(?: zen me ban)?(?: \||$)/u,
  ],
];
const asks = /[吗?？]|怎么(?!办)|如何|会不会|能不能|没有?被/u;

/** By its words, else by their sounds. */
export function createEmergencyNamer(pinyin: Pinyin): (plain: string) => string | undefined {
  const soundsLike = createSoundFinder(pinyin);
  return (plain) => namedEmergency(plain) ?? soundsLike(plain);
}

/** The kind that it sounds like; the sounds are those that southern accents do not tell from each other either. */
function createSoundFinder(pinyin: Pinyin): (plain: string) => string | undefined {
  const syllablesOf = (run: string): readonly string[] =>
    /\p{Script=Han}/u.test(run) ? pinyin.syllables(run) : (pinyin.split(run) ?? ["|"]);
  return (plain) => {
    if (plain.length > longest || asks.test(plain)) return undefined;
    const runs = plain.match(/\p{Script=Han}+|[a-z]+|[\p{P}]/gu) ?? [];
    const sounds = runs.flatMap(syllablesOf).join(" ");
    return soundKinds.find(([, pattern]) => pattern.test(sounds))?.[0];
  };
}
/** In characters; a longer message says it again in other words. */
const longest = 60;

const keyWords = ["hacked", "stolen", "scammed", "account", "password", "wallet", "drained"];
/** As near to one of them, and words of their own. */
const others = new Set(["hacker", "hackers", "hatched", "backed", "packed", "stole", "wallets"]);
const shortForms: Readonly<Record<string, string>> = { acc: "account", acct: "account" };

/** Each key word as it is spelt, where one letter is missing, too many, wrong or in the place of its neighbour. */
export const spellKeyWords = (plain: string): string =>
  plain.replace(/[a-z]+/gu, (word) => {
    if (word.replace(/(.)\1/gu, "$1") === "stole") return "stole";
    if (word.length < 5 || others.has(word)) return shortForms[word] ?? word;
    return keyWords.find((key) => key[0] === word[0] && isOneEditFrom(key, word)) ?? word;
  });

function isOneEditFrom(key: string, word: string): boolean {
  if (Math.abs(key.length - word.length) > 1) return false;
  const at = [...key].findIndex((letter, index) => word[index] !== letter);
  if (at < 0) return true;
  const [ofKey, ofWord] = [key.slice(at), word.slice(at)];
  const swapped = ofWord[1] === ofKey[0] && ofWord[0] === ofKey[1];
  return (
    ofKey.slice(1) === ofWord ||
    ofKey === ofWord.slice(1) ||
    ofKey.slice(1) === ofWord.slice(1) ||
    (swapped && ofKey.slice(2) === ofWord.slice(2))
  );
}
