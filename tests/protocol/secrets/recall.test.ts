import { describe, expect, test } from "vitest";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import type { SecretKind } from "../../../protocol/secrets/kind.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import { findSecrets, maskFound } from "../../../protocol/secrets.ts";
import {
  cardFormats,
  codeFormats,
  type Format,
  hexKeyFormats,
  identityFormats,
  keyFormats,
  passwordFormats,
  phraseFormats,
} from "./formats.ts";
import {
  aCard,
  anIdentityNumber,
  aPassword,
  aSeedPhrase,
  hexKey,
  keys,
  wordLists,
} from "./generated.ts";
import { createRandom, digits, type Random } from "./random.ts";

/**
 * What is wrong with the shield's answer to a text, or undefined. Nothing of the secret is left: of a card its last four digits are,
 * and a piece as short as that stands in any text.
 */
function fault(text: string, kind: SecretKind, raw: string): string | undefined {
  if (!mayHoldSecret(text)) return `not suspicious: ${text}`;
  const { text: kept, redacted } = maskFound(text, findSecrets(text, allWords));
  if (!redacted.includes(kind)) return `${kind} not found in: ${text}`;
  const left = piecesOf(raw, kind).filter((piece) => bare(kept).includes(piece));
  return left.length === 0 ? undefined : `${left} is left of it: ${kept}`;
}

/** Letters and digits, however they were spread and written. */
const bare = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");

const pieceLength = 5;
function piecesOf(raw: string, kind: SecretKind): readonly string[] {
  // The frame of a PEM file is no secret.
  const whole = bare(raw.replace(/-{5}[^-]+-{5}/g, ""));
  if (whole.length <= pieceLength) return [whole];
  const least = kind === "seed-phrase" ? 2 * pieceLength : pieceLength;
  return Array.from({ length: Math.max(1, whole.length - least + 1) }, (_, at) =>
    whole.slice(at, at + least),
  );
}

function faultsOf<Secret>(
  kind: SecretKind,
  formats: readonly Format<Secret>[],
  make: (random: Random) => Secret,
  draws = 20,
): readonly string[] {
  const random = createRandom(20_261_128);
  expect(formats.length).toBeGreaterThanOrEqual(20);
  return formats.flatMap((format) =>
    Array.from({ length: draws }, () => {
      const secret = make(random);
      return fault(format(secret), kind, [secret].flat().join("")) ?? [];
    }).flat(),
  );
}

describe("P03 a seed phrase is found in every format", () => {
  describe.each(Object.keys(wordLists))("of the list %s", (list) => {
    test.each([12, 15, 18, 21, 24])("with %i words", (words) => {
      const make = (random: Random) => aSeedPhrase(random, list, words);
      const faults = faultsOf("seed-phrase", phraseFormats, make, 4);
      expect(faults).toEqual([]);
    });
  });

  test("as soon as eleven words stand in a row, whatever the checksum says", () => {
    const random = createRandom(7);
    for (const list of Object.keys(wordLists)) {
      const words = Array.from({ length: 11 }, () => random.pick(wordLists[list] ?? []));
      expect(fault(words.join(" "), "seed-phrase", words.join(""))).toBeUndefined();
    }
  });
});

describe("P04 a private key is found in every format", () => {
  test.each(Object.keys(keys))("%s", (name) => {
    const faults = faultsOf("private-key", keyFormats, keys[name] ?? hexKey);
    expect(faults).toEqual([]);
  });

  test("64 hexadecimal digits, where the text calls them a key", () => {
    expect(faultsOf("private-key", hexKeyFormats, hexKey)).toEqual([]);
  });
});

test("P01 a card is found in every format", () => {
  expect(faultsOf("card", cardFormats, aCard)).toEqual([]);
});

test("P05 an identity number is found in every format", () => {
  expect(faultsOf("identity-number", identityFormats, anIdentityNumber)).toEqual([]);
});

test("P06 a one-time code is found in every phrase", () => {
  const code = (random: Random) => random.signs(digits, random.pick([6, 6, 8]));
  expect(faultsOf("one-time-code", codeFormats, code)).toEqual([]);
  for (const [text, raw] of [
    ["验证码 4821", "4821"],
    ["OTP: 4821", "4821"],
    ["驗證碼是482193", "482193"],
  ] as const)
    expect(fault(text, "one-time-code", raw)).toBeUndefined();
});

test("it would have bitten: a kind that is named while digits of it stay is a fault", () => {
  const raw = "4111111111111111";
  expect(fault(`卡号 ${raw}`, "card", raw)).toBeUndefined();
  expect(fault(`卡号 ${raw}，再说一遍 41111 1111`, "card", raw)).toContain("is left of it");
});

test("P06 a password is found in every phrase", () => {
  expect(faultsOf("password", passwordFormats, aPassword)).toEqual([]);
});
