import { isWif } from "./base58.ts";
import { keyName, keyOrOther } from "./key-context.ts";
import type { Detector, FoundSecret } from "./kind.ts";
import { matchesOf } from "./matches.ts";

/** Base 58, as Bitcoin writes it: no 0, O, I and l. */
const b58 = "[1-9A-HJ-NP-Za-km-z]";
const hex = "[0-9A-Fa-f]";
const alone = (pattern: string) => new RegExp(`(?<![0-9A-Za-z])(?:${pattern})(?![0-9A-Za-z])`, "g");

/** Their form alone says what they are. */
const unmistakable: readonly RegExp[] = [
  // PEM, to its end or, where that is cut off, to the end of the text.
  /-{2,5} ?BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)? ?-{2,5}[\s\S]*?(?:-{2,5} ?END [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)? ?-{2,5}|$)/g,
  // Extended private keys of BIP 32, BIP 49 and BIP 84.
  new RegExp(`(?<![0-9A-Za-z])[xyztuvYZUV]prv(?:\\s?${b58}){100,108}`, "g"),
  // WIF, of the main and the test network; BIP 38; Stellar.
  alone(`5${b58}{50}|[KLc]${b58}{51}|9${b58}{50}|6P${b58}{56}|S[A-Z2-7]{55}`),
  // Bech32: Nostr, Sui, Cardano, age.
  /(?<![0-9A-Za-z])(?:nsec1|suiprivkey1|ed25519e?_sk1|xprv1|AGE-SECRET-KEY-1)[02-9AC-HJ-NP-Zac-hj-np-z]{50,}/g,
  // Solana's id.json: 64 bytes.
  /\[(?:\s{0,3}\d{1,3}\s{0,3},){63}\s{0,3}\d{1,3}\s{0,3}\]/g,
];

/** Every form of a key holds so many signs with at most three spaces between two of them. Most messages do not. */
const signsOfKey = /(?:[!-~]\s{0,3}){16}/;

export const findPrivateKeys: Detector = ({ text }) =>
  signsOfKey.test(text)
    ? [
        ...matchesOf("private-key", text, unmistakable),
        ...findKeystores(text),
        ...findSpacedWif(text),
        ...findNamedKeys(text),
        ...matchesOf("private-key", text, [longBase58]).filter(
          (one) => keyOrOther(text, one).is !== "other",
        ),
        ...matchesOf("private-key", text, [longHex]).filter(
          (one) => keyOrOther(text, one).is === "key",
        ),
      ]
    : [];

/** 64 bytes: a key pair of Solana, unless the text says that it is a signature. Bare, it counts as a key. */
const longBase58 = alone(`${b58}{86,88}`);
/** 32 or 64 bytes: mostly hashes. Bare, the widget asks which. */
const longHex = alone(`(?:0[xX])?(?:${hex}{64}|${hex}{128})`);

/** A string that may be a private key or a hash, with nothing beside it that says which clearly. */
export const findUnclearKeys: Detector = ({ text }) =>
  matchesOf("private-key", text, [longHex]).filter((one) => !keyOrOther(text, one).isClear);

/** In groups, or over several lines, behind its name. As short as 43 signs of base 58: 32 bytes. */
const namedKey = new RegExp(
  `(?:${keyName})[^0-9A-Za-z]{0,12}(?:is |hex |key )?((?:0[xX])?(?:${hex}{2,64}[ \\n\\r:_.-]{1,3}){1,32}${hex}{1,64}|${b58}{4,50}(?:[ \\n\\r_.-]{1,2}${b58}{1,50}){1,22})(?![0-9A-Za-z])`,
  "gi",
);

const hasKeyName = new RegExp(keyName, "i");

function findNamedKeys(text: string): readonly FoundSecret[] {
  if (!hasKeyName.test(text)) return [];
  return matchesOf("private-key", text, [namedKey]).filter(({ start, end }) => {
    const written = text.slice(start, end).replace(/[^0-9A-Za-z]|^0x/gi, "");
    const isHex = /^[0-9a-f]+$/i.test(written);
    return isHex
      ? written.length === 64 || written.length === 128
      : isWif(written) || written.length > 85;
  });
}

/** The file that Ethereum wallets export. It is encrypted, with a password that is often weak. */
function findKeystores(text: string): readonly FoundSecret[] {
  if (!/"?ciphertext"?\s{0,3}:/i.test(text) || !/"?kdf"?\s{0,3}:|"?mac"?\s{0,3}:/i.test(text))
    return [];
  const at = text.search(/"?ciphertext/i);
  const start = text.indexOf("{");
  const end = text.lastIndexOf("}") + 1;
  const isWhole = start >= 0 && start < at && end > at;
  return [{ kind: "private-key", start: isWhole ? start : at, end: isWhole ? end : text.length }];
}

const spacedWif = new RegExp(
  `(?<![0-9A-Za-z])[5KLc9](?:[ \\n\\r]{0,2}${b58}){50,51}(?![0-9A-Za-z])`,
  "g",
);
/** Each is hashed twice. */
const mostChecked = 32;

/** A WIF key in groups, or broken by a line. Prose looks the same, so that the checksum decides. */
const findSpacedWif = (text: string): readonly FoundSecret[] =>
  Array.from(text.matchAll(spacedWif))
    .slice(0, mostChecked)
    .filter(([found]) => /\d/.test(found) && isWif(found.replace(/\s/g, "")))
    .map(({ 0: found, index }) => ({
      kind: "private-key" as const,
      start: index,
      end: index + found.length,
    }));
