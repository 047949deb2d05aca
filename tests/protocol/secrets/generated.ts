/** Valid secrets of each kind, as a wallet or a bank would make them. */

import { sha256 } from "@noble/hashes/sha2.js";
import { entropyToMnemonic } from "@scure/bip39";
import { wordlist as czech } from "@scure/bip39/wordlists/czech.js";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { wordlist as french } from "@scure/bip39/wordlists/french.js";
import { wordlist as italian } from "@scure/bip39/wordlists/italian.js";
import { wordlist as japanese } from "@scure/bip39/wordlists/japanese.js";
import { wordlist as korean } from "@scure/bip39/wordlists/korean.js";
import { wordlist as portuguese } from "@scure/bip39/wordlists/portuguese.js";
import { wordlist as simplifiedChinese } from "@scure/bip39/wordlists/simplified-chinese.js";
import { wordlist as spanish } from "@scure/bip39/wordlists/spanish.js";
import { wordlist as traditionalChinese } from "@scure/bip39/wordlists/traditional-chinese.js";
import { base58, digits, hexadecimal, type Random } from "./random.ts";

export const wordLists: Readonly<Record<string, string[]>> = {
  english: [...english],
  czech: [...czech],
  french: [...french],
  italian: [...italian],
  portuguese: [...portuguese],
  spanish: [...spanish],
  japanese: [...japanese],
  korean: [...korean],
  simplifiedChinese: [...simplifiedChinese],
  traditionalChinese: [...traditionalChinese],
};

const bytes = (random: Random, count: number) =>
  Uint8Array.from({ length: count }, () => random.below(256));

/** 12, 15, 18, 21 or 24 words with a valid checksum. As people type them: composed, where the list has parts. */
export function aSeedPhrase(random: Random, list: string, words: number): readonly string[] {
  const phrase = entropyToMnemonic(bytes(random, (words / 3) * 4), wordLists[list] ?? []);
  return phrase.normalize("NFC").split(/[ \u3000]/);
}

function toBase58(payload: Uint8Array): string {
  let number = payload.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  for (; number > 0n; number /= 58n) text = base58[Number(number % 58n)] + text;
  const zeros = payload.findIndex((byte) => byte !== 0);
  return "1".repeat(Math.max(0, zeros)) + text;
}

const withChecksum = (payload: Uint8Array) =>
  Uint8Array.from([...payload, ...sha256(sha256(payload)).subarray(0, 4)]);

const extended = { xprv: 0x0488ade4, yprv: 0x049d7878, zprv: 0x04b2430c, tprv: 0x04358394 };

export const keys: Readonly<Record<string, (random: Random) => string>> = {
  wif: (random) => toBase58(withChecksum(Uint8Array.from([0x80, ...bytes(random, 32), 1]))),
  wifUncompressed: (random) =>
    toBase58(withChecksum(Uint8Array.from([0x80, ...bytes(random, 32)]))),
  wifTestnet: (random) => toBase58(withChecksum(Uint8Array.from([0xef, ...bytes(random, 32), 1]))),
  ...Object.fromEntries(
    Object.entries(extended).map(([name, version]) => [
      name,
      (random: Random) => {
        const head = [24, 16, 8, 0].map((shift) => (version >>> shift) & 0xff);
        const rest = [...bytes(random, 41), 0, ...bytes(random, 32)];
        return toBase58(withChecksum(Uint8Array.from([...head, ...rest])));
      },
    ]),
  ),
  solana: (random) => toBase58(Uint8Array.from([1 + random.below(255), ...bytes(random, 63)])),
  pem: (random) =>
    `-----BEGIN EC PRIVATE KEY-----\n${random.signs(`${base58}+/0`, 64)}\n${random.signs(`${base58}+/0`, 64)}\n-----END EC PRIVATE KEY-----`,
  keystore: (random) =>
    JSON.stringify({
      version: 3,
      address: random.signs(hexadecimal, 40),
      crypto: {
        ciphertext: random.signs(hexadecimal, 64),
        cipherparams: { iv: random.signs(hexadecimal, 32) },
        cipher: "aes-128-ctr",
        kdf: "scrypt",
        kdfparams: { n: 262_144, r: 8, p: 1, dklen: 32, salt: random.signs(hexadecimal, 64) },
        mac: random.signs(hexadecimal, 64),
      },
    }),
};

/** 32 bytes in hexadecimal: a key where the text says so, else mostly a hash. */
export const hexKey = (random: Random) => random.signs(hexadecimal, 64);

/** Beginning and length, as issuers have them. */
const issuers = [
  ["4", 13],
  ["4", 16],
  ["4", 19],
  ["51", 16],
  ["55", 16],
  ["2221", 16],
  ["2720", 16],
  ["34", 15],
  ["37", 15],
  ["36", 14],
  ["3528", 16],
  ["6011", 16],
  ["6759", 17],
  ["622202", 16],
  ["622848", 18],
  ["621700", 19],
  ["623052", 19],
] as const;

export function aCard(random: Random): string {
  const [start, length] = random.pick(issuers);
  const body = start + random.signs(digits, length - start.length - 1);
  return body + luhnDigit(body);
}

export function luhnDigit(body: string): number {
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

export function anIdentityNumber(random: Random): string {
  const two = (number: number) => String(number).padStart(2, "0");
  const region = random.pick([
    "110105",
    "310101",
    "440305",
    "510107",
    "330106",
    "650102",
    "820000",
  ]);
  const birth = `${1930 + random.below(90)}${two(1 + random.below(12))}${two(1 + random.below(28))}`;
  const body = region + birth + random.signs(digits, 3);
  return body + checkCharacter(body);
}

/** ISO 7064, MOD 11-2. */
export function checkCharacter(body: string): string {
  const rest = [...body].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0);
  return "0123456789X"[(12 - rest) % 11] ?? "";
}

export function aPassword(random: Random): string {
  const letters = random.signs("abcdefghijkmnpqrstuvwxyz", 3 + random.below(5));
  const capital = random.signs("ABCDEFGHJKLMNPQRSTUVWXYZ", 1);
  return `${capital}${letters}${random.pick(["", "_", "@", "#", "-"])}${random.signs(digits, 2 + random.below(4))}`;
}
